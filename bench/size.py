"""What a record costs as it grows to a million articles: adding, the pages of a long story, news since a cursor, finding.

    python bench/size.py --articles 10000 100000 1000000 --seed 1 [--keep FOLDER]
    python bench/size.py --again FOLDER/10000.record FOLDER/1000000.record --rounds 6

The articles are those of bench/invented.py, loaded as bench/link.py does; one more story has 2,000 articles, told as
bench/story_page.py tells one. At each size adding is measured once more after all of the file was dropped from memory; what it
read from the disk is as Linux counts it (/proc/self/io). The exit status is 1 where adding is more than half dearer than at the
first size, a page of the long story takes more than 150 ms (95th percentile), or news since a cursor take more than twice as long
and 5 ms more. `--again` adds more articles to records that were kept, to each in turn, so that a machine that others use tells
the same of all. Times are of the processor, so that a loaded machine tells the same, but for those of loading and of adding with
nothing in memory, which are of the clock.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from invented import EVERYWHERE, Drawn, Writer
from starlette.testclient import TestClient
from story_page import STORY, together

from link import bulk, kept, load, timed
from onrecord import view
from onrecord.model.news import Article
from onrecord.record import Record
from onrecord.record.deriving import Deriving
from onrecord.record.file import connect, transaction
from onrecord.record.keeping import Keeping
from onrecord.web import site

WARM, TIMED, PAGES = 20, 100, 60
LONG, BEHIND = 2000, 1000
"""Articles of the long story, and notices that a reader is behind."""
ASKED, LATEST = 20, 100
"""Stories whose names are asked for, and the latest ones, which are left out where there are so many."""
COSTLIER, SLOWEST = 1.5, 150.0
"""The bars: how much dearer adding may become, and milliseconds of a page."""


def long_story(path: Path, writer: Writer) -> None:
    """Put the long story into a record."""
    connection = bulk(path)
    with transaction(connection):
        keep, derive = Keeping(connection), Deriving(connection)
        derive.found(STORY)
        for article, at in writer.story(LONG):
            held = kept(keep, article, at)
            (reading,) = writer.pipeline([held.article])
            keep.reading(reading, input=held.input)
            derive.article(held, story=STORY)
            derive.show(held, version=derive.version(held, pipeline=writer.pipeline.id, read=reading), new=True)
    connection.pragma("journal_mode", "wal")
    connection.close()
    with Record.open(path) as record:
        readings = list(record.readings(story=STORY))
        with record.transaction() as write:
            write.derive.tell(STORY, title=readings[0].version.title, telling=together(readings))


def cost(calls: Iterable[Callable[[], object]]) -> tuple[float, float]:
    """The median and the 95th percentile of the milliseconds of processor time of some calls."""
    taken = list[float]()
    for call in calls:
        start = time.process_time()
        call()
        taken.append((time.process_time() - start) * 1e3)
    return median(taken), quantiles(taken, n=20)[-1]


def cold(path: Path, adding: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the clock and kB read from the disk for each of the TIMED articles of `adding`, with nothing in memory."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    read, start = _read(), time.perf_counter()
    adding()
    return (time.perf_counter() - start) * 1e3 / TIMED, (_read() - read) / 1e3 / TIMED


def _read() -> int:
    """Bytes that this process had from the disk."""
    fields = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(fields["read_bytes"])


def page(path: Path) -> float:
    """The 95th percentile of the milliseconds of the page of the long story."""
    client = TestClient(site(path), base_url="http://127.0.0.1")
    assert client.get(f"/story/{STORY}").status_code == 200
    return cost([lambda: client.get(f"/story/{STORY}")] * PAGES)[1]


def asked(path: Path, chance: random.Random) -> dict[str, tuple[float, float]]:
    """What each question costs: the median and the 95th percentile."""
    with Record.open(path, readonly=True) as record:
        behind = max(0, min(LATEST, record.count() - ASKED))
        stories = [size.id for size in record.sizes(limit=ASKED, offset=behind)]
        print(f"  names that are asked for: of {len(stories)} stories behind the latest {behind}")
        claims = [claim for story in stories for claim in record.telling(story).claims]
        people = [m.speaker for claim in claims for m in claim.members if m.speaker]
        places = [(record.title(story) or "").partition(":")[0] for story in stories]
        notices = record.notices
        cursor, names = notices.cursor(notices.last() - BEHIND), [chance.choice(people) for _ in range(20)]
        everyone = [name.removeprefix("the ") for name in EVERYWHERE] * 4
        questions: dict[str, list[Callable[[], object]]] = {
            "changes since a cursor": [lambda: view.changes(record, since=cursor)] * 20,
            "since": [lambda: view.since(record, cursor=cursor)] * 20,
            "stories": [lambda: view.stories(record, limit=200)] * 20,
            "text, a rare word": [lambda w=w: view.search(record, query=w, kind="texts") for w in places],
            "text, a common word": [
                lambda w=w: view.search(record, query=w, kind="texts") for w in ("people", "houses", "said") * 4
            ],
            "claims": [lambda w=w: view.search(record, query=w, kind="claims") for w in places],
            "claims, a common word": [lambda w=w: view.search(record, query=w, kind="claims") for w in ("people", "dam") * 6],
            "figures above 500": [lambda w=w: view.search(record, query=w, above=500) for w in ("boats", "people hurt", "") * 4],
            "speakers": [lambda w=w: view.search(record, query="", speaker=w, kind="speakers") for w in names],
            "speakers, a common word": [
                lambda w=w: view.search(record, speaker=w, kind="speakers") for w in ("police", "army") * 6
            ],
            "page of a speaker": [lambda w=w: view.speaker(record, name=w) for w in names],
            "page of a frequent speaker": [lambda w=w: view.speaker(record, name=w) for w in everyone],
            "page of an outlet": [lambda n=n: view.outlet(record, name=f"Paper {n}") for n in range(12)],
        }
        return {what: cost(calls) for what, calls in questions.items()}


def again(paths: list[Path], seed: int, rounds: int) -> int:
    """What adding costs in records that were kept, to each in turn; the exit status is 1 where it is COSTLIER in the last."""
    costs: dict[Path, list[tuple[float, float]]] = {path: [] for path in paths}
    making = {path: _later(path, seed) for path in paths}
    for path in [path for _ in range(rounds) for path in paths]:
        made, stories, pipeline = making[path]
        timed(path, islice(made, WARM), stories, pipeline)
        placing, telling, right = timed(path, islice(made, TIMED), stories, pipeline)
        costs[path].append((placing, telling))
        print(f"  {path.name}: {placing * 1e3:.1f} ms + {telling * 1e3:.1f} ms, right story {right} of {TIMED}", flush=True)
    sums = [median(map(sum, some)) for some in costs.values()]
    for path, both in zip(costs, sums, strict=True):
        print(f"{path.name}  adding and telling {both * 1e3:.1f} ms, {both / sums[0]:.2f} x")
    return 0 if sums[-1] <= COSTLIER * sums[0] else 1


def _later(path: Path, seed: int) -> tuple[Iterator[tuple[int, Article, str]], dict[int, str], Drawn]:
    """Articles that come after all those of a record, an empty list of their stories, and the pipeline that reads them."""
    connection = connect(path)
    first: int = connection.execute("SELECT count(*) FROM article").get
    connection.close()
    writer = Writer(random.Random(seed + 1))
    return writer.articles(first), {}, writer.pipeline


def main() -> int:
    """Fill and measure, size by size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path, help="a folder, in which a copy of the record stays at each size")
    options.add_argument("--again", type=Path, nargs="+", help="records that were kept, to which articles are added in turn")
    options.add_argument("--rounds", type=int, default=6)
    given = options.parse_args()
    if given.again:
        return again(given.again, given.seed, given.rounds)
    writer, stories, held = Writer(random.Random(given.seed)), dict[int, str](), 0
    made, adding, news, slowest = writer.articles(), list[float](), list[float](), 0.0
    with tempfile.TemporaryDirectory(dir=given.keep) as name:
        path = Path(name) / "size.record"
        long_story(path, writer)
        for size in given.articles:
            start = time.perf_counter()
            load(path, islice(made, size - held), stories, writer.pipeline)
            loaded = (time.perf_counter() - start) / max(1, size - held)
            timed(path, islice(made, WARM), stories, writer.pipeline)
            placing, telling, right = timed(path, islice(made, TIMED), stories, writer.pipeline)
            waited, kilobytes = cold(path, lambda: timed(path, islice(made, TIMED), stories, writer.pipeline))
            held = size + WARM + 2 * TIMED
            adding.append(placing + telling)
            print(f"articles {size:,}  file {path.stat().st_size / 1e9:.2f} GB  loading {loaded * 1e3:.2f} ms an article")
            print(f"  adding {placing * 1e3:.1f} ms + telling {telling * 1e3:.1f} ms, {adding[-1] / adding[0]:.2f} x,"
                  f" right story {right} of {TIMED}")  # fmt: skip
            print(f"  adding with none of it in memory: {waited:.1f} ms of the clock, {kilobytes:.0f} kB read")
            slow, found = page(path), asked(path, random.Random(given.seed))
            news.append(found["changes since a cursor"][0])
            slowest = max(slowest, slow)
            print(f"  page of the long story: p95 {slow:.0f} ms")
            for what, (middle, most) in found.items():
                print(f"  {what}: median {middle:.1f} ms, p95 {most:.1f} ms", flush=True)
            if given.keep:
                shutil.copy(path, given.keep / f"{size}.record")
    flat = adding[-1] <= COSTLIER * adding[0] and news[-1] <= max(2 * news[0], news[0] + 5)
    return 0 if flat and slowest <= SLOWEST else 1


if __name__ == "__main__":
    sys.exit(main())
