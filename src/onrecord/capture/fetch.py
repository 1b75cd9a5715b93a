"""The only door to the network: one request with a deadline, a size limit, checked addresses and robots.txt (RFC 9309)."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from onrecord.capture.hosts import reachable
from onrecord.capture.robots import AGENT, Robots
from onrecord.errors import AnswerError, ForbiddenError, SourceError
from onrecord.model.news import Capture
from onrecord.settings import LIMITS, Limits

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536
_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that are read, as RFC 9309 asks."""

_ANSWER = 64 * 1024
"""Bytes that are read of the answer to what was sent."""

_KEPT = "%/:@!$&'()*+,;=~-._?"


class _Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def fetch(
    url: str,
    *,
    limits: Limits = LIMITS,
    etag: str | None = None,
    last_modified: str | None = None,
    robots: Robots | None = None,
    now: datetime | None = None,
) -> Capture:
    """What stands at an address now; `at` is the time of the fetch in UTC (`now`, else the clock), 304 has an empty body.

    `robots` remembers what robots.txt files say. Raises AnswerError for a status that is an error, ForbiddenError for an address
    that may not be fetched, and SourceError for one that does not answer as it should.
    """
    end = time.monotonic() + limits.fetch_seconds
    asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in asked.items() if value}
    at, here, robots = now or datetime.now(UTC), url, robots or Robots()
    for _ in range(limits.fetch_redirects + 1):
        parts = _parts(here)
        if limits.respect_robots and not robots.welcome(origin(here), here, lambda of: _robots(of, end, limits)):
            raise ForbiddenError(f"{here} is closed to programs by its robots.txt: ask its owner")
        answer = _get(parts, headers, end, limits.body, limits)
        if answer.status not in _REDIRECTS or not answer.headers.get("Location"):
            return _fetched(url, here, at, answer)
        here = urljoin(here, str(answer.headers["Location"]))
    raise SourceError(f"{url} was redirected more than {limits.fetch_redirects} times: name the last address")


def _fetched(url: str, here: str, at: datetime, answer: _Answer) -> Capture:
    if answer.status != 304 and not 200 <= answer.status < 300:
        why = f"{here} answered with status {answer.status}: check the address or try again later"
        raise AnswerError(why, status=answer.status, wait=wait(answer.headers.get("Retry-After"), at))
    return Capture(
        id=here, body=answer.body, url=here, at=at.isoformat(timespec="seconds"),
        content_type=answer.headers.get("Content-Type"), status=answer.status,
        etag=answer.headers.get("ETag"), last_modified=answer.headers.get("Last-Modified"),
    )  # fmt: skip


def send(url: str, body: bytes, *, headers: dict[str, str], limits: Limits = LIMITS) -> int:
    """POST `body` to an address and give the status of the answer, which is 2xx; redirects are not followed.

    Raises ForbiddenError for an address that may not be reached, AnswerError for any other status, and SourceError.
    """
    end = time.monotonic() + limits.fetch_seconds
    answer = _get(_parts(url), headers, end, _ANSWER, limits, cut=True, body=body)
    if not 200 <= answer.status < 300:
        why = f"{url} answered with status {answer.status}: check the address or try again later"
        raise AnswerError(why, status=answer.status, wait=wait(answer.headers.get("Retry-After"), datetime.now(UTC)))
    return answer.status


def origin(url: str) -> str:
    """Scheme, host and port of an address, as robots.txt files are kept by."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def wait(said: str | None, now: datetime) -> float | None:
    """The seconds of a Retry-After (RFC 9110, 10.2.3), given as such or as a date; None where it says nothing."""
    said = (said or "").strip()
    if said.isascii() and said.isdecimal():
        return float(said[:9])
    try:
        at = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, ((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds())


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


def _robots(of: str, end: float, limits: Limits) -> bytes | None:
    """The robots.txt of an origin: empty where there is none, None where it cannot be had."""
    robots = _parts(f"{of}/robots.txt")
    for _ in range(limits.fetch_redirects + 1):
        try:
            answer = _get(robots, {}, end, _ROBOTS, limits, cut=True)
        except ForbiddenError:
            raise
        except SourceError:
            return None
        if answer.status not in _REDIRECTS or not answer.headers.get("Location"):
            break
        robots = _parts(urljoin(robots.geturl(), str(answer.headers["Location"])))
    if answer.status >= 500:
        return None
    return answer.body if answer.status < 300 else b""


def _get(
    parts: SplitResult,
    more: dict[str, str],
    end: float,
    limit: int,
    limits: Limits,
    *,
    cut: bool = False,
    body: bytes | None = None,
) -> _Answer:
    where = parts.geturl()
    headers = {"User-Agent": f"{AGENT}/{version('onrecord')}", "Accept-Encoding": "gzip", "Accept": "*/*", **more}
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    try:
        with _connected(parts, end, limits) as connection:
            connection.request("GET" if body is None else "POST", target, body=body, headers=headers)
            with closing(connection.getresponse()) as response:
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
