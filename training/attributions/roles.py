"""From what the encoder says of each word piece to cues, and to the source and content of each cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from wordpieces import Pieces

from onrecord.model.span import Span, Spans

OUTSIDE, FIRST, MORE, OPENS = range(4)
"""Tags of the first pass: no cue, the first piece of a cue, a further one, the first piece of a content without a cue."""
NONE, SOURCE, CONTENT = range(3)
"""Roles of the second pass."""
LIKELY = 0.08
"""The probability from which a piece may begin a cue; what is asked of it decides."""
GOES_ON = 0.4
"""The probability from which a piece goes on with a cue."""
APART = 6
"""Pieces between two parts of one cue ("called the plan off")."""
CHANGE = 1.5
"""What it costs, in nats, that a piece has another role than the one before."""

Numbers = npt.NDArray[np.float32]


class Cue(NamedTuple):
    """The pieces of a cue, how likely it is, and whether it is the first piece of a content without any."""

    pieces: tuple[int, ...]
    likely: float
    opens: bool


def cues(found: Pieces, tags: Numbers) -> list[Cue]:
    """The cues of a text; `tags` are the probabilities (N, 4) of its pieces."""
    made, last = list[Cue](), -APART
    for n in map(int, np.flatnonzero((tags[:, OUTSIDE] < 1 - LIKELY) & (found.starts < found.ends))):
        p = tags[n]
        if made and not made[-1].opens and n - last <= APART and p[MORE] > max(GOES_ON, p[FIRST]):
            made[-1] = made[-1]._replace(pieces=(*made[-1].pieces, n))
            last = n
        elif max(p[FIRST], p[OPENS]) > LIKELY:
            made.append(Cue((n,), float(max(p[FIRST], p[OPENS])), bool(p[OPENS] > p[FIRST])))
            last = n
    return made


def best_roles(probable: Numbers) -> npt.NDArray[np.int64]:
    """The likeliest sequence of roles (C, S) by Viterbi's algorithm; `probable` are the log-probabilities (C, S, 3)."""
    count, size, roles = probable.shape
    cost = -CHANGE * (1 - np.eye(roles, dtype=np.float32))
    score, back = probable[:, 0], np.zeros((size, count, roles), np.int64)
    for n in range(1, size):
        ways = score[:, :, None] + cost
        back[n] = ways.argmax(1)
        score = ways.max(1) + probable[:, n]
    best = np.empty((count, size), np.int64)
    best[:, -1] = score.argmax(1)
    for n in range(size - 1, 0, -1):
        best[:, n - 1] = np.take_along_axis(back[n], best[:, n, None], 1)[:, 0]
    return best


def spans(text: str, found: Pieces, numbers: Sequence[int]) -> Iterator[Span]:
    """The spans of whole words that the pieces `numbers` stand for; neighbours are one."""
    for run in _neighbours(numbers):
        yield whole(text, Span(int(found.starts[run[0]]), int(found.ends[run[-1]])))


def whole(text: str, span: Span) -> Span:
    """`span` with the rest of the words that it cuts."""
    start, end = span
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def numbers(found: Pieces, parts: Iterable[Span]) -> list[int]:
    """The pieces that share a character with any of the spans."""
    some = set[int]()
    for start, end in parts:
        first = int(np.searchsorted(found.ends, start, side="right"))
        last = int(np.searchsorted(found.starts, end, side="left"))
        some.update(n for n in range(first, last) if found.starts[n] < found.ends[n])
    return sorted(some)


def _neighbours(numbers: Iterable[int]) -> list[list[int]]:
    made = list[list[int]]()
    for n in numbers:
        if made and made[-1][-1] == n - 1:
            made[-1].append(n)
        else:
            made.append([n])
    return made


def runs(roles: npt.NDArray[np.int64], role: int, first: int) -> list[list[int]]:
    """The runs of pieces with a role; `first` is the number of the first piece of the slice."""
    return _neighbours(int(n) + first for n in np.flatnonzero(roles == role))


def joined(text: str, parts: Spans) -> Spans:
    """Parts between which nothing but blanks and marks stands are one."""
    made = list[Span]()
    for part in parts:
        if made and not any(c.isalnum() for c in text[made[-1].end : part.start]) and "\n" not in text[made[-1].end : part.start]:
            made[-1] = Span(made[-1].start, part.end)
        else:
            made.append(part)
    return tuple(made)
