"""How large each story is, and a hash of all that its pages show, noted when it is told so that no page has to count."""

import hashlib
from dataclasses import dataclass

import apsw

from onrecord.errors import NotFound

_HELD = "EXISTS (SELECT 1 FROM article WHERE story = story.id)"
_SIZES = "SELECT id, title, digest, articles, versions, claims, first, last FROM story {}"
_VERSIONS = """
    SELECT a.id, v.id, v.fetch, v.input, r.sha256, f.at, v.instant FROM article a JOIN version v ON v.article = a.id
    JOIN fetch f ON f.id = v.fetch JOIN reading r ON r.seq = v.reading
    WHERE a.story = ? ORDER BY v.instant, a.number, v.number"""


@dataclass(frozen=True, slots=True)
class Size:
    """A story with its size as it was last told: articles, versions, claims, the first and the last fetch that made a version.

    Where it was never told, `digest` is empty and the rest 0 or None; else it is a hash of all that the pages of the story show,
    as long as nobody judges.
    """

    id: str
    title: str | None
    digest: str
    articles: int
    versions: int
    claims: int
    first: str | None
    last: str | None


def note(connection: apsw.Connection, story: str) -> None:
    """Note the size and the hash of a story as it is told now."""
    seen, articles, times, claims = hashlib.sha256(), set[str](), list[tuple[str, int]](), 0
    for *ids, at, instant in connection.execute(_VERSIONS, (story,)):
        articles.add(ids[0])
        times.append((at, instant))
        seen.update("\t".join(ids).encode() + b"\n")
    for table in ("copies", "claim", "change"):
        for (text,) in connection.execute(f"SELECT {table} FROM {table} WHERE story = ? ORDER BY position", (story,)):
            seen.update(text.encode() + b"\n")
            claims += table == "claim"
    (first, _), (last, latest) = (times[0], times[-1]) if times else ((None, 0), (None, 0))
    connection.execute(
        """UPDATE story SET digest = ?, articles = ?, versions = ?, claims = ?, first = ?, last = ?, instant = ? WHERE id = ?""",
        (seen.hexdigest(), len(articles), len(times), claims, first, last, latest, story),
    )


def size(connection: apsw.Connection, story: str) -> Size:
    """The size of a story; raises NotFound."""
    for row in connection.execute(_SIZES.format(f"WHERE id = ? AND {_HELD}"), (story,)):
        return Size(*row)
    raise NotFound(f"no story {story} in this record; `onrecord stories` lists those it has")


def digest(connection: apsw.Connection, story: str) -> str:
    """The hash of all that the pages of a story show; empty where it was never told, or is not here."""
    found: str | None = connection.execute("SELECT digest FROM story WHERE id = ?", (story,)).get
    return found or ""


def sizes(connection: apsw.Connection, *, limit: int = -1, offset: int = 0) -> list[Size]:
    """The sizes of the stories, the one with the latest version first."""
    query = _SIZES.format(f"WHERE {_HELD} ORDER BY instant DESC, id DESC LIMIT ? OFFSET ?")
    return [Size(*row) for row in connection.execute(query, (limit, offset))]


def count(connection: apsw.Connection) -> int:
    """How many stories there are."""
    found: int = connection.execute(f"SELECT count(*) FROM story WHERE {_HELD}").get
    return found


def here(connection: apsw.Connection, story: str) -> bool:
    """Whether there is a story of that id."""
    return connection.execute(f"SELECT 1 FROM story WHERE id = ? AND {_HELD}", (story,)).get is not None
