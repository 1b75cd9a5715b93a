"""What the encoder of our own says of a text: the door to onnxruntime.

Two ONNX graphs with 8-bit weights (docs/models.md has their card). `cues` reads a window of word pieces and says of each how
likely a cue begins or goes on there; `roles` reads the surroundings of one cue, with the cue marked, and gives each piece a
role. Both know two conventions of annotation apart. Each window and each cue goes through alone: 8-bit products are scaled by
what goes through together, and a paragraph must read the same beside any other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple, get_args

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.model.attribution import Convention
from onrecord.model.document import Document
from onrecord.read.roles import FIRST, LONGEST_CUE, Cue, Numbers, cues
from onrecord.read.wordpieces import Pieces, pieces

BEGIN = 101
"""The piece [CLS], which begins what is read."""
CHUNK, CONTEXT = 200, 50
"""Pieces of a long paragraph that are read together, and pieces of context on a side where it is cut."""
REACH = 90
"""Pieces on either side of a cue in which its source and content are looked for."""


class Window(NamedTuple):
    """A range of pieces that are read together; cues are looked for in its core only."""

    first: int
    last: int
    core: int
    core_last: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A text's pieces, and the probabilities (N, 3) of their tags by a convention."""

    convention: Convention
    pieces: Pieces
    tags: Numbers

    wordy: npt.NDArray[np.bool_]
    """Whether each piece is one of a word, not a mark."""

    @property
    def cues(self) -> list[Cue]:
        """What the encoder by itself takes for cues, in text order."""
        return cues(self.tags)

    def first(self, cue: Sequence[int]) -> float:
        """The probability that a cue begins at one of these pieces."""
        return float(self.tags[list(cue), FIRST].max())


@dataclass(frozen=True, slots=True)
class Answer:
    """The log-probabilities (S, 3) of the roles of the pieces from `first` on."""

    first: int
    roles: Numbers


def heard(doc: Document, convention: Convention = "both") -> Heard:
    """What the encoder says of a document, window by window."""
    found = pieces(doc.text, doc.paragraphs)
    tags = np.zeros((len(found.ids), 3), np.float32)
    for window in windows(doc.text, found):
        (said,) = _graph("cues").run(None, _asked(convention, found.ids[window.first : window.last]))
        skip = 1 + window.core - window.first
        tags[window.core : window.core_last] = said[0, skip : skip + window.core_last - window.core]
    wordy = np.array([doc.text[n].isalnum() for n in found.starts], np.bool_)
    return Heard(convention, found, tags, wordy)


def ask(text: Heard, cue: Sequence[int]) -> Answer:
    """What belongs to the cue of these pieces."""
    first, last = around(text.pieces, cue)
    marks = np.zeros((1, 1 + last - first), np.int64)
    marks[0, [1 + n - first for n in cue if n < last]] = 1
    (roles,) = _graph("roles").run(None, {**_asked(text.convention, text.pieces.ids[first:last]), "marks": marks})
    return Answer(first, roles[0, 1:])


def around(found: Pieces, cue: Sequence[int]) -> tuple[int, int]:
    """The range of pieces in which the source and the content of the cue of these pieces are looked for."""
    start, end = found.paragraph(cue[0])
    inside = max(n for n in cue if n < min(end, cue[0] + LONGEST_CUE))
    return max(start, cue[0] - REACH), min(end, inside + 1 + REACH)


def windows(text: str, found: Pieces) -> Iterator[Window]:
    """The windows of a text: whole paragraphs, long ones cut between sentences with context around the cut."""
    for first, last in zip(found.breaks, found.breaks[1:], strict=False):
        if last - first <= CHUNK + CONTEXT:
            if first < last:
                yield Window(first, last, first, last)
            continue
        at = first
        while at < last:
            end = _cut(text, found, at, last)
            yield Window(max(first, at - CONTEXT), min(last, end + CONTEXT), at, end)
            at = end


def _cut(text: str, found: Pieces, first: int, last: int) -> int:
    """Where a long paragraph is cut: after the last end of a sentence that leaves a chunk small enough, or anywhere."""
    if last - first <= CHUNK:
        return last
    return next((n for n in range(first + CHUNK, first + CHUNK // 3, -1) if _ends(text, found, n)), first + CHUNK)


def _ends(text: str, found: Pieces, piece: int) -> bool:
    """Whether a sentence seems to end before `piece`: a stop, marks, a blank, and a capital or a mark."""
    end, start = int(found.ends[piece - 1]), int(found.starts[piece])
    before = text[max(0, end - 3) : end].rstrip("\"'\u201d\u2019)]")
    return start > end and before[-1:] in (".", "!", "?") and not text[start].islower()


def _asked(convention: Convention, ids: npt.NDArray[np.int64]) -> dict[str, npt.NDArray[np.int64]]:
    """What a graph is given: the convention by its number, and pieces after the one that begins every sequence."""
    return {
        "convention": np.array([get_args(Convention).index(convention)], np.int64),
        "ids": np.concatenate([[BEGIN], ids])[None],
    }


@cache
def _graph(name: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("ONRECORD_THREADS", "1"))
    options.inter_op_num_threads = 1
    model = (resources.files("onrecord.read") / "encoder" / f"{name}.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
