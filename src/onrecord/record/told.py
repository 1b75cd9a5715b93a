"""What link proposed over the versions: stories, and what is told of each."""

from collections.abc import Iterable
from typing import Any, TypeVar

import apsw

from onrecord import codec
from onrecord.errors import NotFound
from onrecord.model.claim import Change, Claim, Copies, Story, Telling
from onrecord.record.instants import instant

T = TypeVar("T")

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


def telling(connection: apsw.Connection, story_id: str, *, changes: bool = True) -> Telling:
    """What the versions of a story say together, without its changes where they are not wanted; raises NotFound."""
    id = story(connection, story_id).id
    return Telling(
        _values(connection.execute("SELECT copies FROM copies WHERE story = ? ORDER BY position", (id,)), Copies),
        _values(connection.execute("SELECT claim FROM claim WHERE story = ? ORDER BY position", (id,)), Claim),
        _values(connection.execute("SELECT change FROM change WHERE story = ? ORDER BY position", (id,)), Change)
        if changes
        else (),
    )


def claim(connection: apsw.Connection, id: str) -> Claim:
    """The claim of that id; raises NotFound."""
    rows = connection.execute("SELECT claim FROM claim WHERE id = ? ORDER BY story LIMIT 1", (id,))
    for found in _values(rows, Claim):
        return found
    raise NotFound(f"no claim {id} in this record; `onrecord story STORY` lists those of a story")


def changes(connection: apsw.Connection, *, story: str | None = None, since: str | None = None) -> list[Change]:
    """What changed after `since` (ISO 8601; raises ValueError), in all or in one story, in order of time."""
    rows = connection.execute(
        """SELECT c.change FROM change c JOIN story s ON s.id = c.story
           WHERE (?1 IS NULL OR c.story = ?1) AND (?2 IS NULL OR c.instant > ?2)
           ORDER BY c.instant, s.number, c.position""",
        (story, None if since is None else instant(since)),
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
