"""A site on this machine that changes, fails, redirects, stalls and lies, and a clock that moves when it is told to."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from onrecord.capture import Robots
from onrecord.flow.watch_fetching import Answered, Asked, answer


@dataclass(slots=True)
class Page:
    """What an address answers: `drip` sends a byte now and then until the caller leaves."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: bool = False
    endless: bool = False


@dataclass(slots=True)
class Site:
    """The pages of a site by path, and what was asked of it."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    sent: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    receive: Callable[[str, dict[str, str], bytes], Page] = lambda path, headers, body: Page()

    def article(self, path: str, text: str, **headers: str) -> None:
        """Put an article under a path; its validator is made of its text."""
        body = f"<html><head><title>{path}</title></head><body><article><h1>News</h1><p>{text}</p></article></body></html>"
        self.pages[path] = Page(body.encode(), headers={"Content-Type": "text/html", "ETag": f'"{abs(hash(text))}"', **headers})

    def feed(self, path: str, *links: str, source: str | None = None, date: str | None = None) -> None:
        """Put an RSS feed under a path."""
        more = f'<source url="https://orla.example">{source}</source>' if source else ""
        more += f"<pubDate>{date}</pubDate>" if date else ""
        items = "".join(f"<item><title>x</title><link>{self.url}{link}</link>{more}</item>" for link in links)
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>All News</title>{items}</channel></rss>'
        self.pages[path] = Page(body.encode(), headers={"ETag": f'"{len(links)}{source}"', "Content-Type": "application/rss+xml"})

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def served() -> Iterator[Site]:
    """A site that answers on loopback."""
    site = Site()
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path, Page(b"nothing here", 404))
            tag = page.headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                page = Page(status=304, headers={"ETag": tag})
            self.answer(page)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            site.sent.append((self.path, dict(self.headers), body))
            self.answer(site.receive(self.path, dict(self.headers), body))

        def answer(self, page: Page) -> None:
            if page.drip:
                over.wait(5)
                return
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(page.body)
            while page.endless and not over.is_set():
                self.wfile.write(b"x" * 65_536)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    yield site
    over.set()
    server.shutdown()
    server.server_close()


@dataclass(slots=True)
class Clock:
    """A time that moves when it is told to."""

    now: datetime = datetime(2031, 5, 6, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@dataclass(slots=True)
class Inline:
    """Fetches at once; where nothing was fetched, the time that would be waited passes."""

    clock: Clock
    done: list[Answered] = field(default_factory=list)
    starts: list[tuple[float, str]] = field(default_factory=list)
    robots: Robots = field(default_factory=Robots)

    def __post_init__(self) -> None:
        self.robots.clock = lambda: self.clock.now.timestamp()

    def start(self, asked: Asked) -> None:
        self.starts.append((self.clock.now.timestamp(), asked.url))
        self.done.append((asked, answer(asked, self.robots)))

    def finished(self, seconds: float) -> list[Answered]:
        found, self.done = self.done, []
        if not found:
            self.clock.pass_(max(seconds, 0.001))
        return found

    def delay(self, origin: str) -> float:
        return self.robots.delay(origin)
