"""Everything that can be named as a source → captures: files, folders, addresses, standard input."""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from onrecord.capture.address import web
from onrecord.capture.archive import responses
from onrecord.capture.bounded import opened, rest, unpacked
from onrecord.capture.feed import is_feed
from onrecord.capture.fetch import fetch
from onrecord.capture.lines import articles
from onrecord.capture.replay import stem
from onrecord.errors import SourceError
from onrecord.model.news import Capture, Problem
from onrecord.settings import LIMITS, Limits

_KINDS = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".json": "application/feed+json",
}
_STREAMS = (".jsonl", ".warc")
STDIN = "-"
_PEEKED = 65_536


Validators = tuple[str | None, str | None]
"""The ETag and the Last-Modified that an address gave when it was last fetched (RFC 9110)."""


def unseen(url: str) -> Validators:
    """The validators of an address that was never fetched."""
    return None, None


def captures(
    source: str,
    *,
    limits: Limits = LIMITS,
    published: str | None = None,
    validators: Callable[[str], Validators] = unseen,
) -> Iterator[Capture | Problem]:
    """The captures of a file, a folder, an http(s) address or `-` (standard input), as a stream.

    What cannot be opened is a Problem. `published` is the date of captures whose source gives none. An address whose
    `validators` still hold is not sent again: its capture has status 304 and no body.
    """
    try:
        for made in _captures(source, limits, validators):
            if isinstance(made, Capture) and published and not made.published:
                made = replace(made, published=published)
            yield made
    except SourceError as error:
        yield Problem("unopened", f"{error}.", source)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error)
        yield Problem("unopened", f"{source} cannot be read ({why}): check its name, rights and content.", source)


def _captures(source: str, limits: Limits, validators: Callable[[str], Validators]) -> Iterator[Capture | Problem]:
    if source == STDIN:
        yield from _piped(sys.stdin.buffer, limits)
    elif "://" in source:
        if not web(source):
            raise SourceError(f"{source} is no http or https address: name one, or a file")
        etag, last_modified = validators(source)
        yield fetch(source, limits=limits, etag=etag, last_modified=last_modified)
    elif (path := Path(source)).is_dir():
        files = sorted(f for f in path.rglob("*") if f.is_file() and ending(f.name))
        if not files:
            yield Problem(
                "unopened", f"{source} holds no file that can be read: name one with pages, texts, feeds or archives.", source
            )
        for file in files:
            yield from captures(str(file), limits=limits)
    else:
        yield from _file(path, limits)


def _file(path: Path, limits: Limits) -> Iterator[Capture | Problem]:
    kind = ending(path.name)
    if not kind:
        raise SourceError(f"{path} has no ending that is known: name it .html, .txt, .xml, .json, .jsonl or .warc")
    with opened(path) as file:
        if kind == ".jsonl":
            yield from articles(file, str(path), limits)
        elif kind == ".warc":
            yield from responses(file, str(path), limits)
        else:
            yield page(path.name, file, str(path), limits)


def page(name: str, file: IO[bytes], where: str, limits: Limits) -> Capture:
    """The capture of a file that is one page, text or feed; raises SourceError where it is too large or damaged."""
    return Capture(stem(name), rest(file, limits.body, where), content_type=_KINDS[ending(name) or ".txt"])


def ending(name: str) -> str | None:
    """What a file's name ends with, without `.gz`, where it is a kind that can be read."""
    found = Path(name.lower().removesuffix(".gz")).suffix
    return found if found in _KINDS or found in _STREAMS else None


def _piped(stream: IO[bytes], limits: Limits) -> Iterator[Capture | Problem]:
    """What comes through a pipe, told apart by how it begins: WARC, JSON lines, a feed, a page, else plain text."""
    file = io.BufferedReader(unpacked(stream), _PEEKED)  # type: ignore[type-var]
    start = file.peek(_PEEKED).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"WARC/"):
        yield from responses(file, STDIN, limits)
    elif start.startswith(b"{") and not is_feed(Capture(STDIN, start)):
        yield from articles(file, STDIN, limits)
    else:
        body = rest(file, limits.body, STDIN)
        feed = is_feed(Capture(STDIN, body))
        page = start[:1] == b"<" or b"<html" in start[:2000].lower()
        yield Capture("stdin", body, content_type="application/xml" if feed else "text/html" if page else "text/plain")
