"""Web archives (WARC, ISO 28500), read as a stream."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from onrecord.capture.address import web
from onrecord.model.news import Capture, Problem
from onrecord.settings import Limits

_TEXTS = frozenset({"text/html", "text/plain", "text/xml"})
_TYPES = frozenset({"xhtml+xml", "xml", "rss+xml", "atom+xml", "feed+json"})


def responses(file: IO[bytes], where: str, limits: Limits) -> Iterator[Capture | Problem]:
    """A capture for each 2xx response that holds a page, a text or a feed; revisits say nothing new and are skipped."""
    return (one for _, one in placed(file, where, limits))


def placed(file: IO[bytes], where: str, limits: Limits) -> Iterator[tuple[int, Capture | Problem]]:
    """The same, each with the byte of `file` where its record begins; an archive may be read on from there.

    That is so for a file without compression, or with each record compressed by itself, as archives are; in any other the byte
    is that up to which the file had to be read.
    """
    count, at = 0, 0
    try:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
            count, at = count + 1, record.stream_pos
            if _wanted(record):
                yield at, _capture(record, where, limits)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        yield at, Problem("archive", f"{where} is damaged after {count} responses ({error}): fetch it again.", where)
        return
    if not count:
        yield at, Problem("archive", f"{where} holds no response: check that it is a WARC file.", where)


def _wanted(record: Any) -> bool:
    status = record.http_headers.status_code if record.http_headers else None
    kind = (record.http_content_type or "").lower()
    held = kind in _TEXTS or (kind.startswith("application/") and kind.removeprefix("application/") in _TYPES)
    return held and status is not None and 200 <= status < 300


def _capture(record: Any, where: str, limits: Limits) -> Capture | Problem:
    url = web(record.headers.get("WARC-Target-URI", "").strip("<>"))
    try:
        body = record.reader.read(limits.archive_member + 1)
    except (OSError, EOFError, ValueError) as error:
        return Problem("archive", f"{url} in {where} cannot be unpacked ({error}): fetch it again.", where)
    if len(body) > limits.archive_member:
        return Problem("archive", f"{url} in {where} holds more than {limits.archive_member:,} bytes: leave it out.", where)
    return Capture(
        id=str(record.record_id).strip("<>").removeprefix("urn:uuid:"),
        body=body,
        url=url,
        at=record.record_date.isoformat() if record.record_date else None,
        content_type=record.http_headers.get("Content-Type"),
        status=record.http_headers.status_code,
    )
