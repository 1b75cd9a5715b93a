"""What speaks for an article being of a story, as numbers: words, names, opening, figures and days that they share."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

Terms = Mapping[str, int]
Member = tuple[Terms, str | None]
"""The index terms of an article, and its time (ISO 8601) where that is known."""
Weigh = Callable[[str], float]
"""How much a term tells; 0 for one that tells nothing."""

NAME, HEAD, FIGURE, DAY, PAIR = "^", "!", "#", "@", "&"
MARKS = NAME + HEAD + FIGURE + DAY + PAIR
"""What a term begins with where it is no plain word: a name, a word of the opening, a figure, a day, a name of two words."""
NEARBY = 3
"""Days for which an event is written about; dates further apart speak against one event."""

TRAITS = ("near", "cover", "names", "head", "figures", "pairs", "fresh", "far", "size")


@dataclass(frozen=True, slots=True)
class Weighed:
    """An article whose terms are weighed, once for all stories that it is put beside."""

    at: str | None
    days: frozenset[int]
    terms: Mapping[str, float]
    """Those that tell something; a word and a name weigh more the more often they stand there."""
    nearness: Mapping[str, float]
    """What each term adds to the likeness to an article that has it too."""
    lengths: Mapping[str, float]
    """Euclidean length of the plain words (""), the names and the opening."""
    words: float
    """All that its plain words tell."""


def weighed(article: Member, weigh: Weigh) -> Weighed:
    """An article with what its terms tell; each is weighed once."""
    known = {t: weight for t in article[0] if (weight := weigh(t))}
    terms = {t: (1 + math.log(article[0][t])) * weight for t, weight in known.items()}
    words = {t: x for t, x in terms.items() if t[0] not in MARKS}
    lengths = {kind: _length([x for t, x in terms.items() if t[0] == kind]) for kind in (NAME, HEAD)}
    return Weighed(
        article[1],
        frozenset(_days(*article)),
        terms,
        {t: words.get(t, 0.0) * weight for t, weight in known.items()},
        {"": _length(words.values()), **lengths},
        sum(words.values()) or 1.0,
    )


def traits(article: Weighed, members: Sequence[Member]) -> tuple[float, ...]:
    """The TRAITS of an article beside the articles of a story, of which there must be one.

    near: likeness to the most like article; cover: share of the article's words that the story has; names, head: likeness of the
    names, and of the words of the opening, to those of the story; figures, pairs: weight of those shared; fresh: dates of both
    lie together; far: days between them; size: articles of the story. Weights, days and sizes are logarithms.
    """
    shared = [article.terms.keys() & theirs.keys() for theirs, _ in members]
    near = max(_near(article, some, theirs) for some, (theirs, _) in zip(shared, members, strict=True))
    met = Counter(chain.from_iterable(shared))
    ordered = [sorted(theirs) for theirs, _ in members]
    apart = _apart(article, [(_marked(terms, DAY), at) for terms, (_, at) in zip(ordered, members, strict=True)])
    return (
        near / article.lengths[""],
        math.fsum(article.terms[t] for t in met if t[0] not in MARKS) / article.words,
        _likeness(article, ordered, met, NAME),
        _likeness(article, ordered, met, HEAD),
        math.log1p(math.fsum(article.terms[t] for t in met if t[0] == FIGURE)),
        math.log1p(math.fsum(article.terms[t] for t in met if t[0] == PAIR)),
        float(apart is not None and apart <= NEARBY),
        math.log1p(max(0, (apart or 0) - NEARBY)),
        math.log(len(members)),
    )


def _near(article: Weighed, shared: Iterable[str], theirs: Terms) -> float:
    """Likeness to one article: a cosine, its length reckoned by the number of its terms."""
    return math.fsum(map(article.nearness.__getitem__, shared)) / math.sqrt(len(theirs))


def _length(values: Collection[float]) -> float:
    return math.sqrt(sum(v * v for v in values)) or 1.0


def _likeness(article: Weighed, members: Sequence[list[str]], met: Mapping[str, int], kind: str) -> float:
    """Cosine of the terms of one kind with the number of articles of the story that have each."""
    story = Counter(chain.from_iterable(_marked(theirs, kind) for theirs in members))
    both = math.fsum(article.terms[t] * n for t, n in met.items() if t[0] == kind)
    return both / (article.lengths[kind] * _length(story.values()))


def _marked(ordered: list[str], kind: str) -> list[str]:
    """The terms of one kind among terms in order."""
    return ordered[bisect_left(ordered, kind) : bisect_left(ordered, chr(ord(kind) + 1))]


def _apart(article: Weighed, members: Iterable[tuple[Iterable[str], str | None]]) -> int | None:
    """Days between an article and the nearest date of a story, from its terms and times; None where one has none.

    Articles of one and the same moment were fetched together: that says nothing of when they were written.
    """
    moment = article.at if article.at and len(article.at) > len("2031-03-01") else None
    theirs = {day for terms, at in members for day in _days(terms, None if at == moment else at)}
    return min((abs(a - b) for a in article.days for b in theirs), default=None)


def _days(terms: Iterable[str], at: str | None) -> set[int]:
    named = [term[1:] for term in terms if term[0] == DAY]
    return {day for text in [*named, at or ""] if (day := _day(text)) is not None}


def _day(text: str) -> int | None:
    """The day with which a time begins, as a number; None where it gives none (a year, a month)."""
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None
