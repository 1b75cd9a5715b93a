"""What the two networks learn from: windows with their cues tagged, and the surroundings of one cue with their roles."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gold import Annotated, Cue
from onrecord.read.network import around, windows
from onrecord.read.roles import CONTENT, FIRST, MORE, SOURCE

SEEN = 3
"""How often a piece must begin a cue for another one of it to be worth showing as none."""
SHOWN = 0.8 * 0.4
"""How many of the pieces that always begin a cue would be shown as none; others as often as they begin one."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces (T) and what to say of each (T; -1: not asked).

    `within` (T, 2) holds whether each is in any source and in any content, for tags; `marks` (T) which are the cue's, for roles;
    `holds` is False where those are no cue.
    """

    convention: int
    ids: Numbers
    says: Numbers
    within: npt.NDArray[np.float32]
    marks: Numbers
    holds: bool = True


def cue_examples(articles: Sequence[Annotated]) -> Iterator[Example]:
    """Each window of each article."""
    for one in articles:
        tags = np.zeros(len(one.pieces.ids), np.int64)
        within = np.zeros((len(tags), 2), np.float32)
        for cue in one.cues:
            tags[cue.pieces] = MORE
            tags[cue.pieces[0]] = FIRST
            within[cue.source, 0] = within[cue.content, 1] = 1
        for first, last, core, core_last in windows(one.text, one.pieces):
            says = np.full(last - first, -1)
            says[core - first : core_last - first] = tags[core:core_last]
            yield Example(one.convention, one.pieces.ids[first:last], says, within[first:last], np.zeros_like(says))


def role_examples(articles: Sequence[Annotated], order: random.Random) -> Iterator[Example]:
    """The surroundings of each cue, and of some pieces that often begin one and do not here."""
    begins = Counter(int(one.pieces.ids[cue.pieces[0]]) for one in articles for cue in one.cues)
    stands = Counter(int(id) for one in articles for id in one.pieces.ids)
    for one in articles:
        cued = {n for cue in one.cues for n in cue.pieces}
        for cue in one.cues:
            yield _roles(one, cue)
        for n, id in enumerate(map(int, one.pieces.ids)):
            if n not in cued and begins[id] >= SEEN and order.random() < SHOWN * begins[id] / stands[id]:
                yield _roles(one, Cue([n], [], []), holds=False)


def _roles(one: Annotated, cue: Cue, *, holds: bool = True) -> Example:
    first, last = around(one.pieces, cue.pieces)
    says, marks = np.zeros((2, last - first), np.int64)
    marks[[n - first for n in cue.pieces if n < last]] = 1
    for role, some in ((SOURCE, cue.source), (CONTENT, cue.content)):
        says[[n - first for n in some if first <= n < last]] = role
    return Example(one.convention, one.pieces.ids[first:last], says, np.zeros((last - first, 2), np.float32), marks, holds)
