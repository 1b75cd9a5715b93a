"""Fit how much rules and encoder each count at a cue, and write `lexicon/shares.json`: a logistic regression.

    python training/attributions/shares.py --data SHARED/eval/data

A cue is right where what would be handed on there shares four fifths of its words with a gold content, and a word of its source
with that one's source. The encoder knows its own training data by heart, so the nine shares are fitted where it has learned
nothing: on `attributions.dev` and `guide.dev`. They are few, and hardly bend to the data.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read import weighing
from onrecord.read.attributions import watched
from onrecord.read.parse import parse

NAMES = ("all", "tagged", "rules", "ruled", "standing", "sure", "fits", "agreed", "sourceless")
SETS = ("attributions.dev", "guide.dev")
ALL = -2.5
"""The sum above which cues are looked at: well below the one above which they stand."""
RIGHT = 0.8
STIFF = 1.0
"""How much large shares cost."""

GIVEN = {"formal": 3.0, "nested": -0.5}
"""What is handed on by its form stands before all others, what is nested after all others, whatever the encoder says of it."""

Words = frozenset[int]
Numbers = npt.NDArray[np.float64]


def main() -> None:
    """Read the sets, fit, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    args = ask.parse_args()
    weighing.STANDS = ALL
    seen, right = list[list[float]](), list[bool]()
    for name in SETS:
        with (args.data / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                for values, holds in weighed(row):
                    seen.append(values)
                    right.append(holds)
    shares = fitted(np.array(seen), np.array(right, float))
    path = Path(str(resources.files("onrecord.read") / "lexicon" / "shares.json"))
    table = {name: round(float(share), 3) for name, share in zip(NAMES, shares, strict=True)}
    table |= GIVEN
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(len(right), "cues,", sum(right), "right:", table)


def weighed(row: dict[str, Any]) -> Iterator[tuple[list[float], bool]]:
    """What is seen of each cue of an article, and whether it is right."""
    [doc] = parse([Document(row["id"], Version(row["id"]), row["text"])])
    gold = [(words(doc.text, one["source"]), words(doc.text, one["content"])) for one in row["attributions"]]
    for one in weighing.weighed(watched(doc), "both"):
        if "all" not in one.seen:
            continue
        source, content = words(doc.text, one.found.source), words(doc.text, one.found.content)
        holds = any(
            len(content & other) >= RIGHT * len(content | other) > 0 and (bool(source & whose) or not source | whose)
            for whose, other in gold
        )
        yield [one.seen.get(name, 0.0) for name in NAMES], holds


def words(text: str, spans: Any) -> Words:
    """Where the words of some spans begin."""
    return frozenset(
        m.start() for m in re.finditer(r"\w+", text) if any(m.start() < end and start < m.end() for start, end in spans)
    )


def fitted(seen: Numbers, right: Numbers) -> Numbers:
    """The shares of a logistic regression, by Newton's method."""
    shares = np.zeros(seen.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-seen @ shares))
        bend = (seen * (likely * (1 - likely))[:, None]).T @ seen + STIFF * np.eye(len(shares))
        shares += np.linalg.solve(bend, seen.T @ (right - likely) - STIFF * shares)
    return shares


if __name__ == "__main__":
    main()
