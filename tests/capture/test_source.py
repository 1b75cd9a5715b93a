"""Everything that can be named as a source."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from onrecord.capture import captures
from onrecord.model.news import Capture, Problem
from tests.capture.invented import page, paragraphs
from tests.capture.test_archive import record
from tests.capture.test_feed import ATOM, RSS

PAGE = page(paragraphs())
LINES = b'{"id": "7", "text": "A crane fell."}\n{"id": "8", "text": "Nobody came."}\n'


def made(source: Path | str, **options: str) -> list[Capture]:
    found = list(captures(str(source), **options))  # type: ignore[arg-type]
    assert all(isinstance(c, Capture) for c in found), found
    return [c for c in found if isinstance(c, Capture)]


@pytest.mark.parametrize(
    ("name", "data", "ids", "content_type"),
    [
        ("042bb7.html", PAGE, ["042bb7"], "text/html"),
        ("042bb7.htm", PAGE, ["042bb7"], "text/html"),
        ("042bb7.html.gz", gzip.compress(PAGE), ["042bb7"], "text/html"),
        ("v1.2.txt", b"A crane fell.", ["v1.2"], "text/plain"),
        ("news.xml", RSS.encode(), ["news"], "application/xml"),
        ("news.atom", ATOM.encode(), ["news"], "application/atom+xml"),
        ("many.jsonl", LINES, ["7", "8"], "text/plain; charset=utf-8"),
        ("many.jsonl.gz", gzip.compress(LINES), ["7", "8"], "text/plain; charset=utf-8"),
        ("crawl.warc", record(PAGE) * 2, ["12345678-1234-1234-1234-1234567890ab"] * 2, "text/html; charset=utf-8"),
        ("crawl.warc.gz", gzip.compress(record(PAGE)), ["12345678-1234-1234-1234-1234567890ab"], "text/html; charset=utf-8"),
    ],
)
def test_files(tmp_path: Path, name: str, data: bytes, ids: list[str], content_type: str) -> None:
    (tmp_path / name).write_bytes(data)
    for source in (tmp_path / name, tmp_path):
        found = made(source)
        assert [c.id for c in found] == ids
        assert {c.content_type for c in found} == {content_type}


def test_a_folder_is_read_in_order_and_in_depth(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.html", "b/a.txt", "a.html", "notes.md", "b/picture.png"):
        (tmp_path / name).write_bytes(PAGE)
    assert [c.id for c in made(tmp_path)] == ["a", "a", "c"]


def test_the_date_of_the_option_is_for_those_that_have_none(tmp_path: Path) -> None:
    lines = [{"id": "1", "text": "x", "published": "2031-05-06"}, {"id": "2", "text": "y"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert [c.published for c in made(tmp_path / "a.jsonl", published="2031-01-01")] == ["2031-05-06", "2031-01-01"]


@pytest.mark.parametrize(
    "source", ["none.html", "none", "ftp://post.example/a", "file:///etc/hosts", "://", ".", "a\x00b.html", "x.pdf"]
)
def test_what_cannot_be_opened_is_one_problem(tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = captures(source)
    assert isinstance(found, Problem)
    assert found.source == source
    assert found.message.endswith(".")


def test_one_bad_file_of_a_folder_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE)[:40])
    (tmp_path / "b.html").write_bytes(PAGE)
    assert [type(c) for c in captures(str(tmp_path))] == [Problem, Capture]


@pytest.mark.parametrize(
    ("data", "ids", "content_type"),
    [
        (PAGE, ["stdin"], "text/html"),
        (gzip.compress(PAGE), ["stdin"], "text/html"),
        (b"  A crane fell < yesterday.", ["stdin"], "text/plain"),
        (LINES, ["7", "8"], "text/plain; charset=utf-8"),
        (RSS.encode(), ["stdin"], "application/xml"),
        (record(PAGE), ["12345678-1234-1234-1234-1234567890ab"], "text/html; charset=utf-8"),
    ],
)
def test_standard_input_is_told_by_its_content(
    monkeypatch: pytest.MonkeyPatch, data: bytes, ids: list[str], content_type: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    found = made("-")
    assert [(c.id, c.content_type) for c in found] == [(i, content_type) for i in ids]
