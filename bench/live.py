"""How soon a fetch shows on an open page, and how fast pages come while 50 readers ask and a record grows.

    python bench/live.py --fetches 30               # from a fetch's arrival to the change on an open page, in Chromium
    python bench/live.py --readers 50 --seconds 120 # times of pages while a record grows

Servers, readers and `add` are processes of their own. Each prints a line of figures; the exit status is 1 where a bar
(2 s; 300 ms and no error) was missed. For POSIX systems.
"""

import argparse
import http.client
import multiprocessing
import random
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path

from onrecord.flow.ingest import append
from onrecord.flow.reading import shipped
from onrecord.model.news import Capture
from onrecord.record import Record

SOON, QUICK = 2.0, 0.3
"""Seconds: the bars."""

PLACES = ("Tarnholm", "Skarn", "Ørvik", "Lodmar", "Vesting", "Halsund", "Brenna", "Tolvik")
WHO = ("Mayor Ilse Darnov", "the harbour office", "the fire service", "Minister Aldo Ferrin", "the dockers' union")
WHAT = ("people were hurt", "boats were missing", "houses were without power", "people were arrested")


def article(number: int, chance: random.Random) -> Capture:
    """An invented article: a story of a place that grows, with figures that move."""
    place = PLACES[number % len(PLACES)]
    said = [
        f"At least {chance.randint(2, 400)} {what} in {place}, {who} said on Tuesday."
        for what in WHAT
        for who in chance.sample(WHO, 1)
    ]
    text = f"Storm hits {place}\n\n" + "\n\n".join(chance.sample(said, 3))
    at = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
    return Capture(
        f"a{number}", text.encode(), url=f"https://paper{number % 40}.example/{place}/{number}", at=at, content_type="text/plain"
    )


def grow(path: Path, over: Event, pause: float) -> None:
    """Add an article and again, until it is over."""
    chance, number = random.Random(2), 10_000
    with Record.open(path) as record:
        while not over.is_set():
            number += 1
            list(append(record, [article(number, chance)]))
            time.sleep(pause)


def serve(path: Path, port: int) -> None:
    """Serve the desk, as `onrecord serve` does."""
    import uvicorn

    from onrecord.web import site

    uvicorn.run(site(path), host="127.0.0.1", port=port, log_level="error", server_header=False, timeout_graceful_shutdown=1)


def ask(port: int, address: str) -> tuple[int, float, bytes]:
    """The status of an answer, the seconds that it took, and its body."""
    begin = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, time.perf_counter() - begin, body


def read(
    port: int, addresses: list[str], until: float, seed: int, results: "multiprocessing.Queue[list[tuple[int, float]]]"
) -> None:
    """Readers in a process of their own: each opens a page, reads for a while, and opens the next."""
    found, lock = list[tuple[int, float]](), threading.Lock()

    def one(chance: random.Random) -> None:
        time.sleep(chance.uniform(0, 3))
        while time.time() < until:
            try:
                status, took, _ = ask(port, chance.choice(addresses))
            except OSError:
                status, took = 0, 30.0
            with lock:
                found.append((status, took))
            time.sleep(chance.uniform(2, 4))

    threads = [threading.Thread(target=one, args=(random.Random(seed + n),)) for n in range(seed)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results.put(found)


@contextmanager
def desk(articles: int) -> Iterator[tuple[Path, int, list[str]]]:
    """A record of so many articles, the port at which it is served, and its stories."""
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        path, port, chance = Path(name) / "desk.record", int(free.getsockname()[1]), random.Random(1)
        free.close()
        with Record.open(path) as record:
            list(append(record, (article(n, chance) for n in range(articles))))
            stories = [story.id for story in record.stories()]
        server = multiprocessing.get_context("spawn").Process(target=serve, args=(path, port))
        server.start()
        for _ in range(600):
            try:
                ask(port, "/")
                break
            except OSError:
                time.sleep(0.1)
        yield path, port, stories
        server.terminate()
        server.join()


def readers(count: int, seconds: float, articles: int, pause: float) -> bool:
    """Whether pages come in time and without error while readers ask and the record grows."""
    spawn = multiprocessing.get_context("spawn")
    with desk(articles) as (path, port, stories):
        kinds = ("", "/changes", "/timeline", "/figures", "/sources")
        addresses = ["/", "/since", "/changes.atom", *(f"/story/{story}{kind}" for story in stories for kind in kinds)]
        for address in addresses:  # a desk is open all day: templates are compiled once
            ask(port, address)
        over, results = spawn.Event(), spawn.Queue()
        adding = spawn.Process(target=grow, args=(path, over, pause))
        adding.start()
        before = count_versions(path)
        asking = spawn.Process(target=read, args=(port, addresses, time.time() + seconds, count, results))
        asking.start()
        found = results.get()
        over.set()
        asking.join()
        adding.join()
        times = sorted(took for _, took in found)
        errors, p95 = sum(status != 200 for status, _ in found), times[int(len(times) * 0.95)]
        added = count_versions(path) - before
    print(f"readers {count}  pages {len(times)}  errors {errors}  median {times[len(times) // 2] * 1e3:.0f} ms  "
          f"p95 {p95 * 1e3:.0f} ms  most {times[-1] * 1e3:.0f} ms  added meanwhile {added}")  # fmt: skip
    return not errors and p95 <= QUICK and added > 0


def count_versions(path: Path) -> int:
    """How many versions a record holds."""
    with Record.open(path, readonly=True) as record:
        return sum(len(a.versions) for a in record.articles())


def arrivals(fetches: int) -> bool:
    """Whether fetches show on an open page in time: from before a fetch is read to the change in the page that Chromium draws."""
    import shutil

    from playwright.sync_api import sync_playwright

    chance, took = random.Random(3), list[float]()
    with desk(20) as (path, port, _), Record.open(path) as record, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/since")
        list(shipped()([]))
        for number in range(1_000, 1_000 + fetches):
            before = page.locator("[data-change]").count()
            seen = record.notices.last()
            begin = time.perf_counter()
            list(append(record, [article(number, chance)]))
            fresh = record.notices.news(after=seen, upto=record.notices.last(), story=None, limit=1)
            if fresh:
                page.locator(f"[data-change='{fresh[0].id}']").first.wait_for(state="attached", timeout=30_000)
                took.append(time.perf_counter() - begin)
            assert before or fresh
        browser.close()
    took.sort()
    p95 = took[int(len(took) * 0.95)]
    median, most = took[len(took) // 2], took[-1]
    print(f"fetches {fetches}  with changes {len(took)}  median {median:.2f} s  p95 {p95:.2f} s  most {most:.2f} s")
    return p95 <= SOON


def main() -> int:
    """Run what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fetches", type=int, default=0)
    options.add_argument("--readers", type=int, default=0)
    options.add_argument("--seconds", type=float, default=120.0)
    options.add_argument("--articles", type=int, default=60, help="in the record when it begins")
    options.add_argument("--pause", type=float, default=1.0, help="seconds between two articles that are added")
    given = options.parse_args()
    fine = not given.fetches or arrivals(given.fetches)
    return 0 if (not given.readers or readers(given.readers, given.seconds, given.articles, given.pause)) and fine else 1


if __name__ == "__main__":
    sys.exit(main())
