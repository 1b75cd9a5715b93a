"""What the page of a long story costs: milliseconds of the server for each of its pages, and kilobytes of the first view.

    python bench/story_page.py --articles 2000 --seed 1 [--keep FILE] [--told 300 1000 2000]

The articles are those of the fire in bench/invented.py, told by 150 outlets over ten days. They are read by the shipped pipeline
and put into one story. The exit status is 1 where the first view takes longer than 150 ms (95th percentile of 60 requests) or is
larger than 300 KB.

With `--told` no pages are asked for: so many articles are told in runs as `add` tells them, the last one by itself, which is also
written, and then all of them as a whole. Seconds of processor time.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import quantiles

from invented import fire
from starlette.testclient import TestClient

from link import kept
from onrecord.flow.reading import shipped
from onrecord.flow.windows import LONGEST
from onrecord.link.telling import BOARDS, tell
from onrecord.model.claim import Claim, Standing, Telling
from onrecord.model.news import Reading
from onrecord.record import Record
from onrecord.web import site

SLOWEST, LARGEST, TIMES = 150.0, 300.0, 60
STORY, WINDOW = "0" * 16, 200


def fill(record: Record, count: int, chance: random.Random) -> None:
    """Put the fire into one story of a record."""
    pipeline, read = shipped(), dict[str, Reading]()
    with record.transaction() as write:
        write.derive.found(STORY)
        for article, at in fire(count, chance):
            held = kept(write.keep, article, at)
            if held.text not in read:
                read[held.text] = next(pipeline([held.article]))
            write.keep.reading(read[held.text], input=held.input)
            write.derive.article(held, story=STORY)
            write.derive.show(held, version=write.derive.version(held, pipeline=pipeline.id), new=True)
        readings = list(record.readings(story=STORY))
        write.derive.tell(STORY, title="Port fire", telling=together(readings))


def together(readings: list[Reading]) -> Telling:
    """What the readings say, told in windows, claims of one label joined: a page is timed here, not the telling."""
    parts = [tell(STORY, readings[n : n + WINDOW]) for n in range(0, len(readings), WINDOW)]
    claims = dict[str, Claim]()
    for claim in (c for part in parts for c in part.claims):
        one = claims.get(claim.label)
        claims[claim.label] = joined(one, claim) if one else claim
    return Telling(
        tuple(c for part in parts for c in part.copies), tuple(claims.values()), tuple(c for part in parts for c in part.changes)
    )


def joined(one: Claim, other: Claim) -> Claim:
    """Two claims as one."""
    standing = {name: getattr(one.standing, name) + getattr(other.standing, name) for name in Standing.__dataclass_fields__}
    return replace(
        one,
        members=one.members + other.members,
        articles=one.articles + other.articles,
        origins=one.origins + other.origins,
        standing=Standing(**standing),
        conflicts=one.conflicts + other.conflicts,
    )


def timed(client: TestClient, path: str, times: int) -> tuple[float, float]:
    """The 95th percentile of the milliseconds of a page, and its kilobytes."""
    costs, size = list[float](), 0
    for _ in range(times + 1):
        start = time.perf_counter()
        answer = client.get(path)
        costs.append((time.perf_counter() - start) * 1e3)
        assert answer.status_code == 200, answer.text
        size = len(answer.content)
    return quantiles(costs[1:], n=20)[-1], size / 1e3


def told(path: Path, counts: list[int]) -> None:
    """What it costs to tell the first articles of the story in runs, with one more of them, and as a whole."""
    with Record.open(path) as record:
        readings, runs, done = list(record.readings(story=STORY)), 0.0, 0
        for count in counts:
            for upto in [*range(done + LONGEST, count - 1, LONGEST), count - 1]:
                runs += spent(partial(tell, STORY, readings[:upto]))
            done, more = count, spent(partial(tell, STORY, readings[:count]))
            found = tell(STORY, readings[:count])
            with record.transaction() as write:
                written = spent(partial(write.derive.tell, STORY, title="Port fire", telling=found))
            BOARDS.take(STORY, ())  # nothing is kept
            whole = spent(partial(tell, STORY, readings[:count]))
            print(
                f"{count} articles  whole {whole:.1f} s  in runs of {LONGEST} {runs:.1f} s"
                f"  one more {more:.2f} s + {written:.2f} s to write", flush=True,
            )  # fmt: skip


def spent(call: Callable[[], object]) -> float:
    """The seconds of processor time of a call."""
    start = time.process_time()
    call()
    return time.process_time() - start


def main() -> int:
    """Fill a record and ask for the pages of its story."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", type=Path)
    options.add_argument("--told", type=int, nargs="+", default=[], help="articles of which the telling alone is timed")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "story.record"
        if not path.exists():
            start = time.perf_counter()
            with Record.open(path) as record:
                fill(record, given.articles, random.Random(given.seed))
            print(f"filled with {given.articles} articles in {time.perf_counter() - start:.0f} s", flush=True)
        if given.told:
            told(path, given.told)
            return 0
        client = TestClient(site(path), base_url="http://127.0.0.1")
        slow, large = timed(client, f"/story/{STORY}", TIMES)
        print(f"first view  p95 {slow:.0f} ms  {large:.0f} KB", flush=True)
        for tab in ("?part=figures", "?status=disputed", "/changes", "/timeline", "/places", "/figures", "/sources"):
            print(f"{tab:18}  p95 %.0f ms  %.0f KB" % timed(client, f"/story/{STORY}{tab}", 5), flush=True)
    return 0 if slow <= SLOWEST and large <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
