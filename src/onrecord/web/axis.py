"""The figures of a claim on one axis: a lane for each claimant, its figures in order of time; places in percent of the width."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.view.claims import Statement
from onrecord.view.wording import amount
from onrecord.web.ticks import Tick, tick

LEFT, RIGHT = 5.0, 93.0
ROOM = 34
"""Characters that have room above an axis."""
STEPS = 4


@dataclass(frozen=True, slots=True)
class Strip:
    """A figure on the axis: a point (`left` = `right`), a range, or a bound that is open at one end.

    `hollow` is an approximate one; `latest` the last that its claimant gave.
    """

    left: float
    right: float
    open_left: bool
    open_right: bool
    hollow: bool
    latest: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A claimant with its figures, the last one first: `now` and `before`; and the way from one to the next, as pairs."""

    now: Statement
    before: tuple[Statement, ...]
    strips: tuple[Strip, ...]
    steps: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """Lanes under one scale, the one with the latest figure first."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


def axis(statements: Sequence[Statement]) -> Axis:
    """The figures of a claim by claimant; statements without a figure are left out. Give them in order of time."""
    given = [s for s in statements if s.figure]
    unit = _unit(given)
    ends = [float(e) for s in given if s.unit in (unit, None) for e in (s.low, s.high) if e is not None]
    ticks, place = _scale(min(ends), max(ends)) if ends else ([], float)
    claimants: dict[str, list[Statement]] = {}
    for s in given:
        claimants.setdefault((s.speaker or s.places[0].outlet or "").casefold(), []).append(s)
    order = sorted(claimants.values(), key=lambda some: given.index(some[-1]), reverse=True)
    said = _spaced([amount(t, t, unit, False) for t in ticks])
    marks = tuple(tick(round(place(t), 2), words) for t, words in zip(ticks, said, strict=True))
    return Axis(marks, tuple(_lane(some, unit, place) for some in order))


def _spaced(words: Sequence[str]) -> list[str]:
    """The words at ticks, only as many as have room; the others are empty."""
    every = math.ceil(len(words) * (max(map(len, words), default=0) + 1) / ROOM) or 1
    return [said if n % every == 0 else "" for n, said in enumerate(words)]


def _unit(given: Sequence[Statement]) -> str | None:
    """The unit that most figures have; those of another one are not on the axis."""
    units = [s.unit for s in given if s.unit is not None]
    return max(units, key=units.count) if units else None


def _scale(least: float, most: float) -> tuple[list[float], Callable[[float], float]]:
    """Round numbers from under the least to over the most, and where a number stands."""
    step = _step((most - least) / STEPS if most > least else max(abs(most), 1) / STEPS)
    first, last = math.floor(least / step), math.ceil(most / step)
    if first == last:
        first, last = first - 1, last + 1
    low, high = first * step, last * step

    def place(value: float) -> float:
        return LEFT + (RIGHT - LEFT) * (value - low) / (high - low)

    return [n * step for n in range(first, last + 1)], place


def _step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 ... that is not less."""
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * n for n in (1, 2, 5, 10) if size * n >= rough * 0.999)


def _lane(given: Sequence[Statement], unit: str | None, place: Callable[[float], float]) -> Lane:
    drawn = [s for s in given if s.unit in (unit, None) and (s.low is not None or s.high is not None)]
    strips = tuple(_strip(s, place, latest=s is given[-1]) for s in drawn)
    middles = [_end(strip) for strip in strips]
    steps = tuple((a, b) for a, b in pairwise(middles) if a != b)
    return Lane(given[-1], tuple(reversed(given[:-1])), strips, steps)


def _strip(s: Statement, place: Callable[[float], float], *, latest: bool) -> Strip:
    low = place(s.low) if s.low is not None else 0.0
    high = place(s.high) if s.high is not None else 100.0
    return Strip(round(low, 2), round(high, 2), s.low is None, s.high is None, s.approximate, latest)


def _end(strip: Strip) -> float:
    """Where a way to the next figure starts: at the bound, never at the middle of a range."""
    return strip.right if strip.open_left else strip.left
