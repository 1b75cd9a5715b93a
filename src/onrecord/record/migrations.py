"""How a record file comes to the schema of this program: named functions, run once each, in order, and noted in the file."""

from collections.abc import Callable
from importlib import resources

import apsw

from onrecord import codec
from onrecord.record import findings, held, sizes, terms

APPLICATION_ID = 0x6F6E7263
"""What the header of a record says that it is: "onrc"."""

_COUNTS = "SELECT id, (SELECT json_group_object(term, count) FROM term WHERE article = a.id) FROM article a ORDER BY number"
"""Each article with its terms, as they stood up to schema 6."""


def schema_1(connection: apsw.Connection) -> None:
    """The first schema, on an empty file."""
    _run(connection, "schema.sql")


def schema_2(connection: apsw.Connection) -> None:
    """What became known when, readers, polls and deliveries; what was told before is known in order of time."""
    _run(connection, "schema_2.sql")
    connection.execute(
        """INSERT INTO notice (version, change) SELECT v.id, '' FROM version v JOIN article a ON a.id = v.article
           JOIN story s ON s.id = a.story WHERE s.told = 1 ORDER BY v.instant, v.number"""
    )
    places = dict(connection.execute("SELECT version, seq FROM notice"))
    for story, position, text in list(connection.execute("SELECT story, position, change FROM change")):
        told = codec.loads(text)
        id = codec.content_id(*(told[name] for name in ("version", "kind", "before", "after", "sentence")))
        connection.execute(
            "UPDATE change SET id = ?, known = ? WHERE story = ? AND position = ?",
            (id, places.get(told["version"], 0), story, position),
        )


def schema_3(connection: apsw.Connection) -> None:
    """Who may write, and an index of what was read, which schema 5 fills."""
    _run(connection, "schema_3.sql")


def schema_4(connection: apsw.Connection) -> None:
    """The story that linking proposed for an article, beside the one that it stands in."""
    _run(connection, "schema_4.sql")


def schema_5(connection: apsw.Connection) -> None:
    """The hash and the size of what is told of each story, and the indexes that a large record needs."""
    _run(connection, "schema_5.sql")
    if not connection.execute("SELECT 1 FROM finding LIMIT 1").get:
        for reading in held.readings(connection):
            findings.index(connection, reading)
    for (story,) in list(connection.execute("SELECT id FROM story WHERE told = 1")):
        sizes.note(connection, story)


def schema_6(connection: apsw.Connection) -> None:
    """Each name that is quoted, with how many items."""
    _run(connection, "schema_6.sql")


def schema_7(connection: apsw.Connection) -> None:
    """Terms under numbers in the order of arrival, and beside each article those that it has."""
    _run(connection, "schema_7.sql")
    index = terms.Terms(connection)
    for article, counts in connection.execute(_COUNTS):
        index.add(article, codec.decode(counts, dict[str, int]))
    connection.execute("DROP TABLE term; DROP TABLE frequency")


MIGRATIONS: tuple[Callable[[apsw.Connection], None], ...] = (schema_1, schema_2, schema_3, schema_4, schema_5, schema_6, schema_7)
"""A later schema appends a function here, with a file of its own beside schema.sql."""


def _run(connection: apsw.Connection, file: str) -> None:
    connection.execute(resources.files("onrecord.record").joinpath(file).read_text("utf-8"))


def schema_of(connection: apsw.Connection) -> int:
    """The number of the schema that a file has; 0 for an empty one."""
    return int(connection.pragma("user_version"))


def migrate(connection: apsw.Connection) -> None:
    """Bring a file to the schema of this program, in one transaction."""
    if schema_of(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(schema_of(connection), len(MIGRATIONS)):
            step = MIGRATIONS[number]
            step(connection)
            connection.execute("INSERT INTO migration VALUES (?, ?)", (number + 1, step.__name__))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
