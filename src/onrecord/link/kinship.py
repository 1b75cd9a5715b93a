"""What speaks for an article being of a story, as numbers: words, names, opening, figures and days that they share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

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


def traits(article: Member, members: Sequence[Member], weigh: Weigh) -> tuple[float, ...]:
    """The TRAITS of an article beside the articles of a story, of which there must be one.

    near: likeness to the most like article; cover: share of the article's words that the story has; names, head: cosine of the
    names, and of the words of the opening, with those of the story; figures, pairs: weight of those shared; fresh: dates of both
    lie together; far: days between them; size: articles of the story. Weights, days and sizes are logarithms.
    """
    terms = article[0]
    mine = _weighed({t: n for t, n in terms.items() if t[0] not in MARKS}, weigh)
    shared = [mine.keys() & theirs.keys() for theirs, _ in members]
    near = max(sum(mine[t] * weigh(t) for t in some) / math.sqrt(len(m)) for some, (m, _) in zip(shared, members, strict=True))
    apart = _apart(article, members)
    return (
        near / _length(mine.values()),
        sum(mine[t] for t in set().union(*shared)) / (sum(mine.values()) or 1.0),
        _cosine(terms, members, NAME, weigh),
        _cosine(terms, members, HEAD, weigh),
        _together(terms, members, FIGURE, weigh),
        _together(terms, members, PAIR, weigh),
        float(apart is not None and apart <= NEARBY),
        math.log1p(max(0, (apart or 0) - NEARBY)),
        math.log(len(members)),
    )


def _weighed(terms: Terms, weigh: Weigh) -> dict[str, float]:
    return {t: (1 + math.log(n)) * weight for t, n in terms.items() if (weight := weigh(t))}


def _length(values: Collection[float]) -> float:
    return math.sqrt(sum(v * v for v in values)) or 1.0


def _cosine(terms: Terms, members: Sequence[Member], kind: str, weigh: Weigh) -> float:
    """Cosine of the terms of one kind with the sum of those of the story."""
    mine = _weighed({t: n for t, n in terms.items() if t[0] == kind}, weigh)
    story = Counter(t for theirs, _ in members for t in theirs if t[0] == kind)
    profile = {t: n * weigh(t) for t, n in story.items()}
    length = _length(mine.values()) * _length(profile.values())
    return sum(x * profile[t] for t, x in mine.items() if t in profile) / length


def _together(terms: Iterable[str], members: Sequence[Member], kind: str, weigh: Weigh) -> float:
    """Weight of the terms of one kind that an article of the story has too, as a logarithm."""
    return math.log1p(sum(weigh(t) for t in terms if t[0] == kind and any(t in theirs for theirs, _ in members)))


def _apart(article: Member, members: Sequence[Member]) -> int | None:
    """Days between the nearest dates of an article and of a story; None where one has none.

    Articles of one and the same moment were fetched together: that says nothing of when they were written.
    """
    moment = article[1] if article[1] and len(article[1]) > len("2031-03-01") else None
    dated = [(terms, None) if at == moment else (terms, at) for terms, at in members]
    mine, theirs = _days(article), {day for member in dated for day in _days(member)}
    return min((abs(a - b) for a in mine for b in theirs), default=None)


def _days(member: Member) -> set[int]:
    named = [term[1:] for term in member[0] if term[0] == DAY]
    return {day for text in [*named, member[1] or ""] if (day := _day(text)) is not None}


def _day(text: str) -> int | None:
    """The day with which a time begins, as a number; None where it gives none (a year, a month)."""
    try:
        return date.fromisoformat(text[:10]).toordinal()
    except ValueError:
        return None
