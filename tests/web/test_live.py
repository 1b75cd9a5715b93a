"""Open pages hear what another connection wrote, and what they missed."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
import uvicorn

from onrecord.flow import add
from onrecord.record import Record
from onrecord.web import live, site
from tests.flow.invented import Words, fill, page, world


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    fill(tmp_path / "desk.record").close()
    return tmp_path / "desk.record"


@pytest.fixture
def port(desk: Path) -> Iterator[int]:
    """The port of a server over the record."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(site(desk), port=number, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield number
    server.force_exit = server.should_exit = True
    thread.join(5)


def opened(port: int, asked: str = "", **headers: str) -> tuple[HTTPConnection, HTTPResponse]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", f"/live{asked}", headers=headers)
    return connection, connection.getresponse()


def event(stream: HTTPResponse) -> dict[str, str]:
    """The next event of a stream."""
    fields = {}
    while line := stream.readline().decode().strip("\n"):
        name, _, value = line.partition(": ")
        fields[name] = value
    return fields


def write(path: Path, text: str, at: str) -> None:
    with Record.open(path) as record, world(s=[page(text, url=f"https://varn.example/{at}", at=at)]):
        list(add(record, ["s"], pipeline=Words()))


def test_a_page_hears_what_is_added_and_what_it_missed(desk: Path, port: int) -> None:
    connection, stream = opened(port)
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert "default-src 'none'" in stream.headers["content-security-policy"]
    first = event(stream)
    assert "data" not in first
    write(desk, "Varn says 8 ships sank", "2025-01-08")
    told = event(stream)
    assert told["event"] == "changes"
    assert json.loads(told["data"]) == {"changes": 1, "cursor": told["id"]}
    connection.close()
    write(desk, "Varn says 9 ships sank", "2025-01-09")
    write(desk, "Varn says 10 ships sank", "2025-01-10")
    connection, stream = opened(port, "?since=0", **{"Last-Event-ID": told["id"]})
    assert json.loads(event(stream)["data"])["changes"] == 2
    connection.close()


def test_a_page_of_one_story_hears_of_that_story_alone(desk: Path, port: int) -> None:
    with Record.open(desk, readonly=True) as record:
        trees = record.stories()[1].id
    connection, stream = opened(port, f"?story={trees}&since=0")
    assert json.loads(event(stream)["data"])["changes"] == 1
    write(desk, "Varn says 8 ships sank", "2025-01-08")
    assert event(stream).keys() == {"id"}
    connection.close()


def test_a_cursor_that_is_none_is_refused(port: int) -> None:
    connection, stream = opened(port, "?since=zz")
    assert stream.status == 400
    connection.close()


def test_the_file_is_looked_at_once_for_all_pages_and_not_without_one(desk: Path, port: int) -> None:
    some = [opened(port) for _ in range(5)]
    assert [t.name for t in threading.enumerate()].count("live") == 1
    for _, stream in some:
        event(stream)
    write(desk, "Varn says 8 ships sank", "2025-01-08")
    assert {event(stream)["event"] for _, stream in some} == {"changes"}
    for connection, stream in some:
        stream.close()
        connection.close()
    write(desk, "Varn says 9 ships sank", "2025-01-09")
    deadline = time.monotonic() + 4
    while "live" in [t.name for t in threading.enumerate()] and time.monotonic() < deadline:
        time.sleep(0.02)
    assert "live" not in [t.name for t in threading.enumerate()]


def test_too_many_pages_are_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    monkeypatch.setattr(live, "MOST", 1)
    hub, loop = live.Hub(desk), asyncio.new_event_loop()
    one, two = live.Listener(), live.Listener()
    assert hub.join(one, loop)
    assert not hub.join(two, loop)
    hub.leave(one)
    assert hub.join(two, loop)
    hub.leave(two)
    loop.close()
