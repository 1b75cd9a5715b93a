"""Make `src/onrecord/read/lexicon/targets.json`: how much each trait of a statement speaks for being what a stance is about.

    python training/target_weights.py GOLD.jsonl --out targets.json

GOLD.jsonl holds one article a line: {"id", "text", "attributions": [...], "assessments": [{"span", "stance", "target"}]},
offsets in code points. Each stance found in the text that a gold assessment of its sentence shares is one choice between the
statements and none: a conditional logit with an L2 penalty, by gradient descent. The same data give the same weights.
"""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span, Spans
from onrecord.read.actors import actors
from onrecord.read.assessments import standing
from onrecord.read.nouns import tree
from onrecord.read.parse import parse
from onrecord.read.speakers import speakers
from onrecord.read.stances import cues
from onrecord.read.targets import FEATURES, choices, features, held, nothing, sighted, weigh

Choice = tuple[list[dict[str, float]], int]
"""The traits of none and of each statement, and the index of the right one."""
STEPS, RATE, PENALTY, ROUNDS = 600, 2.0, 0.02, 4


def main() -> None:
    """Read the command line, learn, write the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("gold", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    rows = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines()]
    docs = [document(row) for row in rows]
    weights = dict.fromkeys(FEATURES, 0.0)
    for _ in range(ROUNDS):
        weights = learned([c for row, doc in zip(rows, docs, strict=True) for c in choices_of(row, doc, weights)])
    given.out.write_text(json.dumps({k: round(v, 2) for k, v in weights.items()}, indent=2) + "\n", encoding="utf-8")


def document(row: dict[str, Any]) -> Document:
    """A parsed document with the gold attributions and their speakers."""
    said = tuple(
        Attribution(a["id"], spans(a["source"]), spans(a["cue"]), spans(a["content"]), a["mode"], a["parent"])
        for a in row["attributions"]
    )
    (doc,) = parse([Document(row["id"], Version(row["id"]), row["text"])])
    return speakers(actors([replace(doc, attributions=said)]))[0]


def spans(pairs: list[list[int]]) -> Spans:
    """Pairs of offsets as spans."""
    return tuple(Span(start, end) for start, end in pairs)


def choices_of(row: dict[str, Any], doc: Document, weights: dict[str, float]) -> list[Choice]:
    """The choices of one article; what was a target before is what the weights so far say."""
    parsed, taken, out = tree(doc), list[str](), list[Choice]()
    known = held(parsed)
    for cue in cues(parsed):
        stand = standing(parsed, cue, tuple(taken))
        sent = next((s for s in doc.sentences if s.start <= stand.span.start < s.end), None)
        gold = next(
            (g for g in row["assessments"] if g["stance"] == cue.stance and sent and sent.start <= g["span"][0][0] < sent.end),
            None,
        )
        if gold is None:
            continue
        some, sight = choices(known, stand), sighted(known, stand)
        ids = [None, *(a.id for a in some)]
        traits = [nothing(known, stand), *(features(known, stand, sight, a) for a in some)]
        best = ids[max(range(len(ids)), key=lambda i: weigh(weights, traits[i]))]
        if gold["target"] in ids:
            out.append((traits, ids.index(gold["target"])))
            taken.extend([best] if best else [])
    return out


def learned(data: list[Choice]) -> dict[str, float]:
    """The weights under which the right choices are likeliest."""
    weights = dict.fromkeys(FEATURES, 0.0)
    for _ in range(STEPS):
        slope = {name: -PENALTY / 5 * value * len(data) for name, value in weights.items()}
        for traits, right in data:
            scores = [weigh(weights, t) for t in traits]
            top = max(scores)
            total = sum(math.exp(s - top) for s in scores)
            for n, (t, s) in enumerate(zip(traits, scores, strict=True)):
                for name, value in t.items():
                    slope[name] += ((n == right) - math.exp(s - top) / total) * value
        weights = {name: value + RATE * slope[name] / len(data) for name, value in weights.items()}
    return weights


if __name__ == "__main__":
    main()
