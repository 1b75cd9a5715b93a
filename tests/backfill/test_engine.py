"""The engine maps tasks over workers; without it, one sentence says what to install."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.backfill import engine
from onrecord.errors import SourceError
from tests.backfill.invented import archive, html, lines, response, story, tables


def test_an_address_is_told_from_a_path() -> None:
    assert engine.remote("s3://pages/a.warc.gz")
    assert not engine.remote("/pages/a.warc.gz")


def test_files_on_object_storage_are_listed_and_read_in_part(tmp_path: Path) -> None:
    lines(tmp_path / "b.jsonl", [story(1)])
    archive(tmp_path / "a.warc.gz", [response(1, html(story(1)))])
    found = engine.listed(f"file://{tmp_path}/*")
    assert [path.rpartition("/")[2] for path in found] == ["a.warc.gz", "b.jsonl"]
    assert engine.listed(found[0]) == [found[0]]
    with engine.opened(found[1]) as file:
        file.seek(2)
        assert file.read(2) == (tmp_path / "b.jsonl").read_bytes()[2:4]
    with pytest.raises(SourceError, match="cannot be read"), engine.opened(f"file://{tmp_path}/missing.warc"):
        pass


def test_daft_maps_the_shipped_pipeline_over_two_workers(tmp_path: Path) -> None:
    some = [lines(tmp_path / f"{n}.jsonl", [story(n)]) for n in range(2)]
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "backfill", *some, "--out", str(tmp_path / "out")]
    done = subprocess.run([*command, "--workers", "2"], capture_output=True, text=True, check=False)
    assert done.stderr.endswith("onrecord: 2 pages (read 2), 0 problems.\n"), done.stderr
    assert [row["title"] for row in tables(tmp_path / "out")["versions"]] == ["Harbour 0", "Harbour 1"]
    assert tables(tmp_path / "out")["attributions"]
