"""A list of fetches."""

import json
from pathlib import Path

import pytest

from onrecord.capture import replay
from onrecord.model.news import Capture, Problem

URL = "https://post.example/a"


def listed(folder: Path, *lines: object) -> str:
    path = folder / "fetches.jsonl"
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `in` with two pages, beside a file that is no part of it."""
    (tmp_path / "secret.html").write_text("<p>secret")
    inner = tmp_path / "in"
    (inner / "pages").mkdir(parents=True)
    for name in ("001", "002"):
        (inner / "pages" / f"{name}.html").write_text(f"<p>{name}")
    return inner


def fetch(at: str, file: str = "pages/001.html") -> dict[str, object]:
    return {"at": at, "url": URL, "file": file, "status": 200, "content_type": "text/html; charset=utf-8"}


def test_captures_come_in_order_of_time_and_the_order_is_stable(folder: Path) -> None:
    path = listed(
        folder,
        fetch("2031-05-06T10:00:00+02:00"),
        "",
        fetch("2031-05-06T07:59:00Z", "pages/002.html"),
        fetch("2031-05-06T08:00:00Z", "pages/002.html"),
    )
    found = [c for c in replay(path) if isinstance(c, Capture)]
    assert [(c.id, c.at) for c in found] == [
        ("002", "2031-05-06T07:59:00Z"),
        ("001", "2031-05-06T10:00:00+02:00"),
        ("002", "2031-05-06T08:00:00Z"),
    ]
    assert (found[1].url, found[1].body, found[1].content_type) == (URL, b"<p>001", "text/html; charset=utf-8")


@pytest.mark.parametrize("file", ["../secret.html", "/etc/hosts", "pages/none.html", "pages", "pages/../../secret.html"])
def test_files_outside_the_folder_and_missing_ones_are_problems(folder: Path, file: str) -> None:
    (found,) = replay(listed(folder, fetch("2031-05-06T10:00:00Z", file)))
    assert isinstance(found, Problem)
    assert "line 1" in found.message


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "pages" / "link.html").symlink_to(folder.parent / "secret.html")
    (found,) = replay(listed(folder, fetch("2031-05-06T10:00:00Z", "pages/link.html")))
    assert isinstance(found, Problem)


def test_bad_lines_are_problems_and_the_others_go_on(folder: Path) -> None:
    path = listed(
        folder, "{", "[]", {"at": "soon", "url": URL, "file": "pages/001.html"}, {"url": URL}, fetch("2031-05-06T10:00:00Z")
    )
    assert [type(c) for c in replay(path)] == [Problem] * 4 + [Capture]
    (missing,) = replay(str(folder / "none.jsonl"))
    assert isinstance(missing, Problem)
