"""What one more article costs: to find its story, keep it and tell the story again, in records of growing size.

    python bench/link.py --articles 1000 10000 100000 --seed 1

The articles are invented: about ten on each event, with its places, people and figures among common words. Up to each size
they are put into their stories with their readings by the functions that `add` calls, many in one transaction, and their terms
and frequencies are loaded in bulk; the timed ones go through `flow.placing`, a transaction each, on a connection of its own.
Prints a line for each size; the exit status is 1 where the last is more than half slower than the first.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from statistics import median

import apsw
from kills import Figures

from onrecord import codec
from onrecord.flow.placing import place, tell
from onrecord.link.stories import terms
from onrecord.link.words import common
from onrecord.model.holding import Fetch
from onrecord.model.news import Article, Version
from onrecord.record import Record
from onrecord.record.deriving import Deriving
from onrecord.record.extract import Extract, extract
from onrecord.record.file import connect, transaction
from onrecord.record.keeping import Keeping, fetch_id

ARTICLES = 10
"""Articles of a story."""
OPEN = 20
"""Stories that are written about at one time."""
BACKGROUND = 60
"""Common words of an article."""
WARM, TIMED = 20, 100
"""Articles added first, and articles timed, at each size."""
BAR = 1.5
START = datetime(2031, 1, 1, tzinfo=UTC)
SYLLABLES = ("bren", "dal", "fen", "gar", "hol", "ister", "kesk", "lor", "mar", "nor", "ost", "pel", "sen", "tarn", "ul", "wick")
FIRST = ("Ada", "Bero", "Cilla", "Dorn", "Elsin", "Faro", "Gerda", "Hulk", "Ilse", "Jorn", "Katla", "Lund", "Mira", "Nils")
BODIES = ("port authority", "mine rescue", "dockers' union", "river police", "city council", "fire brigade", "water board")
THINGS = ("boats were lost", "people were hurt", "houses were empty", "trains stood still", "miners were missing")


@dataclass(frozen=True, slots=True)
class Event:
    """What the articles on one event have in common."""

    number: int
    places: tuple[str, ...]
    speakers: tuple[str, ...]
    figures: tuple[int, ...]


def name(chance: random.Random) -> str:
    """An invented name."""
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def event(number: int, chance: random.Random) -> Event:
    """An invented event."""
    places = tuple(name(chance) for _ in range(4))
    bodies = (f"The {places[0]} {body}" for body in chance.sample(BODIES, 2))
    people = (f"{chance.choice(FIRST)} {name(chance)}" for _ in range(3))
    return Event(number, places, (*bodies, *people), tuple(chance.randint(10, 900) for _ in range(5)))


def text(of: Event, chance: random.Random, words: list[str], odds: list[float]) -> tuple[str, str]:
    """Title and text of an article on an event."""
    said = [
        f"{who} said {chance.choice(of.figures)} {chance.choice(THINGS)} in {chance.choice(of.places)}."
        for who in chance.sample(of.speakers, 3)
    ]
    rest = chance.choices(words, cum_weights=odds, k=BACKGROUND)
    filled = [" ".join(rest[n : n + 20]).capitalize() + f" near {chance.choice(of.places)}." for n in range(0, BACKGROUND, 20)]
    return f"{of.places[0]}: {rest[0]} {rest[1]}", "\n".join([*said, *filled])


def articles(chance: random.Random) -> Iterator[tuple[int, Article, str]]:
    """Articles without end, each with the number of its event and its time; a score of events go on at one time."""
    words, odds = list(common()), list(accumulate(common().values()))
    going, founded, number = list[list[Event]](), 0, 0
    while True:
        while len(going) < OPEN:
            going.append([event(founded, chance)] * chance.randint(ARTICLES // 2, ARTICLES * 3 // 2))
            founded += 1
        line = chance.choice(going)
        of = line.pop()
        going = [events for events in going if events]
        title, body = text(of, chance, words, odds)
        at = (START + timedelta(minutes=5 * number)).isoformat()
        version = Version("", url=f"https://paper{number % 40}.example/{number}", title=title, published=at)
        yield of.number, Article("", version, body), at
        number += 1


def kept(keep: Keeping, article: Article, at: str) -> Extract:
    """An article kept as a fetch of its page."""
    url, body = str(article.version.url), article.text.encode()
    fetch = Fetch(fetch_id(url=url, at=at, sha256=codec.sha256(body), status=200), at, url, 200, "text/plain", codec.sha256(body))
    held = extract(article, fetch=fetch.id, position=0, address=url)
    keep.fetch(fetch, body=body, feed=False)
    keep.extract(held)
    return held


def load(path: Path, made: Iterator[tuple[int, Article, str]], stories: dict[int, str]) -> None:
    """Put articles into their stories; the index of terms is sorted once."""
    connection, pipeline = connect(path, create=True), Figures()
    connection.pragma("foreign_keys", False)
    connection.pragma("cache_size", -500_000)
    index = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'term_of_article'").get
    connection.execute("CREATE TEMP TABLE loaded (term TEXT, article TEXT, count INTEGER)")
    with transaction(connection):
        connection.execute("DROP INDEX term_of_article")
        for number, article, at in made:
            _place(connection, article, at, pipeline, stories, number)
        connection.execute("INSERT INTO term SELECT * FROM loaded ORDER BY term, article")
        connection.execute(
            "INSERT INTO frequency SELECT term, count(*) FROM loaded WHERE true GROUP BY term"
            " ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"
        )
        connection.execute("UPDATE story SET told = 1")
        connection.execute(index)
    connection.close()


def _place(
    connection: apsw.Connection, article: Article, at: str, pipeline: Figures, stories: dict[int, str], number: int
) -> None:
    keep, derive = Keeping(connection), Deriving(connection)
    held = kept(keep, article, at)
    (reading,) = pipeline([held.article])
    keep.reading(reading, input=held.input)
    story = stories.setdefault(number, codec.content_id("story", held.kept_under))
    derive.found(story)
    derive.article(held, story=story)
    derive.show(held, version=derive.version(held, pipeline=pipeline.id), new=True)
    rows = ((term, held.kept_under, count) for term, count in terms(reading).items())
    connection.executemany("INSERT INTO loaded VALUES (?, ?, ?)", rows)


def timed(path: Path, made: Iterator[tuple[int, Article, str]], stories: dict[int, str]) -> tuple[float, float, int]:
    """Median seconds to place an article and to tell its story, and how many came to the right one."""
    placing, telling, right = list[float](), list[float](), 0
    with Record.open(path) as record:
        for number, article, at in made:
            start = time.perf_counter()
            with record.transaction() as write:
                held = kept(write.keep, article, at)
                place(write, held, pipeline=Figures())
            between = time.perf_counter()
            tell(record)
            placing.append(between - start)
            telling.append(time.perf_counter() - between)
            story = record.article(held.kept_under).story
            right += story == stories.setdefault(number, codec.content_id("story", held.kept_under))
    return median(placing), median(telling), right


def main() -> int:
    """Fill and time, size by size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 100_000])
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    made, stories, held, costs = articles(random.Random(given.seed)), dict[int, str](), 0, list[float]()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "link.record"
        for size in given.articles:
            start = time.perf_counter()
            load(path, islice(made, size - held), stories)
            loaded = time.perf_counter() - start
            timed(path, islice(made, WARM), stories)
            placing, telling, right = timed(path, islice(made, TIMED), stories)
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
