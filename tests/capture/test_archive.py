"""Web archives."""

import gzip
import io

from onrecord.capture.archive import responses
from onrecord.model.news import Capture, Problem
from onrecord.settings import LIMITS, Limits

ID = "12345678-1234-1234-1234-1234567890ab"


def record(
    body: bytes,
    *,
    kind: str = "response",
    status: int = 200,
    content_type: str = "text/html; charset=utf-8",
    packed: bool = False,
) -> bytes:
    """One record of a WARC file."""
    sent = gzip.compress(body) if packed else body
    encoding = "Content-Encoding: gzip\r\n" if packed else ""
    http = f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\n{encoding}Content-Length: {len(sent)}\r\n\r\n".encode() + sent
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/a\r\nWARC-Date: 2031-05-06T07:10:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{ID}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def read(data: bytes, limits: Limits = LIMITS) -> list[Capture | Problem]:
    return list(responses(io.BytesIO(data), "a.warc", limits))


def test_responses_with_pages_are_captures() -> None:
    for pack in (bytes, gzip.compress):
        (found,) = read(pack(record(b"<p>x")))
        assert found == Capture(
            ID, b"<p>x", "https://post.example/a", "2031-05-06T07:10:00+00:00", "text/html; charset=utf-8", 200
        )


def test_other_records_are_skipped() -> None:
    others = [
        record(b"", kind="revisit"),
        record(b"gone", status=404),
        record(b"", status=301),
        record(b"\x89PNG", content_type="image/png"),
        record(b"<p>x", kind="resource"),
    ]
    (found,) = read(b"".join(others) + record(b"plain", content_type="text/plain"))
    assert isinstance(found, Capture)
    assert found.body == b"plain"


def test_packed_bodies_are_unpacked_up_to_the_limit() -> None:
    one, bomb, two = read(
        record(b"<p>x", packed=True) + record(bytes(100_000), packed=True) + record(b"<p>y"), Limits(archive_member=1_000)
    )
    assert isinstance(bomb, Problem)
    assert [c.body for c in (one, two) if isinstance(c, Capture)] == [b"<p>x", b"<p>y"]


def test_a_damaged_archive_gives_what_it_holds_and_a_problem() -> None:
    assert [type(x) for x in read(record(b"<p>x") + b"garbage" * 50)] == [Capture, Problem]
    assert [type(x) for x in read(b"garbage" * 50)] == [Problem]
    assert [type(x) for x in read(b"")] == [Problem]
