"""People are added, listed and removed on the machine that holds the record."""

import io
import json
from pathlib import Path

import pytest

from onrecord.flow import people
from onrecord.record import Record
from tests.cli.test_commands import run

PASSWORD = "nine grey herons wade"


@pytest.fixture
def record(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    path = tmp_path / "desk.record"
    assert run(capsys, "user", "add", "Ada Quill", "--record", path)[:2] == (0, "Ada Quill may log in.\n")
    return path


def test_who_is_added_may_log_in_and_is_listed(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "user", "list", "--record", record)[1].endswith("  Ada Quill\n")
    with Record.open(record) as held:
        assert people.log_in(held, name="Ada Quill", password=PASSWORD)


def test_a_token_is_printed_once(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, token, _ = run(capsys, "user", "token", "Ada Quill", "--record", record)
    with Record.open(record) as held:
        assert people.bearer(held, token=token.strip(), kind="program") == "Ada Quill"


def test_who_is_removed_is_listed_no_more(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "user", "remove", "Ada Quill", "--record", record)[0] == 0
    assert run(capsys, "user", "list", "--record", record)[1] == ""
    status, _, err = run(capsys, "user", "remove", "Ada Quill", "--record", record)
    assert status == 1
    assert "nobody called Ada Quill" in err


def test_two_passwords_that_differ_are_refused(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["one long password", "another password"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    status, _, err = run(capsys, "user", "add", "Ben Tarn", "--record", record)
    assert status == 1
    assert "differ" in err


def test_beyond_loopback_nothing_is_served_without_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Record.open(tmp_path / "x.record").close()
    for more in (("--host", "0.0.0.0"), ("--allow-host", "desk.example")):
        status, _, err = run(capsys, "serve", "--record", tmp_path / "x.record", *more)
        assert status == 1
        assert "onrecord user add" in err


@pytest.mark.parametrize("form", ["annotations", "prov", "claims"])
def test_a_story_is_exported_in_each_standard(
    capsys: pytest.CaptureFixture[str], example_file: Path, march: str, form: str
) -> None:
    status, out, _ = run(capsys, "export", "--record", example_file, "--format", form, "--story", march)
    assert status == 0
    assert "@context" in json.loads(out)


def test_a_story_is_not_cut_out_of_the_whole_document(capsys: pytest.CaptureFixture[str], example_file: Path, march: str) -> None:
    status, _, err = run(capsys, "export", "--record", example_file, "--story", march)
    assert status == 1
    assert "whole record" in err


def test_a_view_is_printed_as_csv(capsys: pytest.CaptureFixture[str], example_file: Path, march: str) -> None:
    status, out, _ = run(capsys, "story", march, "--record", example_file, "--format", "csv", "--table", "claims")
    assert status == 0
    assert out.splitlines()[0].startswith("id,title,")
    assert "claims_label" in out.splitlines()[0]
