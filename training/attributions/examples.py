"""What the network learns from: windows of pieces, with the cues in them and what belongs to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gold import Annotated, Cue
from onrecord.read.network import windows
from onrecord.read.roles import CONTENT, FIRST, MORE, SOURCE

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Asked:
    """The pieces of a cue, by their place in the window, and the roles (T) of the window's pieces at it."""

    cue: Numbers
    roles: Numbers


@dataclass(frozen=True, slots=True)
class Example:
    """A window's pieces (T), their tags (T; -1: not asked), whether each is in any source and in any content (T, 2), its cues."""

    convention: int
    ids: Numbers
    tags: Numbers
    within: npt.NDArray[np.float32]
    asked: tuple[Asked, ...]


def examples(articles: Sequence[Annotated]) -> Iterator[Example]:
    """Each window of each article."""
    for one in articles:
        tags = np.zeros(len(one.pieces.ids), np.int64)
        within = np.zeros((len(tags), 2), np.float32)
        for cue in one.cues:
            tags[cue.pieces] = MORE
            tags[cue.pieces[0]] = FIRST
            within[cue.source, 0] = within[cue.content, 1] = 1
        for first, last, core, core_last in windows(one.text, one.pieces):
            said = np.full(last - first, -1)
            said[core - first : core_last - first] = tags[core:core_last]
            asked = tuple(_asked(cue, first, last) for cue in one.cues if core <= cue.pieces[0] < core_last)
            yield Example(one.convention, one.pieces.ids[first:last], said, within[first:last], asked)


def _asked(cue: Cue, first: int, last: int) -> Asked:
    roles = np.zeros(last - first, np.int64)
    for role, some in ((SOURCE, cue.source), (CONTENT, cue.content)):
        roles[[n - first for n in some if first <= n < last]] = role
    return Asked(np.array([n - first for n in cue.pieces if n < last]), roles)
