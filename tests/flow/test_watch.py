"""A site is watched politely, whatever it does, and nothing of it is lost."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.flow.ingest import Added
from onrecord.flow.watch import watch
from onrecord.flow.watch_list import Source, Watchlist
from onrecord.model.holding import Poll
from onrecord.model.news import Problem
from onrecord.record import Record
from onrecord.settings import Limits
from tests.flow.invented import Words
from tests.flow.site import Clock, Inline, Page, Site, served

LIMITS = Limits(fetch_seconds=1.5, body=50_000, fetch_redirects=2)
LONG = "The harbour office of Tarnholm said on Tuesday that {} boats were missing after the storm in the bay of Skarn."


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def site(server: Site) -> Site:
    server.pages.clear()
    server.asked.clear()
    return server


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "w.record") as held:
        yield held


class Desk:
    """A watch that can be run for a while, again and again, as after restarts."""

    def __init__(self, record: Record, *sources: Source, clock: Clock | None = None, **more: object) -> None:
        self.record, self.clock = record, clock or Clock()
        self.given = replace(Watchlist(sources, limits=LIMITS), **more)  # type: ignore[arg-type]
        self.fetching = Inline(self.clock)

    def run(self, seconds: float) -> list[Added | Problem | Poll]:
        """What happens in some time."""
        end = self.clock.now + timedelta(seconds=seconds)
        ticks = watch(
            self.record, self.given, fetching=self.fetching, over=lambda: self.clock.now >= end, clock=self.clock,
            chance=lambda: 0.5, pipeline=Words(),
        )  # fmt: skip
        return [tick for tick in ticks if tick is not None]


def source(kind: str, url: str, **more: object) -> Source:
    every = {"feed": 300.0, "sitemap": 900.0, "page": 600.0, "live": 60.0}[kind]
    return replace(Source(kind, url, every, private=True), **more)  # type: ignore[arg-type]


def texts(record: Record) -> list[str]:
    return [r.text for r in record.readings()]


def test_a_page_that_changes_has_versions_and_one_that_stays_is_not_sent_again(site: Site, record: Record) -> None:
    site.article("/a", LONG.format(5))
    desk = Desk(record, source("page", f"{site.url}/a"))
    desk.run(3_000)
    assert site.paths() == ["/a"] * 5
    assert next(headers.get("If-None-Match") for path, headers in site.asked if path == "/a") is None
    assert [f.status for f in record.fetches()] == [200, 304, 304, 304, 304]
    site.article("/a", LONG.format(7))
    results = desk.run(600)
    assert [r.new for r in results if isinstance(r, Added)] == [True]
    assert len(texts(record)) == 2
    assert [p.outcome for p in record.watching.polls()] == ["new"]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_a_feed_names_articles_with_their_true_publisher(site: Site, record: Record) -> None:
    site.article("/1", LONG.format(5))
    site.article("/2", LONG.format(6))
    site.feed("/feed", "/1?utm_source=rss", "/2", source="The Orla Post", date="Tue, 06 May 2031 07:00:00 GMT")
    site.pages["/1?utm_source=rss"] = site.pages["/1"]
    desk = Desk(record, source("feed", f"{site.url}/feed"))
    desk.run(60)
    assert [a.outlet for a in record.articles()] == ["The Orla Post", "The Orla Post"]
    site.article("/3", LONG.format(9))
    site.feed("/feed", "/3", "/1?utm_source=other", "/2", source="The Orla Post")
    desk.run(360)
    assert len(record.articles()) == 3
    assert "/1?utm_source=other" not in site.paths()
    assert [f.status for f in record.fetches(url=f"{site.url}/feed")] == [200, 200]


def test_articles_are_asked_again_ever_more_seldom_and_then_no_more(site: Site, record: Record) -> None:
    site.article("/1", LONG.format(5))
    site.feed("/feed", "/1")
    desk = Desk(record, source("feed", f"{site.url}/feed", every=86_400.0, days=3.0))
    desk.run(6 * 86_400)
    times = [at for at, url in desk.fetching.starts if url.endswith("/1")]
    gaps = [b - a for a, b in pairwise(times)]
    assert gaps == sorted(gaps)
    assert gaps[0] == pytest.approx(600, abs=10)
    assert gaps[-1] > 8 * 3_600
    assert times[-1] - times[0] < 4 * 86_400
    assert {p.due for p in record.watching.polls() if p.kind == "article"} == {None}


def test_requests_to_one_host_keep_their_pace(site: Site, record: Record) -> None:
    site.feed("/feed", *(f"/{n}" for n in range(6)))
    site.pages["/robots.txt"] = Page(b"User-agent: *\nCrawl-delay: 20\nDisallow: /3")
    for n in range(6):
        site.article(f"/{n}", LONG.format(n))
    desk = Desk(record, source("feed", f"{site.url}/feed"), pace=5.0)
    desk.run(150)
    times = [at for at, _ in desk.fetching.starts]
    assert all(b - a >= 20 for a, b in pairwise(times))
    assert "/3" not in site.paths()
    refused = [p for p in record.watching.polls() if p.url.endswith("/3")]
    assert [(p.outcome, p.failures) for p in refused] == [("refused", 1)]
    assert "robots.txt" in (refused[0].says or "")


def test_what_fails_is_asked_ever_later_and_comes_back(site: Site, record: Record) -> None:
    site.pages["/a"] = Page(b"", 500)
    desk = Desk(record, source("page", f"{site.url}/a", every=100.0))
    desk.run(100 * (1 + 2 + 4 + 8) + 50)
    times = [at for at, _ in desk.fetching.starts]
    assert [round(b - a) for a, b in pairwise(times)] == pytest.approx([100, 200, 400, 800], abs=1)
    site.article("/a", LONG.format(5))
    desk.run(1_600)
    assert [p.failures for p in record.watching.polls()] == [0]
    assert len(texts(record)) == 1


@pytest.mark.parametrize("said", ["900", "Tue, 06 May 2031 08:15:00 GMT"])
def test_a_host_that_asks_for_rest_gets_it(site: Site, record: Record, said: str) -> None:
    site.pages["/a"] = Page(b"", 429, {"Retry-After": said})
    site.article("/b", LONG.format(5))
    desk = Desk(record, source("page", f"{site.url}/a", every=60.0), source("page", f"{site.url}/b", every=60.0))
    desk.run(890)
    assert site.paths() == ["/a"]
    desk.run(60)
    assert site.paths()[1:3] == ["/b", "/a"] or site.paths()[1:3] == ["/a", "/b"] or site.paths()[1] == "/b"


def test_an_article_that_is_gone_is_left_alone_and_a_source_is_not(site: Site, record: Record) -> None:
    site.feed("/feed", "/gone", "/missing")
    site.pages["/gone"] = Page(b"", 410)
    site.pages["/page"] = Page(b"", 410)
    desk = Desk(record, source("feed", f"{site.url}/feed", every=86_400.0), source("page", f"{site.url}/page", every=60.0))
    desk.run(20 * 86_400)
    assert site.paths().count("/gone") == 1
    assert site.paths().count("/missing") == 8
    assert site.paths().count("/page") > 20
    assert {p.url[-5:]: p.outcome for p in record.watching.polls() if p.kind == "article"} == {"/gone": "gone", "ssing": "gone"}


def test_stalls_lies_and_bombs_are_failures_of_one_address(site: Site, record: Record) -> None:
    site.pages["/stall"] = Page(drip=True)
    site.pages["/endless"] = Page(b"<html>", endless=True)
    site.pages["/bomb"] = Page(gzip.compress(bytes(10_000_000)), headers={"Content-Encoding": "gzip"})
    site.pages["/loop"] = Page(b"", 302, {"Location": "/loop"})
    site.pages["/away"] = Page(b"", 302, {"Location": "file:///etc/passwd"})
    site.pages["/png"] = Page(b"\x89PNG\r\n\x1a\n" + bytes(200), headers={"Content-Type": "text/html"})
    site.pages["/feed"] = Page(b"<html><body><p>Log in first</p></body></html>", headers={"Content-Type": "application/rss+xml"})
    site.pages["/map"] = Page(b"\x00\x01\x02")
    site.article("/fine", LONG.format(5))
    kinds = {"/feed": "feed", "/map": "sitemap"}
    paths = ["/stall", "/endless", "/bomb", "/loop", "/away", "/png", "/feed", "/map", "/fine"]
    hasty = replace(LIMITS, fetch_seconds=0.3)
    desk = Desk(record, *(source(kinds.get(p, "page"), site.url + p) for p in paths), limits=hasty)
    results = desk.run(60)
    said = {p.url.removeprefix(site.url): p.says or "" for p in record.watching.polls() if p.outcome in ("failed", "refused")}
    why = {
        "/stall": "did not answer in 0.3 seconds", "/endless": "more than 50,000 bytes", "/bomb": "more than 50,000 bytes",
        "/loop": "redirected more than 2 times", "/away": "no http", "/feed": "no feed", "/map": "damaged",
    }  # fmt: skip
    assert said.keys() == why.keys()
    assert all(why[path] in said[path] for path in why)
    assert [p.source for p in results if isinstance(p, Problem)] == [f"{site.url}/png"]
    assert len(texts(record)) == 1


def test_private_addresses_are_asked_only_where_the_list_allows(site: Site, record: Record) -> None:
    site.article("/a", LONG.format(5))
    desk = Desk(record, source("page", f"{site.url}/a", private=False))
    desk.run(10)
    assert site.asked == []
    assert [(p.outcome, "not public" in (p.says or "")) for p in record.watching.polls()] == [("refused", True)]


def test_what_an_allowed_feed_names_elsewhere_is_not_allowed(site: Site, record: Record) -> None:
    with served() as other:
        other.article("/inside", LONG.format(5))
        feed = f'<rss version="2.0"><channel><item><link>{other.url}/inside</link></item></channel></rss>'
        site.pages["/feed"] = Page(feed.encode())
        Desk(record, source("feed", f"{site.url}/feed")).run(60)
        assert other.asked == []


def test_a_redirect_is_kept_under_where_it_led(site: Site, record: Record) -> None:
    site.pages["/old"] = Page(b"", 301, {"Location": "/new"})
    site.article("/new", LONG.format(5))
    desk = Desk(record, source("page", f"{site.url}/old"))
    desk.run(1_300)
    assert [a.url for a in record.articles()] == [f"{site.url}/new"]
    assert [f.status for f in record.fetches()] == [200, 304, 304]


def test_a_sitemap_of_sitemaps_names_young_articles(site: Site, record: Record) -> None:
    site.pages["/map"] = Page(f"<sitemapindex><sitemap><loc>{site.url}/news.xml</loc></sitemap></sitemapindex>".encode())
    young, old = "2031-05-05T10:00:00Z", "2029-01-01"
    urls = "".join(f"<url><loc>{site.url}/{n}</loc><lastmod>{at}</lastmod></url>" for n, at in ((1, young), (2, old)))
    site.pages["/news.xml"] = Page(f"<urlset>{urls}</urlset>".encode(), headers={"ETag": '"m"'})
    site.article("/1", LONG.format(5))
    desk = Desk(record, source("sitemap", f"{site.url}/map"))
    desk.run(1_000)
    assert site.paths()[:3] == ["/map", "/news.xml", "/1"]
    assert "/2" not in site.paths()
    assert [h.get("If-None-Match") for path, h in site.asked if path == "/news.xml"] == [None, '"m"']
    assert len(record.articles()) == 1


@pytest.mark.parametrize("date", ["Tue, 06 May 2099 07:00:00 GMT", "Thu, 01 Jan 1970 00:00:00 GMT", "yesterday"])
def test_a_date_that_cannot_be_true_counts_for_nothing(site: Site, record: Record, date: str) -> None:
    site.article("/1", LONG.format(5))
    site.feed("/feed", "/1", date=date)
    desk = Desk(record, source("feed", f"{site.url}/feed"))
    desk.run(700)
    assert site.paths().count("/1") == 2
    assert [p.published for p in record.watching.polls() if p.kind == "article"] == [None]


def test_a_restart_goes_on_where_it_was(site: Site, record: Record) -> None:
    site.article("/1", LONG.format(5))
    site.feed("/feed", "/1")
    sources, clock = [source("feed", f"{site.url}/feed")], Clock()
    Desk(record, *sources, clock=clock).run(100)
    asked = site.paths()
    Desk(record, *sources, clock=clock).run(100)
    assert site.paths() == asked
    Desk(record, *sources, clock=clock).run(200)
    assert site.paths() == [*asked, "/feed"]
    assert site.asked[-1][1]["If-None-Match"]
    Desk(record, clock=clock).run(10_000)
    assert site.paths() == [*asked, "/feed"]


def test_a_kill_between_a_feed_and_its_articles_loses_none(site: Site, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    site.article("/1", LONG.format(5))
    site.feed("/feed", "/1")
    desk = Desk(record, source("feed", f"{site.url}/feed"))
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.flow.watch.append", _killed)
        with pytest.raises(KeyboardInterrupt):
            desk.run(10)
    assert list(record.fetches()) == []
    Desk(record, source("feed", f"{site.url}/feed"), clock=desk.clock).run(30)
    assert len(record.articles()) == 1


def test_what_cannot_be_kept_is_asked_again(site: Site, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    site.article("/a", LONG.format(5))
    desk = Desk(record, source("page", f"{site.url}/a"))
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.flow.watch.append", _busy)
        assert [type(r) for r in desk.run(30)] == [Problem]
    desk.run(60)
    assert len(record.articles()) == 1


def _busy(*_: object, **__: object) -> Iterator[Added]:
    raise RecordError("another program is writing to the record; try again when it is done")
    yield


def _killed(*_: object, **__: object) -> Iterator[Added]:
    raise KeyboardInterrupt
    yield


def test_a_live_blog_grows(site: Site, record: Record) -> None:
    def posts(*some: str) -> str:
        return "".join(
            f"<article class='post'><time datetime='2031-05-06T0{n}:00:00Z'></time><p>{t}</p></article>"
            for n, t in enumerate(some, 1)
        )

    site.pages["/live"] = Page(f"<html><body><h1>Live</h1>{posts(LONG.format(1), LONG.format(2))}</body></html>".encode())
    desk = Desk(record, source("live", f"{site.url}/live"))
    desk.run(50)
    site.pages["/live"] = Page(f"<html><body><h1>Live</h1>{posts(*map(LONG.format, (1, 2, 3)))}</body></html>".encode())
    desk.run(70)
    assert [len(v.versions) for v in record.articles()] == [2]


def test_clocks_of_servers_are_not_believed(site: Site, record: Record) -> None:
    site.article(
        "/a", LONG.format(5), **{"Date": "Fri, 01 Jan 2100 00:00:00 GMT", "Last-Modified": "Fri, 01 Jan 2100 00:00:00 GMT"}
    )
    desk = Desk(record, source("page", f"{site.url}/a"))
    desk.run(10)
    assert [f.at for f in record.fetches()] == [datetime(2031, 5, 6, 8, tzinfo=UTC).isoformat(timespec="seconds")]
