"""JSON Lines, one article a line, read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from onrecord.capture.address import web
from onrecord.model.news import Capture, Problem
from onrecord.settings import Limits

PLAIN = "text/plain; charset=utf-8"
_MARK = "\ufeff"


def articles(file: IO[bytes], where: str, limits: Limits) -> Iterator[Capture | Problem]:
    """A capture for each line with `id` and `text`, in order; a line that has not both is a Problem that names it."""
    return (one for _, one in placed(file, where, limits))


def placed(file: IO[bytes], where: str, limits: Limits) -> Iterator[tuple[int, Capture | Problem]]:
    """The same, each with how many bytes stand before its line; a file may be read on from there."""
    n, byte = 0, 0
    while line := file.readline(limits.body + 1):
        n, begins, byte = n + 1, byte, byte + len(line)
        if len(line) > limits.body:
            while line and not line.endswith(b"\n"):
                line = file.readline(limits.body)
                byte += len(line)
            yield begins, _bad(where, n, f"is longer than {limits.body:,} bytes: split the article")
            continue
        if line.strip():
            yield begins, _capture(line.removeprefix(b"\xef\xbb\xbf") if n == 1 else line, where, n)


def _capture(line: bytes, where: str, n: int) -> Capture | Problem:
    try:
        said = json.loads(line.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return _bad(where, n, "is not UTF-8: convert it")
    except (ValueError, RecursionError):
        return _bad(where, n, "is no JSON: write one article a line")
    if not isinstance(said, dict):
        return _bad(where, n, "is no JSON object: write one article a line")
    given, text = said.get("id"), said.get("text")
    if not isinstance(given, (str, int)) or isinstance(given, bool) or not isinstance(text, str):
        return _bad(where, n, 'lacks "id" or "text": give both as strings')
    return Capture(
        id=_safe(str(given)),
        body=((_MARK if text.startswith(_MARK) else "") + text).encode("utf-8", "surrogatepass"),
        url=web(_string(said, "url")),
        at=_string(said, "at"),
        content_type=PLAIN,
        published=_string(said, "published"),
        title=_string(said, "title"),
        outlet=_string(said, "outlet"),
    )


def _string(said: dict[str, Any], key: str) -> str | None:
    value = said.get(key)
    return _safe(value) if isinstance(value, str) and value.strip() else None


def _safe(text: str) -> str:
    """Text that UTF-8 can hold: half a surrogate pair becomes U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _bad(where: str, n: int, why: str) -> Problem:
    return Problem("line", f"{where} line {n} {why}.", where)
