"""What the encoder of our own says of a text: the door to onnxruntime.

Two ONNX graphs (docs/models.md has their card). `encoder`, with 8-bit weights, reads a window of word pieces once, says of each
how likely a cue begins or goes on there, and keeps a narrow vector of each; `roles` reads those once more for one cue, and gives
each piece a role. They know two conventions of annotation apart. Each window goes through alone: 8-bit products are scaled by
what goes through together, and a paragraph must read the same beside any other.
"""

from __future__ import annotations

import os
from bisect import bisect_right
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
from onrecord.read.roles import FIRST, Cue, Numbers, cues
from onrecord.read.wordpieces import Pieces, pieces

BEGIN = 101
"""The piece [CLS], which begins what is read."""
CHUNK, CONTEXT = 200, 50
"""Pieces of a long paragraph that are read together, and pieces of context on a side where it is cut."""
FAR = 64
"""Pieces from which a distance is no longer told apart."""


class Window(NamedTuple):
    """A range of pieces that are read together; cues are looked for in its core only."""

    first: int
    last: int
    core: int
    core_last: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A text's pieces, the probabilities (N, 3) of their tags by a convention, and what the encoder keeps of each window."""

    pieces: Pieces
    tags: Numbers
    windows: tuple[tuple[Window, Numbers], ...]

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
    tags, kept = np.zeros((len(found.ids), 3), np.float32), list[tuple[Window, Numbers]]()
    number = np.array([get_args(Convention).index(convention)], np.int64)
    for window in windows(doc.text, found):
        ids = np.concatenate([[BEGIN], found.ids[window.first : window.last]])[None]
        said, text = _graph("encoder").run(None, {"convention": number, "ids": ids})
        skip = 1 + window.core - window.first
        tags[window.core : window.core_last] = said[0, skip : skip + window.core_last - window.core]
        kept.append((window, text[:, 1:]))
    wordy = np.array([doc.text[n].isalnum() for n in found.starts], np.bool_)
    return Heard(found, tags, tuple(kept), wordy)


def ask(text: Heard, cue: Sequence[int]) -> Answer:
    """What belongs to the cue of these pieces, in its window."""
    window, kept = text.windows[bisect_right(text.windows, cue[0], key=lambda w: w[0].core) - 1]
    inside = [n - window.first for n in cue if n < window.last]
    size = window.last - window.first
    marks = np.zeros((1, size), np.float32)
    marks[0, inside] = 1 / len(inside)
    (roles,) = _graph("roles").run(None, {"text": kept, "marks": marks, "far": far_from(inside, size)[None]})
    return Answer(window.first, roles[0])


def far_from(cue: Sequence[int] | npt.NDArray[np.int64], size: int) -> npt.NDArray[np.int64]:
    """How far each of `size` pieces is from the nearest one of a cue, from 0 (FAR or more before it) to 2 * FAR."""
    apart = np.arange(size)[:, None] - np.asarray(cue)
    nearest = np.take_along_axis(apart, np.abs(apart).argmin(1)[:, None], 1)[:, 0]
    far: npt.NDArray[np.int64] = np.clip(nearest, -FAR, FAR) + FAR
    return far


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


@cache
def _graph(name: str) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(os.environ.get("ONRECORD_THREADS", "1"))
    options.inter_op_num_threads = 1
    model = (resources.files("onrecord.read") / "encoder" / f"{name}.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
