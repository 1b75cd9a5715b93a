"""Amounts: a number with its bounds, its range and its unit, read from the pieces of one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.read.money import past_sign
from onrecord.read.pieces import Pieces, ahead, behind, by_first, by_last, lexicon, past_hyphen, word
from onrecord.read.units import Value, measured, single, tail


class Amount(NamedTuple):
    """What stands in the pieces `first` to `last` (half-open); `low` and `high` inclusive, in `unit`, None an open end.

    `core` is the first piece of the number itself, `kind` that of its unit: count, time, measure, share or money.
    """

    first: int
    core: int
    last: int
    low: float | int | None
    high: float | int | None
    approximate: bool
    unit: str | None
    kind: str


_BOUNDS = lexicon("bounds")
_JOINTS, _SPANS = frozenset(_BOUNDS["range"]["joints"]), frozenset(_BOUNDS["range"]["spans"])
_SUCH = frozenset(_BOUNDS["range"]["such"])
_SPREAD = by_first((phrase, "") for phrase in _BOUNDS["range"]["spread"])
_DEGREE = frozenset(_BOUNDS["before"]["degree"])
_LOOSE = frozenset(_BOUNDS["before"]["loose"])
_ARTICLES = {"count": ("a", "an"), "share": ("the", "a"), "time": (), "measure": (), "scale": (), "money": ("a",)}
"""The articles that may stand between a bound and a number: "over a 1000", "below the 95 percent"."""
_OFTEN = frozenset(("once", "twice", "one"))
"""After "at least": it bounds these, and not the number before."""
_BEFORE = by_last((p, side) for side in ("lower", "upper", "about", "none") for p in _BOUNDS["before"][side])


def amounts(ps: Pieces) -> Iterator[Amount]:
    """Every amount of a sentence, in order; a number that is no figure (a date, a name) is among them."""
    held: Amount | None = None
    for amount in _bounded(ps):
        if held and (both := _squeezed(ps, held, amount)):
            held = both
            continue
        if held:
            yield held
        held = amount
    if held:
        yield held


def _bounded(ps: Pieces) -> Iterator[Amount]:
    """Every value or range with the bounds around it."""
    at = floor = 0
    while at < len(ps):
        value = measured(ps, at, floor) or single(ps, at)
        if value is None:
            at += 1
            continue
        amount = _spread(ps, value) or _ranged(ps, value) or _amount(ps, value, value.number.low, value.number.low, value.last)
        yield amount
        at = floor = amount.last


def _squeezed(ps: Pieces, low: Amount, high: Amount) -> Amount | None:
    """Two bounds of one number: "more than ten but less than forty"."""
    between = [p.word for p in ps[low.last : high.first]]
    ends = low.low is not None and low.high is None and high.low is None and high.high is not None
    if not ends or between not in (["and"], ["but"], [",", "but"], [","]) or (low.unit or high.unit) != (high.unit or low.unit):
        return None
    unit, kind = (high.unit, high.kind) if high.unit else (low.unit, low.kind)
    fits = (
        low.low is not None and high.high is not None and low.low < high.high and low.first < low.core and high.first < high.core
    )
    return low._replace(last=high.last, high=high.high, unit=unit, kind=kind) if fits else None


def _ranged(ps: Pieces, left: Value) -> Amount | None:
    """Two values as one range: "between five and six", "6-8", "one or two"; None where they are two amounts or one."""
    joint = word(ps, left.last)
    between = word(ps, left.first - 1) == "between"
    if not (joint in _JOINTS or joint == "or") or (joint == "and" and not between):
        return None
    at = left.last + 1
    while after := past_sign(ps, at):
        at = after
    right = measured(ps, at, money=left.kind == "money") if at < len(ps) else None
    if right is None or not _agree(left, right) or left.number.vague:
        return None
    low, high = _scaled(left, right), right.number.low
    if not (between or _is_range(ps, left, right, joint)) or not low < high:
        return None
    side = right if right.unit else left
    whole = left._replace(unit=side.unit, kind=side.kind)
    return _amount(ps, whole, low, high, right.last, between=between)


def _spread(ps: Pieces, middle: Value) -> Amount | None:
    """A value with what it may be off: "5 plus or minus 2"."""
    found = ahead(ps, middle.last, _SPREAD)
    off = measured(ps, found[1], middle.last) if found and found[1] < len(ps) else None
    if off is None or not _agree(middle, off):
        return None
    most = abs(off.number.low)
    low, high = middle.number.low - most, middle.number.low + most
    side = off if off.unit else middle
    return _amount(ps, middle._replace(unit=side.unit, kind=side.kind), low, high, off.last)


def _agree(left: Value, right: Value) -> bool:
    """Whether two values can share a unit."""
    return left.unit is None or right.unit is None or left.unit == right.unit


def _scaled(left: Value, right: Value) -> float:
    """The lower end, with the scale word that the upper end alone has: "2 to 3 million"."""
    low = left.number.low
    return low * right.number.scale if left.number.scale == 1 and right.number.scale > 100 and low < 1000 else low


def _is_range(ps: Pieces, left: Value, right: Value, joint: str) -> bool:
    low, high = left.number.low, right.number.low
    before = word(ps, left.first - 1)
    if joint == "or":
        return low < high <= max(low + 1, 2 * low) and left.unit is None
    if joint in ("-", "–", "—"):
        return ps[left.last].glued == ps[left.last + 1].glued
    if joint == "to":
        return (before != "from" or _spans(ps, left.first - 2)) and (left.unit is None or right.unit is not None)
    return joint != "and"


def _spans(ps: Pieces, at: int) -> bool:
    """Whether the word at `at` says that a range follows: "ranged", "the range is"."""
    return word(ps, at - (word(ps, at) in _SUCH)) in _SPANS


def _amount(ps: Pieces, value: Value, low: float, high: float, last: int, *, between: bool = False) -> Amount:
    """The amount with the bounds that stand around it."""
    first = value.first - 1 if between else value.first
    sides, first = _before(ps, value, first)
    found = tail(ps, last)
    found = None if found and word(ps, found[1]) in _OFTEN else found
    last = found[1] if found else last
    sides |= {side for side in (value.side, found and found[0]) if side}
    number = value.number
    ends = (
        None if "upper" in sides and "lower" not in sides else _plain(low),
        None if "lower" in sides or (number.vague and "upper" not in sides) else _plain(high),
    )
    about = "about" in sides or (number.approximate and not sides & {"lower", "upper"})
    return Amount(first, value.core, last, *ends, about, value.unit, value.kind)


def _before(ps: Pieces, value: Value, first: int) -> tuple[set[str], int]:
    """Which bounds end before `first`, and where the first of them begins."""
    sides = set[str]()
    while True:
        found = behind(ps, first, _BEFORE)
        if found is None and not sides and word(ps, first - 1) in _ARTICLES[value.kind]:
            found = behind(ps, first - 1, _BEFORE)
        if found is None or found[0] in sides or found[0] == "none" or _loose(ps, value, found):
            break
        sides.add(found[0])
        first = found[1]
        while word(ps, first - 1) in _DEGREE and not sides - {"lower", "upper"}:
            first -= 1
    return sides, first


def _loose(ps: Pieces, value: Value, found: tuple[str, int]) -> bool:
    """Whether a bound is a mere preposition: "within five-year age groups"."""
    last = value.number.end
    tied = value.kind in ("time", "measure") and past_hyphen(ps, last) > last
    return tied and word(ps, found[1]) in _LOOSE


def _plain(value: float) -> float | int:
    """Twelve digits of a number, as an integer where it is one."""
    exact = float(f"{value:.12g}")
    return int(exact) if exact.is_integer() else exact


def bare(ps: Pieces, amount: Amount) -> str:
    """The digits of a number without bound, unit or comma; nothing for another."""
    bare = amount.unit is None and amount.last == amount.core + 1
    return ps[amount.core].raw if bare and ps[amount.core].raw.isdecimal() else ""
