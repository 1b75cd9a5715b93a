"""A record of a small story, and a way to damage a file behind its back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from onrecord.record import Record
from onrecord.record.packed import unpack
from tests.flow.invented import fill

Damage = Callable[[str], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the record of a test is."""
    return tmp_path / "ships.record"


@pytest.fixture
def ships(path: Path) -> Iterator[Record]:
    """The story of the ships, in a record."""
    with fill(path) as record:
        yield record


@pytest.fixture
def damage(ships: Record) -> Damage:
    """Runs SQL on the file of `ships` as someone would who means harm: without triggers and foreign keys."""

    def run(sql: str) -> None:
        connection = apsw.Connection(str(ships.path))
        for (name,) in list(connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)
        connection.close()

    return run


def older_terms(connection: apsw.Connection, *, source: str = "main") -> None:
    """Fill `term` and `frequency` as they stood up to schema 6 with the terms of a record that is attached as `source`."""
    held = connection.execute(f"SELECT a.id, w.terms FROM {source}.wording w JOIN {source}.article a ON a.number = w.article")
    for article, packed in list(held):
        for term, count in unpack(packed, dict[str, int]).items():
            connection.execute("INSERT INTO main.term VALUES (?, ?, ?)", (term, article, count))
    connection.execute("INSERT INTO main.frequency SELECT term, count(*) FROM main.term GROUP BY term")
