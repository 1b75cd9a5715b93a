"""The commands that keep a record well, as one types them."""

from pathlib import Path

import apsw
import pytest

from onrecord.record import Record
from tests.cli.test_commands import run


def test_a_backup_is_a_record(capsys: pytest.CaptureFixture[str], example_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.record"
    status, out, err = run(capsys, "backup", copy, "--record", example_file)
    assert (status, out) == (0, "")
    assert "a whole and sound copy" in err
    assert run(capsys, "export", "--record", copy)[1] == run(capsys, "export", "--record", example_file)[1]
    status, _, err = run(capsys, "backup", "--quick", copy, "--record", example_file)
    assert (status, len(err.strip().splitlines())) == (1, 1)
    assert "give the copy another name" in err


def test_compact_says_what_it_freed(capsys: pytest.CaptureFixture[str], example_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.record"
    run(capsys, "backup", "--quick", copy, "--record", example_file)
    status, _, err = run(capsys, "compact", "--record", copy)
    assert status == 0
    assert "freed" in err


def test_verify_names_what_is_wrong_and_goes_on_from_a_place(
    capsys: pytest.CaptureFixture[str], example_file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.record"
    run(capsys, "backup", "--quick", copy, "--record", example_file)
    connection = apsw.Connection(str(copy))
    connection.execute("UPDATE article SET address = 'x' WHERE number = 1")
    connection.close()
    status, out, err = run(capsys, "verify", "--record", copy)
    assert (status, err) == (1, "1 things are wrong.\n")
    assert "address x" in out
    assert run(capsys, "verify", "--after", "replayed:0", "--record", copy)[0] == 0
    assert run(capsys, "verify", "--after", "nowhere", "--record", copy)[0] == 1


def test_verify_says_where_it_ended(
    capsys: pytest.CaptureFixture[str], example_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Record.verifying

    def interrupted(self: Record, *, cursor: str | None = None) -> object:
        for step in whole(self, cursor=cursor):
            yield step
            if getattr(step, "cursor", None) == "snapshots:0":
                raise KeyboardInterrupt

    monkeypatch.setattr(Record, "verifying", interrupted)
    status, _, err = run(capsys, "verify", "--record", example_file)
    assert status == 130
    assert "--after snapshots:0" in err
