"""The index by which a new article finds stories that it may belong to."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

import apsw

RAREST = 60
"""How many of an article's terms are looked up: its rarest, as common ones lead everywhere."""

STORIES = 30
"""How many stories are proposed at most."""

Candidates = list[tuple[str, list[tuple[dict[str, int], str]]]]
"""Stories with the terms and the time of each of their articles."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Index terms of the articles of a record, inside a transaction."""

    connection: apsw.Connection

    def add(self, article: str, terms: Mapping[str, int]) -> None:
        """The terms of a new article, each with how often it has it."""
        self.connection.executemany("INSERT INTO term VALUES (?, ?, ?)", ((t, article, n) for t, n in terms.items()))
        self.connection.executemany(
            "INSERT INTO frequency VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1", ((t,) for t in terms)
        )

    def frequency(self, term: str) -> int:
        """How many articles have a term."""
        return self.connection.execute("SELECT articles FROM frequency WHERE term = ?", (term,)).get or 0

    def articles(self) -> int:
        """How many articles there are."""
        return int(self.connection.execute("SELECT count(*) FROM article").get)

    def candidates(self, terms: Mapping[str, int]) -> Candidates:
        """Stories that share rare terms with an article, the likeliest first."""
        rare = sorted((n, t) for t in terms if (n := self.frequency(t)))[:RAREST]
        shared: dict[str, float] = {}
        for frequency, term in rare:
            for (story,) in self.connection.execute(
                "SELECT DISTINCT a.story FROM term t JOIN article a ON a.id = t.article WHERE t.term = ?", (term,)
            ):
                shared[story] = shared.get(story, 0.0) + 1 / frequency
        likely = sorted(shared, key=lambda story: (-shared[story], story))[:STORIES]
        return [(story, self._articles(story)) for story in likely]

    def _articles(self, story: str) -> list[tuple[dict[str, int], str]]:
        rows = self.connection.execute(
            """SELECT a.number, a.at, t.term, t.count FROM article a LEFT JOIN term t ON t.article = a.id
               WHERE a.story = ? ORDER BY a.number""",
            (story,),
        )
        return [({t: n for _, _, t, n in group if t is not None}, at) for (_, at), group in groupby(rows, key=lambda r: r[:2])]
