"""Where a figure stands on the axis of its claim: geometry for the strips, in units of a box 100 wide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.view.story import Statement

LEFT, RIGHT = 6.0, 94.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A point (`left` = `right`), a range, or a bound that is open at one end."""

    left: float
    right: float
    open_left: bool
    open_right: bool


def strips(statements: Sequence[Statement]) -> list[Strip | None]:
    """A strip for each statement, on one axis from the least to the greatest number given; None for one without figure."""
    ends = [float(e) for s in statements if s.figure for e in (s.low, s.high) if e is not None]
    if not ends:
        return [None] * len(statements)
    least, most = min(ends), max(ends)

    def place(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * ((value - least) / (most - least) if most > least else 0.5)

    return [_strip(s, place) if s.figure else None for s in statements]


def _strip(s: Statement, place: Callable[[float], float]) -> Strip | None:
    if s.low is None and s.high is None:
        return None
    low = place(s.low) if s.low is not None else 0.0
    high = place(s.high) if s.high is not None else 100.0
    return Strip(round(low, 2), round(high, 2), s.low is None, s.high is None)
