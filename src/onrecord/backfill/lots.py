"""Sources → lots: what is looked at in one go. The pages of a lot, from any of them on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from onrecord import capture
from onrecord.backfill import engine
from onrecord.capture import archive, bounded, lines
from onrecord.capture.source import ending, page
from onrecord.errors import SourceError
from onrecord.model.news import Capture, Problem
from onrecord.settings import LIMITS

FILES = 500
"""Files of one page each that make a lot."""

_KINDS: dict[str, Literal["archive", "lines"]] = {".warc": "archive", ".jsonl": "lines"}


@dataclass(frozen=True, slots=True)
class Lot:
    """A web archive, a file of lines, or a run of files with a page each; `size` (bytes) is that of the one file, where known."""

    kind: Literal["archive", "lines", "files"]
    paths: tuple[str, ...]
    size: int | None = None


def lots(sources: Iterable[str]) -> list[Lot]:
    """The lots of all sources in their order; raises SourceError where one is missing or holds nothing."""
    found, run = list[Lot](), list[str]()
    for path in (p for source in sources for p in _files(source)):
        kind = _KINDS.get(ending(path) or "")
        if run and (kind or len(run) == FILES):
            found.append(Lot("files", tuple(run)))
            run = []
        if kind:
            found.append(Lot(kind, (path,), _size(path)))
        else:
            run.append(path)
    return [*found, Lot("files", tuple(run))] if run else found


def pages(lot: Lot, *, first: int = 0, byte: int = 0) -> Iterator[tuple[int, Capture | Problem]]:
    """What a lot holds from a page on, which begins at `byte` of its file or is its file number `first`; each with its byte."""
    if lot.kind == "files":
        yield from ((0, one) for path in lot.paths[first:] for one in _page(path))
        return
    [path] = lot.paths
    with (_raw if lot.kind == "archive" else _unpacked)(path) as file:
        file.seek(byte)
        if lot.kind == "archive":
            yield from archive.placed(file, path, LIMITS)
        else:
            yield from ((byte + at, one) for at, one in lines.placed(file, path, LIMITS))


def unchanged(lot: Lot) -> None:
    """Raise SourceError where the file of a lot is not as it was when the lot was made."""
    if lot.size is not None and _size(lot.paths[0]) != lot.size:
        raise SourceError(f"{lot.paths[0]} has changed since the backfill began: put it back, or begin in another folder")


def _files(source: str) -> list[str]:
    if engine.remote(source):
        found = engine.listed(source)
    elif (path := Path(source).resolve()).is_dir():
        found = sorted(str(f) for f in path.rglob("*") if f.is_file() and ending(f.name))
    else:
        found = [str(path)] if path.is_file() else []
    if not found or not all(map(ending, found)):
        raise SourceError(f"{source} holds nothing that can be read: name archives (.warc), lines (.jsonl) or pages (.html)")
    return found


def _size(path: str) -> int | None:
    return None if engine.remote(path) else Path(path).stat().st_size


def _page(path: str) -> Iterator[Capture | Problem]:
    if not engine.remote(path):
        yield from capture.captures(path)
        return
    try:
        with _unpacked(path) as file:
            yield page(path, file, path, LIMITS)
    except (SourceError, OSError) as error:
        yield Problem("unopened", f"{path} cannot be read ({error}): check its name and rights.", path)


def _raw(path: str) -> AbstractContextManager[IO[bytes]]:
    return engine.opened(path) if engine.remote(path) else Path(path).open("rb")


def _unpacked(path: str) -> AbstractContextManager[IO[bytes]]:
    return engine.unpacked(path) if engine.remote(path) else bounded.opened(Path(path))
