"""The order in which changes became known: late fetches and other pipelines never move what a reader has seen.

A version is noticed when it is first told, and its changes become known with it. Where a late fetch lets a version that was
told before say something else, that change is noticed by itself. What another pipeline reads in an old version keeps the
place of that version: it is no news.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from onrecord import codec
from onrecord.model.claim import Change
from onrecord.model.holding import Noticed

WHOLE = ""
"""In the place of a change: the version as a whole."""

NEWS = """
    SELECT id, known, change FROM change
    WHERE known > :after AND known <= :upto {} ORDER BY known DESC, story DESC, position DESC LIMIT :limit"""
OF_STORY = "AND story = :story"
OLDEST = """
    SELECT c.id, c.known, c.change FROM change c WHERE c.known > :after
    AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.hook = :hook AND d.change = c.id AND d.done = 1)
    ORDER BY c.known, c.story, c.position LIMIT :limit"""


def change_id(change: Change) -> str:
    """The stable id of a change: a hash of its version and of what it says, whatever claim and story it is put under."""
    return codec.content_id(*(codec.plain(getattr(change, name)) for name in ("version", "kind", "before", "after", "sentence")))


def notice(connection: apsw.Connection, story: str, changes: Sequence[Change], *, late: bool) -> list[tuple[str, int]]:
    """The id of each change of a story and the notice by which it is known; what was not noticed before is noticed now.

    To be called before the changes that were told before are removed. Without `late`, no version that was noticed before has
    news.
    """
    ids = [change_id(c) for c in changes]
    seen = {(version, change): seq for seq, version, change in connection.execute(_NOTICED, (story,))}
    times = dict(connection.execute(_VERSIONS, (story,)))
    fresh = [version for version in times if (version, WHOLE) not in seen]
    moved = set[tuple[str, str]]()
    if late and fresh:
        before = {id for (id,) in connection.execute("SELECT id FROM change WHERE story = ?", (story,))}
        first = min(times[version] for version in fresh)
        moved = {
            (c.version, id)
            for c, id in zip(changes, ids, strict=True)
            if c.version and id not in before and c.version not in fresh and times[c.version] >= first
        }
    for key in (*((version, WHOLE) for version in fresh), *sorted(moved - seen.keys())):
        connection.execute("INSERT INTO notice (version, change) VALUES (?, ?)", key)
        seen[key] = connection.last_insert_rowid()
    return [(id, _known(seen, c.version or "", id)) for c, id in zip(changes, ids, strict=True)]


_NOTICED = """
    SELECT n.seq, n.version, n.change FROM article a JOIN version v ON v.article = a.id JOIN notice n ON n.version = v.id
    WHERE a.story = ?"""
_VERSIONS = """
    SELECT v.id, v.instant FROM article a JOIN version v ON v.article = a.id
    WHERE a.story = ? ORDER BY v.instant, v.number"""


@dataclass(frozen=True, slots=True)
class Notices:
    """What became known to a record, in that order."""

    connection: apsw.Connection

    def last(self) -> int:
        """The last notice; 0 where there is none."""
        return self.connection.execute("SELECT max(seq) FROM notice").get or 0

    def news(self, *, after: int, upto: int, story: str | None, limit: int) -> list[Noticed]:
        """The changes that became known after a notice and not after another, latest first."""
        asked = {"after": after, "upto": upto, "story": story, "limit": limit}
        return list(_noticed(self.connection.execute(NEWS.format(OF_STORY if story else ""), asked)))

    def stories(self, *, after: int, upto: int) -> dict[str, int]:
        """How many changes of each story became known after a notice and not after another."""
        rows = self.connection.execute(
            "SELECT story, count(*) FROM change WHERE known > ? AND known <= ? GROUP BY story", (after, upto)
        )
        return dict(rows)

    def undelivered(self, *, hook: str, after: int, limit: int) -> list[Noticed]:
        """The changes that became known after a notice and that a webhook has not taken, earliest first."""
        return list(_noticed(self.connection.execute(OLDEST, {"hook": hook, "after": after, "limit": limit})))

    def changed(self, id: str) -> Noticed | None:
        """The change of that id, if it is told now."""
        return next(_noticed(self.connection.execute("SELECT id, known, change FROM change WHERE id = ? LIMIT 1", (id,))), None)

    def cursor(self, position: int) -> str:
        """A notice as an opaque string, which no other record takes for its own; 0 is the beginning of any record."""
        row = self.connection.execute("SELECT version, change FROM notice WHERE seq = ?", (position,)).get
        return "0" if row is None else f"{position}-{codec.content_id(*row, size=8)}"

    def position(self, given: str) -> int:
        """The notice that a cursor stands for; raises ValueError where this record did not give it."""
        number = given.partition("-")[0]
        found = int(number) if number.isascii() and number.isdecimal() and len(number) < 16 else -1
        if found < 0 or self.cursor(found) != given:
            raise ValueError(f"{given!r} is no cursor of this record; give one that it gave, or 0 for the beginning")
        return found


def _known(seen: dict[tuple[str, str], int], version: str, id: str) -> int:
    return seen.get((version, id)) or seen.get((version, WHOLE), 0)


def _noticed(rows: Iterable[tuple[Any, ...]]) -> Iterator[Noticed]:
    for id, known, change in rows:
        yield Noticed(id, known, codec.decode(change, Change))
