"""The only door to the network: one GET with a deadline, a size limit, checked addresses and robots.txt (RFC 9309)."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from protego import Protego

from onrecord.capture.hosts import reachable
from onrecord.errors import ForbiddenError, SourceError
from onrecord.model.news import Capture
from onrecord.settings import LIMITS, Limits

AGENT = "onrecord"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 asks."""

_KEPT = "%/:@!$&'()*+,;=~-._?"


class _Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def fetch(url: str, *, limits: Limits = LIMITS, etag: str | None = None, last_modified: str | None = None) -> Capture:
    """What stands at an address now; `at` is the time of the fetch in UTC, 304 has an empty body.

    Raises ForbiddenError for an address that may not be fetched and SourceError for one that does not answer as it should.
    """
    end = time.monotonic() + limits.fetch_seconds
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in asked.items() if value}
    at, here = datetime.now(UTC), url
    for _ in range(limits.fetch_redirects + 1):
        parts = _parts(here)
        if limits.respect_robots and not _welcome(parts, here, end, limits):
            raise ForbiddenError(f"{here} is closed to programs by its robots.txt: ask its owner")
        answer = _get(parts, headers, end, limits.body, limits)
        if answer.status not in _REDIRECTS or not answer.headers.get("Location"):
            return _fetched(url, here, at, answer)
        here = urljoin(here, str(answer.headers["Location"]))
    raise SourceError(f"{url} was redirected more than {limits.fetch_redirects} times: name the last address")


def _fetched(url: str, here: str, at: datetime, answer: _Answer) -> Capture:
    if answer.status != 304 and not 200 <= answer.status < 300:
        raise SourceError(f"{here} answered with status {answer.status}: check the address or try again later")
    return Capture(
        id=here, body=answer.body, url=here, at=at.isoformat(timespec="seconds"),
        content_type=answer.headers.get("Content-Type"), status=answer.status,
        etag=answer.headers.get("ETag"), last_modified=answer.headers.get("Last-Modified"),
    )  # fmt: skip


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        fine = False
    if not fine:
        raise ForbiddenError(f"{url} is no http or https address: name one")
    if parts.username or parts.password:
        raise ForbiddenError(f"{parts.hostname} was named with a user or password: leave them out")
    return parts


def _welcome(parts: SplitResult, url: str, end: float, limits: Limits) -> bool:
    """What robots.txt says: a missing one allows everything, one that cannot be had forbids everything."""
    robots = parts._replace(path="/robots.txt", query="", fragment="")
    for _ in range(limits.fetch_redirects + 1):
        try:
            answer = _get(robots, {}, end, _ROBOTS, limits, cut=True)
        except ForbiddenError:
            raise
        except SourceError:
            return False
        if answer.status not in _REDIRECTS or not answer.headers.get("Location"):
            break
        robots = _parts(urljoin(robots.geturl(), str(answer.headers["Location"])))
    if answer.status >= 500:
        return False
    return answer.status >= 300 or bool(Protego.parse(answer.body.decode("utf-8", "replace")).can_fetch(url, AGENT))


def _get(parts: SplitResult, more: dict[str, str], end: float, limit: int, limits: Limits, *, cut: bool = False) -> _Answer:
    where = parts.geturl()
    headers = {"User-Agent": f"{AGENT}/{version('onrecord')}", "Accept-Encoding": "gzip", "Accept": "*/*", **more}
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    try:
        with _connected(parts, end, limits) as connection:
            connection.request("GET", target, headers=headers)
            response = connection.getresponse()
            return _Answer(response.status, response.headers, _body(response, where, end, limit, cut))
    except (OSError, http.client.HTTPException, zlib.error, UnicodeError) as error:
        late = time.monotonic() >= end
        why = (
            f"did not answer in {limits.fetch_seconds:g} seconds"
            if late
            else f"cannot be fetched ({error or type(error).__name__})"
        )
        raise SourceError(f"{where} {why}: try again later") from error


@contextmanager
def _connected(parts: SplitResult, end: float, limits: Limits) -> Iterator[http.client.HTTPConnection]:
    """A connection to the very address that was checked; it is cut off when the time is over, whatever it is doing."""
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    ip = reachable(host, port, left, limits)
    sock = socket.create_connection((ip, port), max(0.01, end - time.monotonic()))
    timer = threading.Timer(max(0.01, end - time.monotonic()), _cut_off, [sock])
    timer.daemon = True
    timer.start()
    try:
        if secure:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        connection = http.client.HTTPConnection(host, port)
        connection.sock = sock
        yield connection
    finally:
        timer.cancel()
        sock.close()


def _cut_off(sock: socket.socket) -> None:
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)
    except OSError:  # it was closed already, which is what was wanted
        return


def _body(response: http.client.HTTPResponse, where: str, end: float, limit: int, cut: bool) -> bytes:
    """The body, unpacked; raises SourceError as soon as it is over the limit, before or after unpacking."""
    packed = (response.headers.get("Content-Encoding") or "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise SourceError(f"{where} is packed with {packed}, which was not asked for: fetch it by hand")
    unpack = zlib.decompressobj(31) if "gzip" in packed else None
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        if time.monotonic() >= end:
            raise TimeoutError
        body += unpack.decompress(chunk, limit + 1 - len(body)) if unpack else chunk
        if len(body) > limit:
            if cut:
                return bytes(body[:limit])
            raise SourceError(f"{where} holds more than {limit:,} bytes: raise the limit or leave it out")
    if unpack and body and not unpack.eof:
        raise SourceError(f"{where} ended too early: fetch it again")
    return bytes(body)
