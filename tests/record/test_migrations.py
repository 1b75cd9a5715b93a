"""A file is brought to the schema of the program, once, or not at all."""

from pathlib import Path

import apsw
import pytest

from onrecord.record import migrations
from onrecord.record.file import connect


def test_the_steps_are_noted_in_the_file(path: Path) -> None:
    connection = connect(path, create=True)
    names = [step.__name__ for step in migrations.MIGRATIONS]
    assert list(connection.execute("SELECT number, name FROM migration")) == list(enumerate(names, 1))
    assert connection.pragma("application_id") == migrations.APPLICATION_ID
    connection.close()


def test_a_later_step_runs_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(path, create=True).close()

    def schema_n(connection: apsw.Connection) -> None:
        connection.execute("CREATE TABLE note (words TEXT) STRICT")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, schema_n))
    connection = apsw.Connection(str(path))
    migrations.migrate(connection)
    migrations.migrate(connection)
    assert migrations.schema_of(connection) == len(migrations.MIGRATIONS)
    assert list(connection.execute("SELECT name FROM migration"))[-1] == ("schema_n",)
    connection.close()


def test_a_step_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect(path, create=True).close()

    def schema_n(connection: apsw.Connection) -> None:
        connection.execute("CREATE TABLE note (words TEXT) STRICT")
        raise KeyError("half way")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, schema_n))
    connection = apsw.Connection(str(path))
    with pytest.raises(KeyError):
        migrations.migrate(connection)
    assert migrations.schema_of(connection) == len(migrations.MIGRATIONS) - 1
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'note'").get == 0
    connection.close()
