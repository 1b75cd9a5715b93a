"""Fit how much rules and encoder each count at a cue, and write `lexicon/shares.json`: a logistic regression.

    python training/attributions/shares.py --data SHARED/eval/data [--crossed FILE]

A cue is right where what would be handed on there shares four fifths of its words with a gold content, and a word of its source
with that one's source. The encoder knows its own training data by heart, so the nine shares are fitted where it has learned
nothing: on `attributions.dev`, read by the convention that it was annotated by. They are few, and hardly bend to the data: FILE
gets every article as it is read with the shares that were fitted on the other half of them, for the scorer.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import numpy.typing as npt

from onrecord import codec
from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read import weighing
from onrecord.read.attributions import as_polnear, attributions, watched
from onrecord.read.parse import parse

NAMES = ("all", "tagged", "rules", "ruled", "standing", "sure", "fits", "agreed", "sourceless")
SET, CONVENTION = "attributions.dev", "polnear"
ALL = -2.5
"""The sum above which cues are looked at: well below the one above which they stand."""
RIGHT = 0.8
STIFF = 1.0
"""How much large shares cost."""

GIVEN = {"formal": 3.0}
"""What is handed on by its form stands before all others, whatever the encoder says of it."""

Words = frozenset[int]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article with what is seen of each of its cues (C, 9), and whether each is right (C)."""

    doc: Document
    seen: Numbers
    right: Numbers


def main() -> None:
    """Read the set, fit, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--crossed", type=Path)
    args = ask.parse_args()
    with (args.data / f"{SET}.jsonl").open(encoding="utf-8") as lines, mock.patch.object(weighing, "STANDS", ALL):
        articles = [article(row) for row in map(json.loads, lines)]
    table = fitted(articles)
    path = Path(str(resources.files("onrecord.read") / "lexicon" / "shares.json"))
    path.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
    print(sum(len(a.right) for a in articles), "cues,", int(sum(a.right.sum() for a in articles)), "right:", table)
    if args.crossed:
        args.crossed.write_bytes(b"".join(codec.encode(row) + b"\n" for row in crossed(articles)))


def article(row: dict[str, Any]) -> Article:
    """An article with its cues."""
    [doc] = parse([Document(row["id"], Version(row["id"]), row["text"])])
    cues = list(weighed(doc, row["attributions"]))
    return Article(doc, np.array([seen for seen, _ in cues]).reshape(-1, len(NAMES)), np.array([r for _, r in cues], float))


def weighed(doc: Document, attributed: Sequence[dict[str, Any]]) -> Iterator[tuple[list[float], bool]]:
    """What is seen of each cue of an article that stands in no content, and whether it is right."""
    gold = [(words(doc.text, one["source"]), words(doc.text, one["content"])) for one in attributed]
    for one in weighing.weighed(watched(doc), CONVENTION):
        found = as_polnear(doc.text, one.found)
        source, content, cue = (words(doc.text, spans) for spans in (found.source, found.content, found.cue))
        if "all" not in one.seen or (cue and any(cue <= other for _, other in gold)):
            continue
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


def fitted(articles: Sequence[Article]) -> dict[str, float]:
    """The shares of a logistic regression by Newton's method, and those that are given."""
    seen, right = np.concatenate([a.seen for a in articles]), np.concatenate([a.right for a in articles])
    shares = np.zeros(seen.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-seen @ shares))
        bend = (seen * (likely * (1 - likely))[:, None]).T @ seen + STIFF * np.eye(len(shares))
        shares += np.linalg.solve(bend, seen.T @ (right - likely) - STIFF * shares)
    return {name: round(float(share), 3) for name, share in zip(NAMES, shares, strict=True)} | GIVEN


def crossed(articles: Sequence[Article]) -> Iterator[dict[str, Any]]:
    """Each half of the articles as it is read with the shares of the other half."""
    for half in range(2):
        table = fitted(articles[1 - half :: 2])
        with mock.patch.object(weighing, "shares", lambda table=table: table):
            for doc in attributions([a.doc for a in articles[half::2]], convention=CONVENTION):
                yield {"id": doc.id, "text": doc.text, "attributions": codec.plain(doc.attributions)}


if __name__ == "__main__":
    main()
