"""A list of fetches (`fetches.jsonl`) → captures in order of time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.capture.bounded import whole
from onrecord.capture.dates import moment
from onrecord.errors import SourceError
from onrecord.model.news import Capture, Problem
from onrecord.settings import LIMITS, Limits

LONGEST = 1_000_000
"""Bytes of a line of the list."""


def replay(path: str, *, limits: Limits = LIMITS) -> Iterator[Capture | Problem]:
    """The captures that a list of fetches names, earliest first; fetches of one moment stay in the order of the list.

    A line that cannot be used is a Problem, and so is a file outside the folder of the list.
    """
    listed = Path(path)
    lines: list[tuple[datetime, int, dict[str, Any]]] = []
    try:
        with listed.open("rb") as file:
            for n, line in enumerate(file, 1):
                if not line.strip():
                    continue
                fetch = _fetch(line)
                if isinstance(fetch, str):
                    yield Problem("fetches", f"{path} line {n} {fetch}.", path)
                else:
                    lines.append((moment(fetch["at"]) or datetime.min, n, fetch))
    except OSError as error:
        yield Problem("unopened", f"{path} cannot be opened ({error.strerror}): check its name and rights.", path)
        return
    for _, n, fetch in sorted(lines, key=lambda x: x[:2]):
        try:
            yield _capture(listed, fetch, limits)
        except (SourceError, OSError) as error:
            yield Problem("fetches", f"{path} line {n} cannot be replayed: {error}.", path)


def _fetch(line: bytes) -> dict[str, Any] | str:
    """The fetch of a line, or what is wrong with it."""
    try:
        fetch = json.loads(line) if len(line) <= LONGEST else None
    except (ValueError, RecursionError):
        return "is no JSON: write one fetch a line"
    if not isinstance(fetch, dict) or not all(isinstance(fetch.get(k), str) for k in ("at", "url", "file")):
        return 'lacks "at", "url" or "file": add them as strings'
    return fetch if moment(fetch["at"]) else 'has no ISO 8601 time under "at": correct it'


def _capture(listed: Path, fetch: dict[str, Any], limits: Limits) -> Capture:
    folder = listed.resolve().parent
    file = (folder / fetch["file"]).resolve()
    if not file.is_relative_to(folder):
        raise SourceError(f"{fetch['file']} lies outside the folder of the list; move it there")
    status, kind = fetch.get("status"), fetch.get("content_type")
    return Capture(
        id=stem(file.name),
        body=whole(file, limits.body),
        url=fetch["url"],
        at=fetch["at"],
        content_type=kind if isinstance(kind, str) else None,
        status=status if isinstance(status, int) else 200,
    )


def stem(name: str) -> str:
    """A file's name without its endings: `042bb7.html.gz` is `042bb7`."""
    for ending in (".gz", ".html", ".htm", ".txt", ".xml", ".rss", ".atom", ".json", ".jsonl", ".warc"):
        name = name.removesuffix(ending)
    return name
