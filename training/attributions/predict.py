"""Read attributions with a trained encoder alone, as predictions to score.

python training/attributions/predict.py ENCODER GOLD.jsonl > PREDICTIONS.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnxruntime
from handing import Found, handed
from roles import Cue, cues
from wordpieces import BEGIN, Pieces, Window, around, pieces, windows

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read.parse import paragraphs
from onrecord.read.quotations import quotations

LIKELY = 0.5
"""The probability from which an attribution stands."""
NEAR = 0.6
"""Above which share of common characters two contents are the same."""


def main() -> None:
    """One line of predictions for each line of gold."""
    folder, path = map(Path, sys.argv[1:3])
    lower, upper = (onnxruntime.InferenceSession(folder / f"{name}.onnx") for name in ("lower", "upper"))
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            doc = Document(row["id"], Version(row["id"]), row["text"], tuple(paragraphs(row["text"])))
            found = distinct(read(doc, lower, upper))
            rows = [{"source": f.source, "cue": f.cue, "content": f.content} for f in found]
            print(json.dumps({"id": doc.id, "attributions": rows}))


def read(doc: Document, lower: onnxruntime.InferenceSession, upper: onnxruntime.InferenceSession) -> Iterator[Found]:
    """The attribution at each cue that is likely enough."""
    text, quoted = pieces(doc.text, doc.paragraphs), quotations(doc.text, doc.paragraphs)
    for window in windows(doc.text, text):
        ids = np.concatenate([[BEGIN], text.ids[window.first : window.last]]).astype(np.int64)
        hidden, said = lower.run(None, {"ids": ids[None]})
        tags = np.zeros((len(text.ids), 4), np.float32)
        tags[window.core : window.core_last] = said[0, 1 + window.core - window.first : 1 + window.core_last - window.first]
        for cue in cues(text, tags):
            first, roles, holds = asked(upper, text, window, hidden, cue)
            one = handed(doc, quoted, text, cue._replace(likely=(cue.likely * holds) ** 0.5), first, roles)
            if one and one.likely > LIKELY:
                yield one


def asked(
    upper: onnxruntime.InferenceSession, text: Pieces, window: Window, hidden: np.ndarray, cue: Cue
) -> tuple[int, np.ndarray, float]:
    """The first piece around a cue, the log-probabilities of the roles from there on, and the probability of the cue."""
    first, last = around(text, window, cue.pieces[0], cue.pieces[-1] + 1)
    marks = np.zeros((1, last - first), np.int64)
    marks[0, [n - first for n in cue.pieces if n < last]] = 2 if cue.opens else 1
    states = hidden[:, first - window.first + 1 : last - window.first + 1]
    roles, holds = upper.run(None, {"hidden": states, "marks": marks})
    return first, roles[0], float(holds[0])


def distinct(found: Iterator[Found]) -> list[Found]:
    """Of several that share most of their content, the likeliest."""
    kept = list[Found]()
    for one in sorted(found, key=lambda f: -f.likely):
        if all(overlap(one, other) <= NEAR for other in kept):
            kept.append(one)
    return kept


def overlap(one: Found, other: Found) -> float:
    """Shared characters over all characters of two contents."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one.content for b in other.content)
    return shared / (sum(s.end - s.start for f in (one, other) for s in f.content) - shared or 1)


if __name__ == "__main__":
    main()
