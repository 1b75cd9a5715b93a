"""What link proposed over the versions: stories, and what is told of each."""

from collections.abc import Iterable
from typing import Any, TypeVar

import apsw

from onrecord import codec
from onrecord.errors import NotFound
from onrecord.model.claim import Change, Claim, Copies, Story, Telling
from onrecord.record import sizes
from onrecord.record.file import savepoint
from onrecord.record.instants import instant
from onrecord.record.memory import Memory

T = TypeVar("T")

TELLINGS = Memory()
"""Tellings by the hash of their story."""

_STORIES = "SELECT s.id, s.title, a.id FROM story s JOIN article a ON a.story = s.id WHERE {} ORDER BY s.number, a.number"


def stories(connection: apsw.Connection) -> list[Story]:
    """All stories, in the order in which they were founded."""
    return _stories(connection.execute(_STORIES.format("true")))


def story(connection: apsw.Connection, id: str) -> Story:
    """The story of that id; raises NotFound."""
    for found in _stories(connection.execute(_STORIES.format("s.id = ?"), (id,))):
        return found
    raise NotFound(f"no story {id} in this record; `onrecord stories` lists those it has")


def title(connection: apsw.Connection, story: str) -> str | None:
    """The title of a story, if it is here and has one."""
    found: str | None = connection.execute("SELECT title FROM story WHERE id = ?", (story,)).get
    return found


def telling(connection: apsw.Connection, story: str, *, changes: bool = True) -> Telling:
    """What the versions of a story say together, without its changes where they are not wanted; raises NotFound."""
    with savepoint(connection):
        sizes.size(connection, story)
        copies = _rows(connection, story, "copies", Copies)
        return Telling(
            copies, _rows(connection, story, "claim", Claim), _rows(connection, story, "change", Change) if changes else ()
        )


def _rows(connection: apsw.Connection, story: str, table: str, type: type[T]) -> tuple[T, ...]:
    """All that a story has in a table, in order, decoded once as long as it stays."""

    def read() -> tuple[tuple[T, ...], int]:
        texts = list(connection.execute(f"SELECT {table} FROM {table} WHERE story = ? ORDER BY position", (story,)))
        return _values(texts, type), sum(len(text) for (text,) in texts)

    digest = sizes.digest(connection, story)
    return TELLINGS.once((digest, table), read) if digest else read()[0]


def claim(connection: apsw.Connection, id: str) -> Claim:
    """The claim of that id; raises NotFound."""
    rows = connection.execute("SELECT claim FROM claim WHERE id = ? ORDER BY story LIMIT 1", (id,))
    for found in _values(rows, Claim):
        return found
    raise NotFound(f"no claim {id} in this record; `onrecord story STORY` lists those of a story")


def changes(connection: apsw.Connection, *, story: str | None = None, since: str | None = None) -> list[Change]:
    """What changed after `since` (ISO 8601; raises ValueError), in all or in one story, in order of time."""
    after = None if since is None else instant(since)
    if story is not None:
        with savepoint(connection):
            own = _rows(connection, story, "change", Change)
        found = sorted((instant(c.at), n) for n, c in enumerate(own))
        return [own[n] for at, n in found if after is None or at > after]
    rows = connection.execute(
        f"""SELECT c.change FROM change c JOIN story s ON s.id = c.story {"" if after is None else "WHERE c.instant > ?"}
            ORDER BY c.instant, s.number, c.position""",
        () if after is None else (after,),
    )
    return list(_values(rows, Change))


def latest(connection: apsw.Connection, *, story: str, limit: int) -> list[Change]:
    """The last changes of a story, newest first."""
    query = "SELECT change FROM change WHERE story = ? ORDER BY +instant DESC, position DESC LIMIT ?"  # +: by story, not by time
    return list(_values(connection.execute(query, (story, limit)), Change))


def _stories(rows: Iterable[tuple[Any, ...]]) -> list[Story]:
    found: dict[tuple[str, str | None], list[str]] = {}
    for id, title, article in rows:
        found.setdefault((id, title), []).append(article)
    return [Story(id, title, tuple(articles)) for (id, title), articles in found.items()]


def _values(rows: Iterable[tuple[Any, ...]], type: type[T]) -> tuple[T, ...]:
    return tuple(codec.decode(text, type) for (text,) in rows)
