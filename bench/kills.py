"""Kill `add` with SIGKILL at random moments, again and again: after a rerun the export must be the one of an undisturbed run.

    python bench/kills.py --kills 200 --seed 1
    python bench/kills.py --fetches FILE --shipped    # a story of one's own, with the pipeline that comes with the program

Prints a line of figures; the exit status is 1 where an export differed or `verify` found something. For POSIX systems.
"""

import argparse
import json
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.export import record_json
from onrecord.flow import add
from onrecord.flow.reading import Reader, shipped
from onrecord.model.attribution import Attribution, Speaker
from onrecord.model.mention import Quantity
from onrecord.model.news import Article, Pipeline, Problem, Reading
from onrecord.model.span import Span
from onrecord.record import Record

FETCHES = 40
SPEAKERS = ("The harbour office of Tarnholm", "Mayor Ilse Ørud", "The dockers' union", "A spokesman for the Skarn line")
LINE = re.compile(r"(?P<who>.+) said (?P<figure>\d+) .+")
THINGS = ("ships were lost", "people had left the quay", "crates were found", "cranes stood still")


class Figures:
    """A pipeline that hands each line to the words before "said", and finds its digits."""

    id = "figures"

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            made = [_said(n, line) for n, line in enumerate(LINE.finditer(article.text))]
            attributions, quantities = (tuple(layer) for layer in zip(*made, strict=True))
            yield Reading(article.id, article.version, article.text, Pipeline(self.id), attributions, quantities)


def _said(n: int, line: re.Match[str]) -> tuple[Attribution, Quantity]:
    who, figure, value = Span(*line.span("who")), Span(*line.span("figure")), int(line["figure"])
    content = (Span(figure.start, line.end()),)
    attribution = Attribution(f"a{n}", (who,), (), content, "indirect", speaker=Speaker(line["who"]))
    return attribution, Quantity(f"q{n}", (figure,), value, value, attribution=attribution.id)


def write_fetches(folder: Path, chance: random.Random) -> Path:
    """A list of fetches of a few pages that change, stay, or go, and the files that it names."""
    lines = []
    for n in range(FETCHES):
        said = (f"{who} said {chance.randint(2, 9)}0 {what}." for who, what in zip(SPEAKERS, THINGS, strict=True))
        folder.joinpath(f"{n:03}.txt").write_text("\n".join(chance.sample(list(said), 2)), "utf-8")
        shown = chance.choice([n, n, max(0, n - 4)])
        lines.append({
            "at": f"2025-03-01T{n // 60:02}:{n % 60:02}:00+00:00", "url": f"https://paper{n % 4}.example/harbour",
            "file": f"{shown:03}.txt", "status": chance.choice([200] * 9 + [404]), "content_type": "text/plain; charset=utf-8",
        })  # fmt: skip
    listed = folder / "fetches.jsonl"
    listed.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return listed


def append(path: Path, fetches: Path, pipeline: Reader) -> None:
    """Add all fetches to the record at `path`."""
    with Record.open(path) as record:
        for result in add(record, fetches=str(fetches), pipeline=pipeline):
            if isinstance(result, Problem):
                raise SystemExit(f"{result.source}: {result.message}")


def killed(path: Path, fetches: Path, pipeline: Reader, after: float) -> bool:
    """Whether `append` in a process of its own was still at work when it was killed, `after` seconds from its start."""
    child = os.fork()
    if not child:
        append(path, fetches, pipeline)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def outcome(path: Path) -> tuple[bytes, list[str]]:
    """The export of a record, and what `verify` says of it."""
    with Record.open(path, create=False) as record:
        return b"".join(record_json(record)), [problem.message for problem in record.verify()]


def main() -> int:
    """Run until enough were killed."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--shipped", action="store_true")
    options.add_argument("--fetches", type=Path)
    given = options.parse_args()
    chance, pipeline = random.Random(given.seed), shipped() if given.shipped else Figures()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fetches = given.fetches or write_fetches(folder, chance)
        append(folder / "warm.record", fetches, pipeline)
        start = time.perf_counter()
        append(folder / "whole.record", fetches, pipeline)
        whole, expected = time.perf_counter() - start, outcome(folder / "whole.record")
        kills = records = wrong = 0
        while kills < given.kills:
            path, records = folder / f"{records}.record", records + 1
            while kills < given.kills and killed(path, fetches, pipeline, chance.uniform(0, whole)):
                kills += 1
                if chance.random() < 0.5:
                    break
            append(path, fetches, pipeline)
            wrong += outcome(path) != expected
    sound = not wrong and not expected[1]
    print(f"kills {kills}  records {records}  differing {wrong}  problems {len(expected[1])}  undisturbed {whole:.2f} s")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
