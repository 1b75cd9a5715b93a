"""How a record file comes to the schema of this program: named functions, run once each, in order, and noted in the file."""

from collections.abc import Callable
from importlib import resources

import apsw

APPLICATION_ID = 0x6F6E7263
"""What the header of a record says that it is: "onrc"."""


def schema_1(connection: apsw.Connection) -> None:
    """The first schema, on an empty file."""
    connection.execute(resources.files("onrecord.record").joinpath("schema.sql").read_text("utf-8"))


MIGRATIONS: tuple[Callable[[apsw.Connection], None], ...] = (schema_1,)
"""A later schema appends a function here and changes schema.sql to what the functions give together."""


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
