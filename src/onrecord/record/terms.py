"""The index by which a new article finds stories that it may belong to: stories as linking proposed them, judgements left out."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby, islice

import apsw

from onrecord import codec
from onrecord.record.packed import pack, unpack

RAREST = 60
"""How many of an article's terms are looked up: its rarest, as common ones lead everywhere."""

POSTINGS = 1000
"""How many articles these terms may lead to, all together, so that the cost does not grow with the record.

What more articles have than that is never looked up, so that the file does not say which they are.
"""

STORIES = 8
"""How many stories are proposed at most."""

LEAST = 0.25
"""A story is proposed if its best article shares at least this much of what the likeliest one's does."""

LIKELIEST = 64
"""How many articles are asked for their story at most, the likeliest first."""

Candidates = list[tuple[str, list[tuple[dict[str, int], str]]]]
"""Stories with the terms and the time of their first and last articles, in order."""

_COUNTED = """
    INSERT INTO vocabulary (term, articles) SELECT value, 1 FROM json_each(?) WHERE true
    ON CONFLICT (term) DO UPDATE SET articles = articles + 1 RETURNING number, articles"""

_POSTINGS = "SELECT p.article FROM vocabulary v JOIN posting p ON p.term = v.number WHERE v.term = ?"

_MEMBERS = """
    SELECT terms, at FROM (
        SELECT number, at FROM (SELECT number, at FROM article WHERE proposed = ?1 ORDER BY number LIMIT ?2)
        UNION
        SELECT number, at FROM (SELECT number, at FROM article WHERE proposed = ?1 ORDER BY number DESC LIMIT ?3)
    ) JOIN wording ON article = number ORDER BY number"""


@dataclass(frozen=True, slots=True)
class Terms:
    """Index terms of the articles of a record, inside a transaction."""

    connection: apsw.Connection
    known: dict[str, int] = field(default_factory=dict)
    """Frequencies looked up since the last article was added."""

    def add(self, article: str, terms: Mapping[str, int]) -> None:
        """The terms of a new article, each with how often it has it; what too many articles have leads to none any more."""
        self.known.clear()
        number = self.connection.execute("SELECT number FROM article WHERE id = ?", (article,)).get
        self.connection.execute("INSERT INTO wording VALUES (?, ?)", (number, pack(dict(terms))))
        counted = list(self.connection.execute(_COUNTED, (codec.encode(list(terms)).decode(),)))
        leading = ((term, number) for term, articles in counted if articles <= POSTINGS)
        self.connection.executemany("INSERT INTO posting VALUES (?, ?)", leading)
        common = ((term,) for term, articles in counted if articles == POSTINGS + 1)
        self.connection.executemany("DELETE FROM posting WHERE term = ?", common)

    def frequency(self, term: str) -> int:
        """How many articles have a term."""
        if term not in self.known:
            found = self.connection.execute("SELECT articles FROM vocabulary WHERE term = ?", (term,)).get
            self.known[term] = found or 0
        return self.known[term]

    def articles(self) -> int:
        """How many articles there are; they are numbered from 1 without a gap."""
        return self.connection.execute("SELECT max(number) FROM article").get or 0

    def candidates(self, terms: Mapping[str, int], *, first: int, last: int) -> Candidates:
        """Stories of which an article shares rare terms with a new one, the likeliest first.

        Each with as many of its articles as `first` and `last` say, from its beginning and from its end, in order.
        """
        shared: dict[int, float] = {}
        for weight, term in lookups(terms, self.frequency):
            for (article,) in self.connection.execute(_POSTINGS, (term,)):
                shared[article] = shared.get(article, 0.0) + weight
        found: dict[str, None] = {}
        for story in islice(self._likely(shared), LIKELIEST):
            found[story] = None
            if len(found) == STORIES:
                break
        return [(story, self._members(story, first, last)) for story in found]

    def _likely(self, shared: Mapping[int, float]) -> Iterator[str]:
        """The story of each article that shares enough, the likeliest first, and of those that share alike the lesser id."""
        least = LEAST * max(shared.values(), default=0.0)
        likely = sorted((a for a in shared if shared[a] >= least), key=shared.__getitem__, reverse=True)
        for _, alike in groupby(likely, key=shared.__getitem__):
            placed = sorted(self.connection.execute("SELECT id, proposed FROM article WHERE number = ?", (a,)).get for a in alike)
            yield from (story for _, story in placed)

    def _members(self, story: str, first: int, last: int) -> list[tuple[dict[str, int], str]]:
        rows = self.connection.execute(_MEMBERS, (story, first, last))
        return [(unpack(packed, dict[str, int]), at) for packed, at in rows]


def lookups(terms: Mapping[str, int], frequency: Callable[[str], int]) -> Iterator[tuple[float, str]]:
    """The terms by which candidates are found, the rarest first, with what each tells of an article that has it."""
    reached = 0
    for articles, term in sorted((n, t) for t in terms if (n := frequency(t)))[:RAREST]:
        reached += articles
        if reached > POSTINGS:
            return
        yield 1 / math.log(2 + articles) ** 2, term
