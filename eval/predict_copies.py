"""Which pairs of articles `onrecord.link.copies` takes for copies, in the form that `score_copies.py` reads.

    python eval/predict_copies.py PAIRS.jsonl > predicted.jsonl
    python eval/predict_copies.py PAIRS.jsonl --labels eval/copies.labels.jsonl > gold.jsonl

Each line of PAIRS is {"id", "a": {"id", "text"}, "b": {"id", "text"}}. A pair is a copy if the second of the two comes from the
first, or the first from the second: the pairs do not say which was earlier. With `--labels` the same pairs are printed as gold,
each with the label that was given to it by reading both; the labels hold no text, so that they can be kept here.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from onrecord.link.copies import Shelf, sources
from onrecord.link.passages import passages
from onrecord.model.news import Pipeline, Reading, Version


def main() -> None:
    """Print one line a pair."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--labels", type=Path)
    asked = parser.parse_args()
    labels = {row["id"]: row["copy"] for row in lines(asked.labels)} if asked.labels else None
    for pair in lines(asked.pairs):
        if labels is not None:
            print(json.dumps(pair | {"copy": labels[pair["id"]]}))
        else:
            print(json.dumps({"id": pair["id"], "copy": copied(pair["a"], pair["b"])}))


def copied(left: dict[str, str], right: dict[str, str]) -> bool:
    """Whether one of two articles comes from the other."""
    a, b = read(left), read(right)
    return comes_from(b, a) or comes_from(a, b)


def comes_from(later: Reading, earlier: Reading) -> bool:
    """Whether an article comes from another that was there before it."""
    shelf = Shelf()
    shelf.put(earlier, passages(earlier))
    return sources(later, passages(later), shelf).origin is not None


def read(article: dict[str, str]) -> Reading:
    """An article as a reading in which nothing was read: copies are told by the text alone."""
    return Reading(article["id"], Version(article["id"]), article["text"], Pipeline("none"))


def lines(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    main()
