"""The index by which a new article finds stories that it may belong to."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import apsw

RAREST = 60
"""How many of an article's terms are looked up: its rarest, as common ones lead everywhere."""

STORIES = 8
"""How many stories are proposed at most."""

Candidates = list[tuple[str, list[tuple[dict[str, int], str]]]]
"""Stories with the terms and the time of each of their articles."""


_HOLDING = "SELECT a.story, a.id FROM term t JOIN article a ON a.id = t.article WHERE t.term = ?"


_TERMS = """
    SELECT a.number, a.at, t.term, t.count, f.articles
    FROM article a JOIN term t ON t.article = a.id JOIN frequency f ON f.term = t.term
    WHERE a.story = ? ORDER BY a.number, t.term"""


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
        """How many articles there are."""
        return int(self.connection.execute("SELECT count(*) FROM article").get)

    def candidates(self, terms: Mapping[str, int]) -> Candidates:
        """Stories of which an article shares rare terms with a new one, the likeliest first."""
        rare = sorted((n, t) for t in terms if (n := self.frequency(t)))[:RAREST]
        shared: dict[tuple[str, str], float] = {}
        for frequency, term in rare:
            weight = 1 / math.log(2 + frequency) ** 2
            for found in self.connection.execute(_HOLDING, (term,)):
                shared[found] = shared.get(found, 0.0) + weight
        best: dict[str, float] = {}
        for (story, _), weight in shared.items():
            best[story] = max(best.get(story, 0.0), weight)
        likely = sorted(best, key=lambda story: (-best[story], story))[:STORIES]
        return [(story, self._articles(story)) for story in likely]

    def _articles(self, story: str) -> list[tuple[dict[str, int], str]]:
        found: dict[int, tuple[dict[str, int], str]] = {}
        for number, at, term, count, articles in self.connection.execute(_TERMS, (story,)):
            found.setdefault(number, ({}, at))[0][term] = count
            self.known[term] = articles
        return list(found.values())
