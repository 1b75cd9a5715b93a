"""What one more article costs: to find its story, keep it and tell the story again, in records of growing size.

    python bench/link.py --articles 1000 10000 100000 --seed 1

The articles are those of bench/invented.py. Up to each size they are put into their stories with their readings by the functions
that `add` calls, many in one transaction; stories are told in brief. The timed ones go through `flow.placing`, a transaction
each, on a connection of its own.
Prints a line for each size; the exit status is 1 where the last is more than half slower than the first.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median

import apsw
from invented import OPEN, Drawn, Writer

from onrecord import codec
from onrecord.flow.placing import place, tell
from onrecord.link.stories import terms
from onrecord.model.claim import Change, Claim, Member, Telling
from onrecord.model.holding import Fetch
from onrecord.model.news import Article, Reading
from onrecord.model.span import words
from onrecord.record import Record
from onrecord.record.deriving import Deriving
from onrecord.record.extract import Extract, extract
from onrecord.record.file import connect, transaction
from onrecord.record.keeping import Keeping, fetch_id
from onrecord.record.terms import Terms

WARM, TIMED = 20, 100
"""Articles added first, and articles timed, at each size."""
BAR = 1.5


def kept(keep: Keeping, article: Article, at: str) -> Extract:
    """An article kept as a fetch of its page."""
    url, body = str(article.version.url), article.text.encode()
    fetch = Fetch(fetch_id(url=url, at=at, sha256=codec.sha256(body), status=200), at, url, 200, "text/plain", codec.sha256(body))
    held = extract(article, fetch=fetch.id, position=0, address=url)
    keep.fetch(fetch, body=body, feed=False)
    keep.extract(held)
    return held


def bulk(path: Path) -> apsw.Connection:
    """A connection for loading alone: a kill would leave no record."""
    connection = connect(path, create=True)
    for name, value in (("foreign_keys", 0), ("journal_mode", "off"), ("synchronous", 0), ("cache_size", -3_000_000)):
        connection.pragma(name, value)
    return connection


def load(path: Path, made: Iterator[tuple[int, Article, str]], stories: dict[int, str], pipeline: Drawn) -> None:
    """Put articles into their stories, and tell these in brief."""
    connection, waiting = bulk(path), OrderedDict[str, list[Reading]]()
    with transaction(connection):
        for number, article, at in made:
            story, reading = _place(connection, article, at, pipeline, stories, number)
            waiting.setdefault(story, []).append(reading)
            waiting.move_to_end(story)
            if len(waiting) > 10 * OPEN:  # nobody has written about the first for long
                _told(connection, *waiting.popitem(last=False))
        for story, readings in waiting.items():
            _told(connection, story, readings)
    connection.pragma("journal_mode", "wal")
    connection.close()


def _place(
    connection: apsw.Connection, article: Article, at: str, pipeline: Drawn, stories: dict[int, str], number: int
) -> tuple[str, Reading]:
    keep, derive = Keeping(connection), Deriving(connection)
    held = kept(keep, article, at)
    (reading,) = pipeline([held.article])
    keep.reading(reading, input=held.input)
    story = stories.setdefault(number, codec.content_id("story", held.kept_under))
    derive.found(story)
    derive.article(held, story=story)
    version = derive.version(held, pipeline=pipeline.id, read=reading)
    derive.show(held, version=version, new=True)
    Terms(connection).add(held.kept_under, terms(reading))
    return story, replace(reading, version=replace(reading.version, id=version, captured=at))


def _told(connection: apsw.Connection, story: str, readings: list[Reading]) -> None:
    Deriving(connection).tell(story, title=readings[0].version.title, telling=brief(story, readings), late=False)


def brief(story: str, readings: list[Reading]) -> Telling:
    """A telling of the size of a true one, at a tenth of its cost: what counts or says the same is one claim, and news once."""
    claims, changes = dict[str, Claim](), list[Change]()
    for reading in readings:
        version = reading.version
        counted = {q.attribution: q for q in reading.quantities}
        for a in reading.attributions:
            said, q, who = words(reading.text, a.content), counted.get(a.id), a.speaker.name if a.speaker else None
            label = said.partition(" in ")[0].lstrip("abouteslp 0123456789") if q else said
            item, bounds = (q.id, (q.low, q.high)) if q else (a.id, (None, None))
            member = Member(version.id, item, who, *bounds, at=version.captured)
            if one := claims.get(label):
                claims[label] = replace(one, members=(*one.members, member), articles=one.articles + 1, origins=one.origins + 1)
                continue
            claim = claims[label] = Claim(codec.content_id(story, version.id, item), story, label, (member,), 1, 1)
            sentence = f"{who} says that {said}."
            changes.append(
                Change(version.captured or "", "new-claim", claim.id, story, None, said, version.url, version.id, sentence)
            )
    return Telling((), tuple(claims.values()), tuple(changes))


def timed(
    path: Path, made: Iterator[tuple[int, Article, str]], stories: dict[int, str], pipeline: Drawn
) -> tuple[float, float, int]:
    """Median seconds of processor time to place an article and to tell its story, and how many came to the right one."""
    placing, telling, right = list[float](), list[float](), 0
    with Record.open(path) as record:
        for number, article, at in made:
            start = time.process_time()
            with record.transaction() as write:
                held = kept(write.keep, article, at)
                place(write, held, pipeline=pipeline)
            between = time.process_time()
            tell(record)
            placing.append(between - start)
            telling.append(time.process_time() - between)
            story = record.article(held.kept_under).story
            right += story == stories.setdefault(number, codec.content_id("story", held.kept_under))
    return median(placing), median(telling), right


def main() -> int:
    """Fill and time, size by size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    writer, stories, held, costs = Writer(random.Random(given.seed)), dict[int, str](), 0, list[float]()
    made = writer.articles()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "link.record"
        for size in given.articles:
            start = time.perf_counter()
            load(path, islice(made, size - held), stories, writer.pipeline)
            loaded = time.perf_counter() - start
            timed(path, islice(made, WARM), stories, writer.pipeline)
            placing, telling, right = timed(path, islice(made, TIMED), stories, writer.pipeline)
            held = size + WARM + TIMED
            costs.append(placing + telling)
            print(
                f"articles {size}  stories {len(stories)}  placing {placing * 1e3:.1f} ms  telling {telling * 1e3:.1f} ms"
                f"  together {costs[-1] / costs[0]:.2f} x  right {right} of {TIMED}  loading {loaded:.0f} s",
                flush=True,
            )
    return 0 if costs[-1] <= BAR * costs[0] else 1


if __name__ == "__main__":
    sys.exit(main())
