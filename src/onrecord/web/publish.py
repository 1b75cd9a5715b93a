"""The pages as files that open from disk."""

from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.record import Record
from onrecord.view import stories
from onrecord.web import pages


def publish(record: Record, *, folder: Path) -> list[Path]:
    """Write every page of the record into `folder`; gives the pages of its stories, the one with the latest news first."""
    folder.mkdir(parents=True, exist_ok=True)
    found = [s.id for s in record.stories()]
    links = pages.Links(page=_file, asset=lambda name: name, live=False)
    for name in ("desk.css", "desk.js", "desk.svg"):
        (folder / name).write_bytes(resources.files("onrecord.web").joinpath("static", name).read_bytes())
    _write(folder, "stories", pages.stories(record, links))
    for story in found:
        for tab in pages.TABS:
            _write(folder, tab, getattr(pages, tab)(record, links, story=story), story)
        for article in record.articles(story=story):
            for version in article.versions:
                for face in ("evidence", "versions"):
                    _write(folder, face, getattr(pages, face)(record, links, version=version.id), version.id)
    return [folder / _file("story", row.id) for row in stories(record)]


def _write(folder: Path, name: str, page: str, id: str | None = None) -> None:
    (folder / _file(name, id)).write_text(page, encoding="utf-8")


def _file(name: str, id: str | None = None, **more: Any) -> str:
    if name == "stories":
        return "index.html"
    return f"{name}-{id}.html" + (f"#{more['item']}" if more.get("item") else "")
