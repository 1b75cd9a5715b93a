"""From what the encoder says of each word piece to cues, and to the source and content of each cue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.model.span import Span, Spans
from onrecord.read.wordpieces import Pieces

OUTSIDE, FIRST, MORE = range(3)
"""Tags of the first pass: no cue, the first piece of a cue, a further one."""
NONE, SOURCE, CONTENT = range(3)
"""Roles of the second pass."""
LIKELY = 0.05
"""The probability from which a piece may begin a cue; what is asked of it decides."""
GOES_ON = 0.4
"""The probability from which a piece goes on with a cue."""
APART = 6
"""Pieces between two parts of one cue ("called the plan off")."""
LONGEST_CUE = 40
"""Pieces from the first to the last of a cue."""
CHANGE = 1.5
"""What it costs, in nats, that a piece has another role than the one before."""

Numbers = npt.NDArray[np.float32]


class Cue(NamedTuple):
    """The pieces of a cue, and how likely it is one."""

    pieces: tuple[int, ...]
    likely: float


def cues(tags: Numbers) -> list[Cue]:
    """The cues of a text; `tags` are the probabilities (N, 3) of its pieces."""
    made = list[Cue]()
    for n in map(int, np.flatnonzero(1 - tags[:, OUTSIDE] >= LIKELY)):
        first, more = float(tags[n, FIRST]), float(tags[n, MORE])
        near = made and n - made[-1].pieces[-1] <= APART and n - made[-1].pieces[0] < LONGEST_CUE
        if near and more > max(GOES_ON, first):
            made[-1] = made[-1]._replace(pieces=(*made[-1].pieces, n))
        elif first >= LIKELY or more > GOES_ON:
            made.append(Cue((n,), max(first, first + more if more > GOES_ON else first)))
    return made


def best_roles(likely: Numbers) -> npt.NDArray[np.int64]:
    """The likeliest sequence of roles (S) by Viterbi's algorithm; `likely` are the log-probabilities (S, 3)."""
    rows = likely.tolist()
    score, back = rows[0], list[list[int]]()
    for row in rows[1:]:
        top = max(score)
        best = score.index(top)
        kept = [s >= top - CHANGE for s in score]
        back.append([n if keep else best for n, keep in enumerate(kept)])
        score = [(s if keep else top - CHANGE) + r for s, keep, r in zip(score, kept, row, strict=True)]
    role = score.index(max(score))
    roles = [role]
    for came in reversed(back):
        role = came[role]
        roles.append(role)
    return np.array(roles[::-1], np.int64)


def spans(text: str, found: Pieces, numbers: Iterable[int]) -> Iterator[Span]:
    """The spans of whole words that the pieces `numbers` stand for; neighbours are one."""
    for run in neighbours(numbers):
        yield whole(text, Span(int(found.starts[run[0]]), int(found.ends[run[-1]])))


def whole(text: str, span: Span) -> Span:
    """`span` with the rest of the words that it cuts."""
    start, end = span
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)


def neighbours(numbers: Iterable[int]) -> list[list[int]]:
    """Runs of numbers that follow on each other."""
    made = list[list[int]]()
    for n in numbers:
        if made and made[-1][-1] == n - 1:
            made[-1].append(n)
        else:
            made.append([n])
    return made


def joined(text: str, parts: Sequence[Span]) -> Spans:
    """Parts between which nothing but blanks and marks stands are one."""
    made = list[Span]()
    for part in parts:
        if made and not any(c.isalnum() for c in text[made[-1].end : part.start]) and "\n" not in text[made[-1].end : part.start]:
            made[-1] = Span(made[-1].start, part.end)
        else:
            made.append(part)
    return tuple(made)
