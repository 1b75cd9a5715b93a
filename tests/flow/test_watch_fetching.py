import threading
import time
from datetime import UTC, datetime

import pytest

from onrecord.capture import Robots
from onrecord.errors import SourceError
from onrecord.flow.watch_fetching import Asked, Threads, answer
from onrecord.model.news import Capture
from onrecord.settings import Limits
from tests.flow.site import Page, served

AT = datetime(2031, 5, 6, 8, 0, tzinfo=UTC)
HERE = Limits(private_addresses=True, fetch_seconds=2)


def test_fetches_go_on_beside_each_other() -> None:
    with served() as site:
        site.pages["/stall"] = Page(drip=True)
        site.article("/a", "A text that is long enough to be one")
        fetching = Threads()
        for path in ("/stall", "/a"):
            fetching.start(Asked(f"{site.url}{path}", HERE, AT))
        [(asked, found)] = fetching.finished(5)
        assert asked.url == f"{site.url}/a"
        assert isinstance(found, Capture)
        assert found.at == AT.isoformat()
        [(asked, error)] = fetching.finished(5)
        assert asked.url == f"{site.url}/stall"
        assert isinstance(error, SourceError)
        assert fetching.delay(site.url) == 0.0


def test_the_waiting_ends_when_woken_or_when_the_time_is_over() -> None:
    fetching, begin = Threads(), time.monotonic()
    threading.Timer(0.05, fetching.wake).start()
    assert fetching.finished(30) == []
    assert fetching.finished(0.01) == []
    assert time.monotonic() - begin < 10


def test_an_address_that_breaks_the_client_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Capture:
        raise RuntimeError("nobody thought of this")

    monkeypatch.setattr("onrecord.capture.fetch", broken)
    found = answer(Asked("https://x.example", HERE, AT), Robots())
    assert isinstance(found, SourceError)
    assert "RuntimeError" in str(found)
