"""Which story an article joins: single-pass clustering of TF-IDF vectors, names weighing more, stale stories less."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from onrecord.link.words import common, names, stem, tokens
from onrecord.model.news import Reading

LEAD = 3000
"""Code points of a text that tell its story; what stands further down is background."""
BACKGROUND = 300
"""How many articles the list of common words counts for beside those of the record."""
UNSEEN = 0.2
"""Articles in a thousand that hold a word which the list of common words lacks."""
TELLING = 0.7
"""A word with less inverse document frequency tells nothing about a story."""
BAR = 0.26
"""Cosine from which an article joins, where nothing is known of times."""
FIRST, LAST = 6, 10
"""Articles of a story that an article is compared with, from its beginning and from its end."""
FRESH = 3
"""Days for which a story that was written about is likely to be the one; from there on it gets less likely."""
NOW = 1.4
"""How much more likely a fresh story is."""

Terms = Mapping[str, int]


def terms(reading: Reading) -> dict[str, int]:
    """Index terms of an article with their counts: stems of the words of its title and lead, names once more as "^stem"."""
    text = f"{reading.version.title or ''}\n{reading.text[:LEAD]}"
    counts = Counter(stem(word) for word in tokens(text) if not word[0].isdigit())
    named = names(text)
    return dict(counts) | {f"^{name}": counts[name] for name in sorted(named) if name in counts}


def choose(
    terms: Terms,
    at: str | None,
    candidates: Sequence[tuple[str, Sequence[tuple[Terms, str | None]]]],
    *,
    frequency: Callable[[str], int],
    articles: int,
) -> str | None:
    """The story among `candidates` (id, terms and time of its articles) that an article joins; None where it founds one.

    `frequency` gives the articles of the record that hold a term, out of `articles`.
    """
    known: dict[str, float] = {}

    def vector(terms: Terms) -> dict[str, float]:
        return _vector(terms, known, frequency, articles)

    mine = vector(terms)
    scored = [
        (_cosine(mine, _centroid([vector(t) for t, _ in _some(members)])) * _fresh(at, [t for _, t in members]), story)
        for story, members in candidates
    ]
    best, story = max(scored, key=lambda row: row[0], default=(0.0, None))
    return story if best >= BAR else None


def _some(members: Sequence[tuple[Terms, str | None]]) -> Sequence[tuple[Terms, str | None]]:
    """The articles that stand for a story: the first ones, which say what it is about, and the last ones."""
    return members if len(members) <= FIRST + LAST else [*members[:FIRST], *members[-LAST:]]


def _vector(terms: Terms, known: dict[str, float], frequency: Callable[[str], int], articles: int) -> dict[str, float]:
    """Unit vector of the terms that tell something; `known` keeps inverse document frequencies between calls."""
    for term in terms:
        if term not in known:
            background = common().get(term.lstrip("^"), UNSEEN) * BACKGROUND / 1000
            known[term] = math.log((articles + BACKGROUND + 1) / (frequency(term) + background + 0.5))
    weights = {t: (1 + math.log(n)) * known[t] for t, n in terms.items() if known[t] > TELLING}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def _centroid(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    length = math.sqrt(sum(w * w for w in total.values())) or 1.0
    return {term: weight / length for term, weight in total.items()}


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def _fresh(at: str | None, times: Sequence[str | None]) -> float:
    """NOW while a story is written about, less the longer it was silent; 1 where times are unknown."""
    held = [moment for t in times if (moment := _moment(t))]
    mine = _moment(at)
    if not mine or not held:
        return 1.0
    silent = min(abs((mine - t).total_seconds()) for t in held) / 86400
    return NOW if silent <= FRESH else max(0.3, NOW - 0.2 * math.log2(silent / FRESH))


def _moment(at: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(at) if at else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment
