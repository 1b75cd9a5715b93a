"""Sources become lots, and a lot can be read on from any page."""

import gzip
from itertools import islice
from pathlib import Path

import pytest

from onrecord.backfill import lots as module
from onrecord.backfill.lots import Lot, lots, pages, unchanged
from onrecord.errors import SourceError
from onrecord.model.news import Capture
from tests.backfill.invented import archive, html, lines, response, story


def test_a_folder_is_archives_lines_and_runs_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILES", 2)
    for name in ("a.html", "b.html", "c.html", "d.txt", "notes.md"):
        (tmp_path / name).write_text("x")
    lines(tmp_path / "c.jsonl", [story(1)])
    archive(tmp_path / "e.warc.gz", [response(1, "x")])
    found = [(lot.kind, [Path(path).name for path in lot.paths]) for lot in lots([str(tmp_path)])]
    assert found == [
        ("files", ["a.html", "b.html"]),
        ("files", ["c.html"]),
        ("lines", ["c.jsonl"]),
        ("files", ["d.txt"]),
        ("archive", ["e.warc.gz"]),
    ]


@pytest.mark.parametrize("name", ["missing", "empty", "notes.md"])
def test_a_source_that_holds_nothing_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.md").write_text("x")
    with pytest.raises(SourceError, match=f"{name} holds nothing that can be read"):
        lots([str(tmp_path / name)])


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz", "x.jsonl", "x.jsonl.gz"])
def test_a_lot_is_read_on_from_any_page(tmp_path: Path, name: str) -> None:
    path, stories = tmp_path / name, [story(n) for n in range(5)]
    if "warc" in name:
        archive(path, [response(n, html(one)) for n, one in enumerate(stories)])
    else:
        lines(path, stories)
        if path.suffix == ".gz":
            path.write_bytes(gzip.compress(path.read_bytes()))
    [lot] = lots([str(path)])
    whole = list(pages(lot))
    assert len(whole) == 5
    for n, (byte, _) in enumerate(whole):
        assert [one for _, one in islice(pages(lot, first=n, byte=byte), 2)] == [one for _, one in whole[n : n + 2]]


def test_files_are_read_on_by_their_number(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.html").write_text(html(story(n)))
    [lot] = lots([str(tmp_path)])
    assert [one.id for _, one in pages(lot, first=1) if isinstance(one, Capture)] == ["1", "2"]


def test_a_file_that_changed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    lines(path, [story(1)])
    [lot] = lots([str(path)])
    unchanged(lot)
    lines(path, [story(1), story(2)])
    with pytest.raises(SourceError, match="has changed since the backfill began"):
        unchanged(lot)


def test_files_with_a_page_each_may_change() -> None:
    unchanged(Lot("files", ("gone.html",)))
