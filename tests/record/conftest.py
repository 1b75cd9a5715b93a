"""A record of a small story, and a way to damage a file behind its back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from onrecord.record import Record
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
