"""Make `src/onrecord/read/lexicon/cue_weights.json`: how much each trait of a candidate speaks for an attribution.

    python training/cue_weights.py GOLD.jsonl[*WEIGHT] ... --out cue_weights.json [--cache FOLDER]

GOLD.jsonl holds one article a line: {"id", "text", "attributions": [{"source", "cue", "content"}]}, offsets in code points.
Each cue is one choice between its candidates and "none" (a conditional logit, which weighs 0 for "none"), learned by
stochastic descent with an L1 penalty. Gold without any attribution inside another says nothing on those, so that cues
inside a gold content are left out of it. A candidate is right if its content shares at least 0.8 of its words with a gold one
and its source meets the gold source. The same data give the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.attributions import watched
from onrecord.read.clauses import RELATIVE, SUBJECTS
from onrecord.read.parse import parse
from onrecord.read.reports import Scene
from onrecord.read.sayings import candidates
from onrecord.read.weights import features

WORD = re.compile(r"\w+")
ORDERS = 4
"""Orders of the examples over which the weights are averaged, since one order alone moves F1 by a point."""
Group = tuple[list[list[str]], int, float]
"""The features of each candidate at a cue, the index of the right one (-1: none), and the weight of the example."""


def main() -> None:
    """Read the gold, learn, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", nargs="+")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--cache", type=Path, help="folder for parsed documents, NAME.pickle for NAME.jsonl")
    ask.add_argument("--epochs", type=int, default=5)
    ask.add_argument("--penalty", type=float, default=0.0001)
    args = ask.parse_args()
    groups = [g for gold in args.gold for g in examples(gold, args.cache)]
    table = averaged([learned(groups, order=n, epochs=args.epochs, penalty=args.penalty) for n in range(ORDERS)])
    args.out.write_text(json.dumps(table, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    print(len(groups), "cues", sum(right >= 0 for _, right, _ in groups), "right", len(table), "weights")


def examples(gold: str, cache: Path | None) -> Iterator[Group]:
    """The choices in one file of gold articles."""
    name, _, weight = gold.partition("*")
    with Path(name).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    flat = not any(_holds(row["attributions"], a["cue"]) for row in rows for a in row["attributions"])
    for row, doc in zip(rows, _parsed(Path(name), rows, cache), strict=True):
        words = [m.span() for m in WORD.finditer(doc.text)]
        wanted = [(_tokens(words, a["source"]), _tokens(words, a["content"])) for a in row["attributions"]]
        view = watched(doc)
        for _, group in groupby(candidates(view), key=lambda r: r.at):
            reports = list(group)
            if flat and _holds(row["attributions"], reports[0].cue):
                continue
            fits = [_fit(_tokens(words, (*r.source, *_relative(view, r.at))), _tokens(words, r.content), wanted) for r in reports]
            right = max(range(len(fits)), key=lambda n: fits[n])
            seen = [list(features(view, r)) for r in reports]
            yield seen, right if fits[right] >= 0.8 else -1, float(weight or 1)


def _holds(attributions: list[Any], cue: Iterable[Sequence[int]] | None) -> bool:
    """Whether a cue stands inside the content of an attribution."""
    return any(s <= a and b <= e for x in attributions for s, e in x["content"] for a, b in cue or ())


def _parsed(path: Path, rows: list[dict[str, Any]], cache: Path | None) -> list[Document]:
    kept = cache / f"{path.stem}.pickle" if cache else None
    if kept and kept.exists():
        return list(pickle.loads(kept.read_bytes()))
    docs = [d for row in rows for d in parse([Document(row["id"], Version(row["id"]), row["text"])])]
    if kept:
        kept.write_bytes(pickle.dumps(docs))
    return docs


def _tokens(words: list[tuple[int, int]], spans: Iterable[Sequence[int]] | None) -> frozenset[int]:
    return frozenset(n for a, b in spans or () for n in range(bisect_left(words, (a, 0)), bisect_left(words, (b, 0))))


def _relative(view: Scene, at: int) -> list[Span]:
    """The relative pronoun of a verb, which some annotators give as the source in place of the noun it stands for."""
    return [view.parse.tokens[k].span for k in view.parse.kids(at, *SUBJECTS) if view.parse.words[k] in RELATIVE]


def _fit(source: frozenset[int], content: frozenset[int], wanted: list[tuple[frozenset[int], frozenset[int]]]) -> float:
    """The greatest share of common words with a gold content whose source is right."""
    right = [c for s, c in wanted if (s & source or not (s or source)) and c & content]
    return max((len(c & content) / len(c | content) for c in right), default=0.0)


def averaged(tables: list[dict[str, float]]) -> dict[str, float]:
    """The mean of several tables; weights below a hundredth are dropped."""
    means = {f: sum(t.get(f, 0.0) for t in tables) / len(tables) for f in sorted(set().union(*tables))}
    return {f: round(v, 2) for f, v in means.items() if abs(v) >= 0.01}


def learned(groups: list[Group], *, order: int, epochs: int, penalty: float) -> dict[str, float]:
    """The weights that make the right choices likeliest (Adagrad), with the examples shuffled by the seed `order`."""
    seen = Counter(f for options, _, _ in groups for option in options for f in set(option))
    groups = [([[f for f in o if seen[f] > 2] for o in options], right, weight) for options, right, weight in groups]
    table: dict[str, float] = defaultdict(float)
    slope: dict[str, float] = defaultdict(lambda: 1.0)
    shuffled = random.Random(order)
    for _ in range(epochs):
        shuffled.shuffle(groups)
        for options, right, weight in groups:
            sums = [math.exp(min(30.0, sum(table[f] for f in option))) for option in options]
            total = 1.0 + sum(sums)
            for n, option in enumerate(options):
                push = weight * ((n == right) - sums[n] / total)
                if abs(push) > 0.001:
                    for f in option:
                        slope[f] += push * push
                        value = table[f] + 0.3 * push / math.sqrt(slope[f])
                        shrink = 0.3 * penalty * len(groups) / seen[f] / math.sqrt(slope[f])
                        table[f] = math.copysign(max(0.0, abs(value) - shrink), value)
    return dict(table)


if __name__ == "__main__":
    main()
