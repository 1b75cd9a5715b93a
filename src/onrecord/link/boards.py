"""Boards kept between two tellings of a story, so that one more version is folded in by itself and not with all before it.

What is kept only saves time: a board that fits no longer, or that is not here, is made again from the readings.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

from onrecord.link.board import Board
from onrecord.model.news import Reading

MOST = 1000
"""Versions that the boards which are kept have together; each takes about 60 KB for a hundred words."""


class Boards:
    """The boards of the stories that were told last; a board that is taken is nobody else's until it is put back."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._boards: OrderedDict[str, Board] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, story: str, readings: Sequence[Reading]) -> Board:
        """The board of a story with the first of its readings, or an empty one where something else was folded in."""
        with self._lock:
            board = self._boards.pop(story, None)
        return board if board and _begins(board, readings) else Board(story)

    def put(self, board: Board) -> None:
        """Keep a board, and let those go that were told longest ago where all together are too large."""
        with self._lock:
            self._boards[board.story] = board
            self._boards.move_to_end(board.story)
            size = sum(len(one.earlier) for one in self._boards.values())
            while size > self._most and len(self._boards) > 1:  # the last one is needed next, however large
                size -= len(self._boards.popitem(last=False)[1].earlier)


def _begins(board: Board, readings: Sequence[Reading]) -> bool:
    """Whether what was folded into a board are the first readings of a story, as they are now."""
    folded = [reading for reading, _ in board.earlier]
    first = readings[: len(folded)]
    return len(folded) == len(first) and all(one is other or one == other for one, other in zip(folded, first, strict=True))
