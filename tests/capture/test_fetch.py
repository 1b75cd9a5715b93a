"""The door to the network, against a server on this machine."""

import gzip
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.capture import captures, fetch, send
from onrecord.capture.fetch import wait
from onrecord.errors import AnswerError, ForbiddenError, SourceError
from onrecord.model.news import Capture, Problem
from onrecord.settings import LIMITS, Limits
from tests.flow.site import Page, served

HERE = Limits(private_addresses=True, respect_robots=False, fetch_seconds=5, body=10_000, fetch_redirects=2)


class Server(BaseHTTPRequestHandler):
    """Answers of every kind, by path."""

    robots = "User-agent: *\nDisallow: /closed"

    def do_GET(self) -> None:
        """Answers one request."""
        name = self.path.strip("/").partition("?")[0]
        if name == "slow":
            for letter in b"HTTP/1.0 200 OK\r\nX: " + b"a" * 200:
                self.wfile.write(bytes([letter]))
                time.sleep(0.05)
        elif name == "same" and self.headers.get("If-None-Match") == '"e1"':
            self.answer(304)
        elif name.startswith("hop"):
            self.answer(302, Location=f"/hop{int(name[3:]) - 1}" if name != "hop0" else "/page")
        elif name == "away":
            self.answer(302, Location="file:///etc/hosts")
        elif name == "gone":
            self.answer(404)
        elif name == "robots.txt":
            self.answer(200 if self.robots else 503, self.robots.encode())
        elif name == "bomb":
            self.answer(200, gzip.compress(bytes(1_000_000)), **{"Content-Encoding": "gzip"})
        elif name == "packed":
            self.answer(200, gzip.compress(b"<p>x"), **{"Content-Encoding": "gzip"})
        elif name == "large":
            self.answer(200, b"x" * 20_000)
        else:
            self.answer(
                200, f"<p>{self.path} {self.headers['User-Agent']}".encode(), ETag='"e1"', **{"Content-Type": "text/html"}
            )

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Sends one answer."""
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def handle(self) -> None:
        """A caller who hangs up is no fault of the server."""
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_comes_with_its_address_time_and_validators(site: str) -> None:
    found = fetch(f"{site}/päge?q=ü#top", limits=HERE)
    capture = found
    assert capture.body.startswith(b"<p>/p%C3%A4ge?q=%C3%BC onrecord/")
    assert (capture.status, capture.content_type, found.etag) == (200, "text/html", '"e1"')
    assert capture.at is not None
    assert capture.at.endswith("+00:00")
    assert fetch(f"{site}/packed", limits=HERE).body == b"<p>x"


def test_an_unchanged_page_is_not_sent_again(site: str) -> None:
    found = fetch(f"{site}/same", limits=HERE, etag='"e1"', last_modified="Tue, 06 May 2031 10:05:00 GMT")
    assert (found.status, found.body) == (304, b"")


def test_redirects_are_followed_up_to_the_limit(site: str) -> None:
    assert fetch(f"{site}/hop1", limits=HERE).url == f"{site}/page"
    with pytest.raises(SourceError, match="more than 2 times"):
        fetch(f"{site}/hop2", limits=HERE)


@pytest.mark.parametrize(
    ("path", "why"), [("bomb", "more than 10,000"), ("large", "more than 10,000"), ("gone", "status 404"), ("away", "no http")]
)
def test_what_is_refused(site: str, path: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        fetch(f"{site}/{path}", limits=HERE)


def test_the_deadline_holds_however_slowly_the_answer_drips(site: str) -> None:
    begin = time.monotonic()
    with pytest.raises(SourceError, match=r"did not answer in 0\.5 seconds"):
        fetch(f"{site}/slow", limits=Limits(private_addresses=True, respect_robots=False, fetch_seconds=0.5))
    assert time.monotonic() - begin < 3


def test_private_addresses_are_forbidden_unless_allowed(site: str) -> None:
    with pytest.raises(ForbiddenError, match="not public"):
        fetch(site, limits=LIMITS)
    with pytest.raises(ForbiddenError, match="password"):
        fetch("http://user:secret@post.example/", limits=HERE)


def test_robots_are_honoured(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    polite = Limits(private_addresses=True, fetch_seconds=5)
    assert fetch(f"{site}/open", limits=polite).status == 200
    with pytest.raises(ForbiddenError, match=r"robots\.txt"):
        fetch(f"{site}/closed/a", limits=polite)
    monkeypatch.setattr(Server, "robots", "")
    with pytest.raises(ForbiddenError, match=r"robots\.txt"):
        fetch(f"{site}/open", limits=polite)


def test_an_address_is_a_source(site: str) -> None:
    assert [type(c) for c in captures(f"{site}/page", limits=HERE)] == [Capture]
    assert [type(c) for c in captures(f"{site}/gone", limits=HERE)] == [Problem]


def test_an_error_says_its_status_and_when_to_ask_again(site: str) -> None:
    with pytest.raises(AnswerError) as gone:
        fetch(f"{site}/gone", limits=HERE)
    assert (gone.value.status, gone.value.wait) == (404, None)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120.0),
        ("Tue, 06 May 2031 08:02:00 GMT", 120.0),
        ("Tue, 06 May 2031 07:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
    ],
)
def test_a_wait_is_given_in_seconds_or_as_a_date(said: str, seconds: float | None) -> None:
    assert wait(said, datetime(2031, 5, 6, 8, tzinfo=UTC)) == seconds


def test_what_is_sent_is_answered_with_a_status() -> None:
    with served() as desk:
        desk.receive = lambda path, headers, body: Page(status=503 if path == "/full" else 202, headers={"Retry-After": "9"})
        assert send(f"{desk.url}/in?a=1", b"{}", headers={"webhook-id": "x"}, limits=HERE) == 202
        path, headers, body = desk.sent[0]
        assert (path, headers["webhook-id"], headers["Content-Length"], body) == ("/in?a=1", "x", "2", b"{}")
        with pytest.raises(AnswerError) as full:
            send(f"{desk.url}/full", b"{}", headers={}, limits=HERE)
        assert (full.value.status, full.value.wait) == (503, 9.0)
        with pytest.raises(ForbiddenError, match="not public"):
            send(f"{desk.url}/in", b"{}", headers={}, limits=LIMITS)
