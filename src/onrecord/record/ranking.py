"""Rows that have some words: the latest of them are ranked, so that a common word costs little more than a rare one."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

RANKED = 5000
"""Rows that are ranked at most: the latest ones. The others follow them, latest first, so that every row is on some page."""


@dataclass(frozen=True, slots=True)
class Matching:
    """What is looked for: a SELECT from FROM on, the `number` of a row, its `score`, and what fills the question marks."""

    source: str
    number: str
    score: str
    given: Sequence[str | float | None]


def numbers(connection: apsw.Connection, asked: Matching, *, limit: int, offset: int) -> list[int]:
    """The numbers of the rows that match: the best of the latest RANKED, then the others, latest first."""
    latest = f"SELECT {asked.number} AS number, {{}} AS score {asked.source} ORDER BY {asked.number} DESC"
    found = list[tuple[int]]()
    if offset < RANKED:
        ranked = f"SELECT number FROM ({latest.format(asked.score)} LIMIT {RANKED}) ORDER BY score, number LIMIT ? OFFSET ?"
        found += connection.execute(ranked, (*asked.given, limit, offset))
    if offset + limit > RANKED:
        after = max(offset, RANKED)
        rest = f"SELECT number FROM ({latest.format('0')} LIMIT ? OFFSET ?)"
        found += connection.execute(rest, (*asked.given, offset + limit - after, after))
    return [number for (number,) in found]
