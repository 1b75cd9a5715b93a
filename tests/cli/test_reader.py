from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.flow.invented import fill


def test_a_reader_looks_and_is_told_what_is_new(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "s.record"
    fill(path).close()
    told = ("--reader", "Ada Quill", "--record", path)
    assert run(capsys, "digest", *told)[1].startswith("6 changes\n")
    status, cursor, _ = run(capsys, "look", *told)
    assert status == 0
    assert run(capsys, "digest", *told)[1].startswith("Nothing is new since ")
    assert f"The cursor after these: {cursor}" in run(capsys, "since", "--record", path)[1]
    assert run(capsys, "changes", "--since", cursor.strip(), "--record", path)[1] == "There is nothing to show.\n"
    assert len(run(capsys, "changes", "--since", "0", "--record", path)[1].splitlines()) == 6


def test_a_cursor_that_is_none_is_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "s.record"
    fill(path).close()
    for command in (("look", "--reader", "Ada Quill"), ("digest",), ("since",)):
        status, out, err = run(capsys, *command, "--cursor", "77", "--record", path)
        assert (status, out) == (1, "")
        assert len(err.strip().splitlines()) == 1
