"""The command for many pages, and what it shows."""

import io
import sys
from pathlib import Path

import pytest

from onrecord.backfill import Progress
from onrecord.cli import main
from onrecord.cli.backfill import Shown
from tests.backfill.invented import finished, lines, story


def ended(*arguments: object) -> int:
    with pytest.raises(SystemExit) as status:
        main([str(a) for a in arguments])
    assert isinstance(status.value.code, int)
    return status.value.code


def test_without_the_extra_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "daft", None)
    assert ended("backfill", "x", "--out", tmp_path / "out") == 1
    told = "onrecord: a backfill needs more packages; install them with `pip install 'onrecord[backfill]'`\n"
    assert capsys.readouterr().err == told


def test_what_was_read_is_shown_and_can_be_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("daft", reason="the extra `backfill` is not installed")
    out, record = tmp_path / "out", tmp_path / "x.record"
    path = lines(tmp_path / "a.jsonl", [story(n, url=f"https://varn.example/{n}") for n in range(3)])
    finished(out, path)
    assert ended("backfill", path, "--out", out) == 0
    assert capsys.readouterr().err.endswith("onrecord: 3 pages (read 3), 0 problems.\n")
    assert ended("add", "--record", record, "--parquet", out, "--query", "lorvane") == 0
    assert [line.split()[1:] for line in capsys.readouterr().out.splitlines()] == [
        ["new", "https://varn.example/0"],
    ]


def test_what_does_not_go_together_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = tmp_path / "x.record"
    assert ended("add", "--record", record, "x.html", "--parquet", tmp_path) == 1
    assert "--parquet goes alone" in capsys.readouterr().err
    assert ended("add", "--record", record, "x.html", "--since", "2025-03-01") == 1
    assert "choose from --parquet" in capsys.readouterr().err


def test_a_terminal_shows_one_line_with_the_rate_and_the_time_left() -> None:
    shown = Shown(io.StringIO(), live=True)
    shown.tell(Progress("read", 100, 500, {"read": 100}))
    now = Progress("read", 300, 500, {"read": 300}, 1)
    assert shown.line(now, shown.began + 20.0) == "reading: 300 of 500 pages, 10.0 a second, 20 s left; 1 problem"
    assert shown.line(now, shown.began + 20_000.0) == "reading: 300 of 500 pages, 0.0 a second, 6 h left; 1 problem"
    assert shown.line(Progress("survey", 2, 4, {}), 0.0) == "first look: 2 of 4 lots"
    assert shown.line(Progress("write", 2, 10, {}), 0.0) == "writing: 2 of 10 tables"


def test_a_log_gets_a_line_for_each_stage() -> None:
    to = io.StringIO()
    shown = Shown(to, live=False)
    for done in range(4):
        shown.tell(Progress("read", done, 3, {"read": done}))
    shown.end(Progress("write", 10, 10, {"read": 3, "copy": 1_000}))
    assert to.getvalue().splitlines() == [
        "reading: 0 of 3 pages, 0.0 a second; 0 problems",
        "onrecord: 1,003 pages (copy 1,000, read 3), 0 problems.",
    ]
