"""A record is opened only where there is one."""

from pathlib import Path

import apsw
import pytest

from onrecord.errors import NotARecord, NotFound, RecordError
from onrecord.record import Record
from onrecord.record import file as record_file
from onrecord.record.file import connect, transaction
from onrecord.record.migrations import MIGRATIONS


def test_a_missing_record_is_made_only_where_asked(path: Path) -> None:
    with pytest.raises(NotFound, match="there is no record here"):
        Record.open(path, create=False)
    with pytest.raises(NotFound, match="there is no record here"):
        Record.open(path, readonly=True)
    assert not path.exists()
    with Record.open(path) as record:
        assert record.stories() == []


def test_an_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    with pytest.raises(NotARecord, match="not made by onrecord"):
        Record.open(path, create=False)
    Record.open(path).close()
    Record.open(path, create=False).close()


def test_a_text_file_is_no_record(path: Path) -> None:
    path.write_text("These are the minutes of the harbour board of Varn.\n" * 40)
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="nor any SQLite file"):
        Record.open(path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE ledger (entry TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotARecord, match="not made by onrecord"):
        Record.open(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(path: Path) -> None:
    Record.open(path).close()
    later = apsw.Connection(str(path))
    later.execute("PRAGMA user_version = 99")
    later.close()
    with pytest.raises(NotARecord, match="schema 99"):
        Record.open(path)


def test_an_older_schema_cannot_be_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Record.open(path).close()
    monkeypatch.setattr("onrecord.record.file.MIGRATIONS", (*MIGRATIONS, print))
    with pytest.raises(RecordError, match="open it for writing once"):
        Record.open(path, readonly=True)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be opened"):
        Record.open(tmp_path / "nowhere" / "x.record")


def test_a_commit_reaches_the_disk(path: Path) -> None:
    connection = connect(path, create=True)
    settings = {name: connection.pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    connection.close()


def test_a_second_writer_is_told_to_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_file, "BUSY_MILLISECONDS", 10)
    first, second = connect(path, create=True), connect(path)
    with (
        transaction(first),
        pytest.raises(RecordError, match="another program is writing"),
        transaction(second),
    ):
        pass
    first.close()
    second.close()


def test_a_record_that_is_being_made_is_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_file, "BUSY_MILLISECONDS", 10)
    other = apsw.Connection(str(path))
    other.pragma("journal_mode", "wal")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="another program is writing"):
        Record.open(path)
    other.close()


def test_what_fails_leaves_nothing(path: Path) -> None:
    connection = connect(path, create=True)
    with pytest.raises(apsw.SQLError), transaction(connection):
        connection.execute("INSERT INTO story (id) VALUES ('s'); SELECT words FROM nowhere")
    assert connection.execute("SELECT count(*) FROM story").get == 0
    connection.close()


def test_a_full_disk_is_told(path: Path) -> None:
    connection = connect(path, create=True)
    connection.pragma("max_page_count", connection.pragma("page_count"))
    with pytest.raises(RecordError, match="make room on the disk"), transaction(connection):
        connection.execute("INSERT INTO snapshot VALUES ('x', 1, zeroblob(1000000))")
    assert connection.execute("SELECT count(*) FROM snapshot").get == 0
    connection.close()


def test_a_transaction_that_sqlite_ended_itself(path: Path) -> None:
    connection = connect(path, create=True)
    with pytest.raises(apsw.SQLError), transaction(connection):
        connection.execute("ROLLBACK; SELECT words FROM nowhere")
    assert not connection.in_transaction
    connection.close()
