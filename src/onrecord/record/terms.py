"""The index by which a new article finds stories that it may belong to: stories as linking proposed them, judgements left out."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import apsw

from onrecord import codec

RAREST = 60
"""How many of an article's terms are looked up: its rarest, as common ones lead everywhere."""

POSTINGS = 1000
"""How many articles these terms may lead to, all together, so that the cost does not grow with the record."""

STORIES = 8
"""How many stories are proposed at most."""

LEAST = 0.25
"""A story is proposed if its best article shares at least this much of what the likeliest one's does."""

LIKELIEST = 64
"""How many articles are asked for their story at most, the likeliest first."""

Candidates = list[tuple[str, list[tuple[dict[str, int], str]]]]
"""Stories with the terms and the time of their first and last articles, in order."""

_MEMBERS = """
    SELECT number, id, at FROM (SELECT number, id, at FROM article WHERE proposed = ?1 ORDER BY number LIMIT ?2)
    UNION
    SELECT number, id, at FROM (SELECT number, id, at FROM article WHERE proposed = ?1 ORDER BY number DESC LIMIT ?3)
    ORDER BY number"""


@dataclass(frozen=True, slots=True)
class Terms:
    """Index terms of the articles of a record, inside a transaction."""

    connection: apsw.Connection
    known: dict[str, int] = field(default_factory=dict)
    """Frequencies looked up since the last article was added."""

    def add(self, article: str, terms: Mapping[str, int]) -> None:
        """The terms of a new article, each with how often it has it."""
        self.known.clear()
        self.connection.executemany("INSERT INTO term VALUES (?, ?, ?)", ((t, article, n) for t, n in terms.items()))
        self.connection.executemany(
            "INSERT INTO frequency VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1", ((t,) for t in terms)
        )

    def frequency(self, term: str) -> int:
        """How many articles have a term."""
        if term not in self.known:
            found = self.connection.execute("SELECT articles FROM frequency WHERE term = ?", (term,)).get
            self.known[term] = found or 0
        return self.known[term]

    def articles(self) -> int:
        """How many articles there are; they are numbered from 1 without a gap."""
        return self.connection.execute("SELECT max(number) FROM article").get or 0

    def candidates(self, terms: Mapping[str, int], *, first: int, last: int) -> Candidates:
        """Stories of which an article shares rare terms with a new one, the likeliest first.

        Each with as many of its articles as `first` and `last` say, from its beginning and from its end, in order.
        """
        shared: dict[str, float] = {}
        for weight, term in lookups(terms, self.frequency):
            for (article,) in self.connection.execute("SELECT article FROM term WHERE term = ?", (term,)):
                shared[article] = shared.get(article, 0.0) + weight
        return [(story, self._members(story, first, last)) for story in self._stories(shared)]

    def _stories(self, shared: Mapping[str, float]) -> list[str]:
        """The stories of the articles that share most."""
        found: dict[str, None] = {}
        least = LEAST * max(shared.values(), default=0.0)
        likely = sorted((a for a in shared if shared[a] >= least), key=lambda article: (-shared[article], article))
        for article in likely[:LIKELIEST]:
            found[self.connection.execute("SELECT proposed FROM article WHERE id = ?", (article,)).get] = None
            if len(found) == STORIES:
                break
        return list(found)

    def _members(self, story: str, first: int, last: int) -> list[tuple[dict[str, int], str]]:
        return [(self._counts(article), at) for _, article, at in list(self.connection.execute(_MEMBERS, (story, first, last)))]

    def _counts(self, article: str) -> dict[str, int]:
        held = self.connection.execute("SELECT json_group_object(term, count) FROM term WHERE article = ?", (article,)).get
        return codec.decode(held, dict[str, int])


def lookups(terms: Mapping[str, int], frequency: Callable[[str], int]) -> Iterator[tuple[float, str]]:
    """The terms by which candidates are found, the rarest first, with what each tells of an article that has it."""
    reached = 0
    for articles, term in sorted((n, t) for t in terms if (n := frequency(t)))[:RAREST]:
        reached += articles
        if reached > POSTINGS:
            return
        yield 1 / math.log(2 + articles) ** 2, term
