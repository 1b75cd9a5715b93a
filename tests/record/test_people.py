"""Who may write comes and goes; a token is valid for its kind, and until it ends."""

from pathlib import Path

import pytest

from onrecord.errors import NotFound, RecordError
from onrecord.record import Record
from onrecord.record.people import Person

ADA = Person("Ada Quill", "2025-01-01T00:00:00+00:00")


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record.open(tmp_path / "desk.record")
    with record.transaction() as write:
        write.people.add(ADA, password="hashed")
    return record


def begin(record: Record, token: str, *, at: str = "2025-01-01", ends: str = "2025-01-02") -> None:
    with record.transaction() as write:
        write.people.begin(token, name="Ada Quill", kind="browser", at=at, ends=ends)


def test_a_name_is_found_in_any_case_and_taken_once(record: Record) -> None:
    assert record.people() == [ADA]
    assert record.password("ada quill") == ("Ada Quill", "hashed")
    assert record.password("Ben Tarn") is None
    with pytest.raises(RecordError, match="there already"), record.transaction() as write:
        write.people.add(Person("ADA QUILL", "2025-01-02"), password="other")


def test_a_token_is_of_one_kind_and_ends(record: Record) -> None:
    begin(record, "hash")
    assert record.bearer("hash", kind="browser", at="2025-01-01T23:59:59+00:00") == "Ada Quill"
    assert record.bearer("hash", kind="program", at="2025-01-01") is None
    assert record.bearer("hash", kind="browser", at="2025-01-02") is None
    with record.transaction() as write:
        write.people.end("hash")
    assert record.bearer("hash", kind="browser", at="2025-01-01") is None


def test_what_has_ended_goes_when_another_begins(record: Record) -> None:
    begin(record, "old")
    begin(record, "new", at="2025-01-03", ends="2025-01-04")
    assert record.bearer("old", kind="browser", at="2025-01-01") is None
    assert record.bearer("new", kind="browser", at="2025-01-03") == "Ada Quill"


def test_who_is_removed_is_logged_out(record: Record) -> None:
    begin(record, "hash")
    with record.transaction() as write:
        write.people.remove("ada quill")
    assert record.people() == []
    assert record.bearer("hash", kind="browser", at="2025-01-01") is None
    with pytest.raises(NotFound), record.transaction() as write:
        write.people.remove("Ada Quill")


def test_a_password_is_kept_under_newer_costs(record: Record) -> None:
    with record.transaction() as write:
        write.people.rehash("Ada Quill", password="newer")
    assert record.password("Ada Quill") == ("Ada Quill", "newer")
