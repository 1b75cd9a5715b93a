"""Which story an article joins: the likeliest of those that share rare terms with it, if it is likely enough."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources

from onrecord.link.kinship import DAY, FIGURE, HEAD, MARKS, NAME, PAIR, TRAITS, Member, Terms, traits, weighed
from onrecord.link.words import TOKEN, common, names, stem, tokens
from onrecord.model.news import Reading

LEAD = 3000
"""Code points of a text that tell its story; what stands further down is background."""
OPENING = 300
"""Code points from the title on that name the event."""
BACKGROUND = 300
"""How many articles the list of common words counts for beside those of the record."""
UNSEEN = 0.2
"""Articles in a thousand that hold a word which the list of common words lacks."""
UNHEARD = 0.05
"""The same for a pair of words, or for a day."""
TELLING = 0.7
"""A term with less inverse document frequency tells nothing about a story."""
FIRST, LAST = 6, 10
"""Articles that stand for a story: those of its beginning, which say what it is about, and those of its end."""


def terms(reading: Reading) -> dict[str, int]:
    """Index terms of an article with their counts, in order, as those of a record are.

    Plain: stems of the words of its title and lead. Marked by their first character: "^" stems that stand as names, "!" those of
    the opening, "#" figures, "&" names of two words, "@" days (ISO 8601) that it tells of.
    """
    text = f"{reading.version.title or ''}\n{reading.text[:LEAD]}".strip()
    told = tokens(text)
    counts = Counter(stem(word) for word in told if not word[0].isdigit())
    named = sorted(names(text) & counts.keys())
    found = {
        **counts,
        **{NAME + name: counts[name] for name in named},
        **{HEAD + stem(word): 1 for word in tokens(text[:OPENING]) if not word[0].isdigit()},
        **{FIGURE + word: 1 for word in told if _figure(word)},
        **{PAIR + pair: 1 for pair in _pairs(text)},
        **{DAY + day: 1 for day in _days(reading)},
    }
    return dict(sorted(found.items()))


def choose(
    terms: Terms,
    at: str | None,
    candidates: Sequence[tuple[str, Sequence[Member]]],
    *,
    frequency: Callable[[str], int],
    articles: int,
) -> str | None:
    """The story among `candidates` (id, and its first and last articles) that an article joins; None where it founds one.

    `frequency` gives the articles of the record that hold a term, out of `articles`.
    """
    article = weighed((terms, at), lambda term: weight(term, frequency(term), articles))
    scored = [(_likely(traits(article, members)), story) for story, members in candidates]
    best, story = max(scored, key=lambda row: row[0], default=(-math.inf, None))
    return story if best > 0 else None


def some(members: Sequence[Member]) -> Sequence[Member]:
    """The articles that stand for a story."""
    return members if len(members) <= FIRST + LAST else [*members[:FIRST], *members[-LAST:]]


def weight(term: str, frequency: int, articles: int) -> float:
    """Inverse document frequency in the record and the articles behind the list of common words; 0 where it tells nothing."""
    rate = UNHEARD if term[0] in (PAIR, DAY) else common().get(term.lstrip(MARKS), UNSEEN)
    found = math.log((articles + BACKGROUND + 1) / (frequency + rate * BACKGROUND / 1000 + 0.5))
    return found if found > TELLING else 0.0


def _likely(found: Sequence[float]) -> float:
    """Log-odds that an article with these traits is of the story, shifted so that it joins above 0."""
    weights = _weights()
    return weights["constant"] + sum(weights[name] * value for name, value in zip(TRAITS, found, strict=True))


@cache
def _weights() -> dict[str, float]:
    return tomllib.loads(resources.files("onrecord.link").joinpath("lexicon/stories.toml").read_text(encoding="utf-8"))


def _figure(word: str) -> bool:
    """Whether a word is a figure that can be of one event: not a single digit, not a year."""
    return word[0].isdigit() and len(word) > 1 and not (len(word) == 4 and word[:2] in ("19", "20"))


def _pairs(text: str) -> Iterator[str]:
    """Two words with a capital, or one and a number, side by side: most are full names."""
    last, end = "", 0
    for match in TOKEN.finditer(text):
        word = match[0]
        if _capital(last) and (_capital(word) or word.isdigit()) and text[end : match.start()] == " ":
            yield f"{stem(last)} {stem(word)}"
        last, end = word, match.end()


def _capital(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _days(reading: Reading) -> Iterator[str]:
    """Days that the lead tells of, as far as they are resolved."""
    for time in reading.times:
        if time.span[0].start < LEAD and time.value and time.start and time.start[:10] == time.value[:10]:
            yield time.value[:10]
