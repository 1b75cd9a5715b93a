"""Logins: hashed, ended, refused; what a login leaves behind is no secret of anybody."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import apsw
import pytest
from argon2 import PasswordHasher

from onrecord.errors import NotFound, RecordError
from onrecord.flow import people
from onrecord.record import Record

PASSWORD = "nine grey herons wade"
NOW = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record.open(tmp_path_factory.mktemp("people") / "desk.record")
    people.enrol(record, name=" Ada  Quill ", password=PASSWORD, now=NOW)
    return record


def test_a_login_gives_a_new_token_each_time_and_ends(record: Record) -> None:
    one, other = (people.log_in(record, name="ada quill", password=PASSWORD, now=NOW) for _ in range(2))
    assert one
    assert other
    assert one != other
    assert people.bearer(record, token=one, kind="browser", now=NOW + people.LOGIN - timedelta(seconds=1)) == "Ada Quill"
    assert people.bearer(record, token=one, kind="browser", now=NOW + people.LOGIN) is None
    people.log_out(record, token=other)
    assert people.bearer(record, token=other, kind="browser", now=NOW) is None


@pytest.mark.parametrize(("name", "password"), [("Ada Quill", "wrong"), ("Nobody", PASSWORD), ("", ""), ("Ada Quill", "\udcff")])
def test_what_does_not_fit_is_refused(record: Record, name: str, password: str) -> None:
    assert people.log_in(record, name=name, password=password, now=NOW) is None


def test_a_password_is_the_same_however_its_accents_are_typed(tmp_path: Path) -> None:
    with Record.open(tmp_path / "x.record") as record:
        people.enrol(record, name="Ben Tarn", password="cafe\u0301 au lait ce soir")
        assert people.log_in(record, name="Ben Tarn", password="café au lait ce soir")


@pytest.mark.parametrize(
    ("name", "password", "says"),
    [(" ", PASSWORD, "no name"), ("A\u202eda", PASSWORD, "no name"), ("Cy", "short", "15"), ("Cy", "x" * 300, "256")],
)
def test_a_name_and_a_password_must_do(record: Record, name: str, password: str, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        people.enrol(record, name=name, password=password)


def test_a_program_has_a_token_of_its_own(record: Record) -> None:
    token = people.token(record, name="Ada Quill", now=NOW)
    assert people.bearer(record, token=token, kind="program", now=NOW) == "Ada Quill"
    assert people.bearer(record, token=token, kind="browser", now=NOW) is None
    with pytest.raises(NotFound):
        people.token(record, name="Nobody")


def test_the_file_holds_neither_passwords_nor_tokens(record: Record) -> None:
    token = people.token(record, name="Ada Quill")
    connection = apsw.Connection(str(record.path))
    rows = str([list(connection.execute(f"SELECT * FROM {table}")) for table in ("person", "session")])
    connection.close()
    assert "$argon2id$" in rows
    assert token not in rows
    assert PASSWORD not in rows


def test_older_costs_are_renewed_at_a_login(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    before = record.password("Ada Quill")
    monkeypatch.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1))
    assert people.log_in(record, name="Ada Quill", password=PASSWORD, now=NOW)
    after = record.password("Ada Quill")
    assert after != before
    assert people.log_in(record, name="Ada Quill", password=PASSWORD, now=NOW)
    assert record.password("Ada Quill") == after


def test_who_is_removed_is_gone(tmp_path: Path) -> None:
    with Record.open(tmp_path / "x.record") as record:
        people.enrol(record, name="Ben Tarn", password=PASSWORD)
        people.remove(record, name="Ben Tarn")
        assert people.log_in(record, name="Ben Tarn", password=PASSWORD) is None
        with pytest.raises(NotFound):
            people.remove(record, name="Ben Tarn")
