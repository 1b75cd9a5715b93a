"""Units: a number with the currency, the mark of a scale or the unit of measure that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.read.cardinals import Numeral, scale, small
from onrecord.read.money import CURRENCIES, NAMES, PREFIXED, named, sign, signed
from onrecord.read.numerals import numeral, starts
from onrecord.read.pieces import Pieces, ahead, behind, by_first, by_last, lexicon, past_hyphen, word


class Value(NamedTuple):
    """A number with its unit, from the pieces `first` to `last` (half-open); the number itself begins at `core`.

    `kind` is that of the unit: count, time, measure, scale, share or money. `side` is the bound that stood between the two
    ("three or more days"): lower, upper, about or None.
    """

    first: int
    core: int
    last: int
    number: Numeral
    unit: str | None
    kind: str
    side: str | None = None


_UNITS = lexicon("units")
_BOUNDS = lexicon("bounds")["after"]
_TIMES: Mapping[str, tuple[str, int]] = _UNITS["times"] | PREFIXED
_PARTS: Mapping[str, Mapping[str, int]] = _UNITS["parts"]
_KINDS = ("time", "measure", "scale", "share")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_CLAUSE_ENDS = frozenset(("", ".", ",", ";", ")", "and", "or", "!", "?", '"', "”"))
_MILLION = 1_000_000
"""From here on pounds are money, not weight."""
_KIND: dict[str, str] = {s: kind for kind in _KINDS for s in _UNITS[kind]}
_KIND |= dict.fromkeys(CURRENCIES, "money") | {unit: "time" for unit, _ in _UNITS["times"].values()}


def _names() -> Iterator[tuple[str, str]]:
    for kind in _KINDS:
        for symbol, entry in _UNITS[kind].items():
            yield from ((form, symbol) for name in entry["names"] for form in (name, name + "s"))
    for name in _UNITS["times"]:
        yield from ((form, name) for form in (name, name + "s"))
    yield from NAMES


_NAMES = by_first(_names())
_SHORT = by_first(
    [*((s, u) for kind in _KINDS for u, e in _UNITS[kind].items() for s in e.get("short", ())), *((c, c) for c in PREFIXED)]
)
_SPACED = frozenset(s for s in _SHORT if len(s) > 1) | {"m", "g", "t", "L"}
"""Symbols that may stand apart from their number: "5 m", and not "5 C"."""
_MARKS = by_last((mark, u) for kind in _KINDS for u, e in _UNITS[kind].items() for mark in e.get("ahead", ()))
_AFTER = by_first((p, side) for side in ("lower", "upper", "about") for p in _BOUNDS[side])


def measured(ps: Pieces, at: int, floor: int = 0, *, money: bool = False) -> Value | None:
    """The number at `at` with the currency before it, at `floor` or later, and the unit after it; in `money` "5m" is millions."""
    if not starts(ps, at):
        return None
    before = sign(ps, at, floor) or behind(ps, at, _MARKS)
    number = numeral(ps, at, joined=word(ps, at - 1) != "between", money=money or before is not None)
    if number is None:
        return None
    if before is None and number.scale >= _MILLION:
        before = named(ps, at)
    if before is not None:
        return _plain(Value(before[1], at, number.end, number, before[0], _KIND.get(before[0], "money")))
    first = _minus(ps, at)
    number = number._replace(low=-number.low) if first < at else number
    side, rest = tail(ps, number.end) or (None, number.end)
    found = _unit(ps, number) or (_unit(ps, number._replace(end=rest)) if side else None)
    unit, last = found or (None, number.end)
    value = _plain(Value(first, at, last, number, unit, "count", side if last > rest else None))
    return _coins(ps, _parts(ps, value)) if value.kind == "money" else _parts(ps, value)


def _plain(value: Value) -> Value:
    """A value in a unit of its own: a decade is ten years, half of something not measured a fraction."""
    unit, number = value.unit, value.number
    if unit is None:
        return value._replace(unit="fraction", kind="share") if number.share else value
    unit, times = _TIMES.get(unit, (unit, 1))
    if unit == "pound" and number.scale >= _MILLION:
        unit = "GBP"
    return value._replace(unit=unit, kind=_KIND[unit], number=number._replace(low=number.low * times, share=False))


def _minus(ps: Pieces, at: int) -> int:
    """Where a number begins with its sign: "-30", "minus five"; a hyphen after a word or a number is none."""
    if word(ps, at - 1) in ("minus", "negative", "−"):
        return at - 1
    signed = word(ps, at - 1) == "-" and ps[at].glued and not ps[at - 1].glued and not word(ps, at - 2)[:1].isdecimal()
    return at - 1 if signed else at


def _unit(ps: Pieces, number: Numeral) -> tuple[str, int] | None:
    """The unit after a number, perhaps behind a hyphen, "of" or "an" ("millions of pounds", "half an acre")."""
    end = number.end
    at = past_hyphen(ps, end)
    if word(ps, at) in _BRACKETS and word(ps, at + 2) == _BRACKETS[word(ps, at)]:
        at += 1
    full = ahead(ps, end, _NAMES) or ahead(ps, at, _NAMES) or signed(ps, at)
    if full and _runs_on(ps, full[1]) and ps[full[1]].raw[0].isdecimal():
        full = None
    brief = _brief(ps, at) if number.digits or (at < len(ps) and ps[at].raw in PREFIXED) else None
    if points := _points(ps, end):
        return points
    if full or brief:
        return max((found for found in (full, brief) if found), key=lambda found: found[1])
    of = word(ps, end) == "of"
    if of and number.vague:
        return ahead(ps, end + 1, _NAMES)
    article = number.share and word(ps, end + of) in ("a", "an")
    return ahead(ps, end + of + 1, _NAMES) if article else None


def _points(ps: Pieces, at: int) -> tuple[str, int] | None:
    """ "Points" that lead to a percentage or away from one: "up 0.8 points to 8.6 percent"."""
    if word(ps, at) not in ("point", "points") or word(ps, at + 1) not in ("to", "from"):
        return None
    number = numeral(ps, at + 2) if at + 2 < len(ps) else None
    return ("percentage point", at + 1) if number and word(ps, number.end) in ("percent", "per", "%", "pct") else None


def _brief(ps: Pieces, at: int) -> tuple[str, int] | None:
    """A symbol that keeps its case; one of a single letter, or that is a word too, must touch its number."""
    for words, symbol in _SHORT.get(ps[at].raw, ()) if at < len(ps) else ():
        fits = all(word(ps, at + n) == w.lower() for n, w in enumerate(words))
        if fits and (ps[at].glued or (symbol != "in" and words[0] in _SPACED)) and not _runs_on(ps, at + len(words)):
            return symbol, at + len(words)
    return None


def _runs_on(ps: Pieces, at: int) -> bool:
    """Whether letters or digits follow without a blank: then it is a name ("24703m212")."""
    return at < len(ps) and ps[at].glued and ps[at].raw[0].isalnum()


def _parts(ps: Pieces, value: Value) -> Value:
    """A value with the smaller unit that goes on with it: "5 feet 2 inches", "an hour and a half"."""
    inner = _PARTS.get(value.unit or "", {})
    at = value.last
    if value.unit and word(ps, at) == "and" and word(ps, at + 1) == "a" and word(ps, at + 2) in ("half", "quarter"):
        more = 0.5 if word(ps, at + 2) == "half" else 0.25
        return value._replace(last=at + 3, number=value.number._replace(low=value.number.low + more))
    while inner:
        start = at + 1 if word(ps, at) in (",", "and") else at
        number = numeral(ps, start) if start < len(ps) else None
        unit = _unit(ps, number) or _inches(ps, number) if number else None
        if number is None or unit is None or unit[0] not in inner:
            break
        value = value._replace(last=unit[1], number=value.number._replace(low=value.number.low + number.low / inner[unit[0]]))
        at = value.last
    return value


def _coins(ps: Pieces, value: Value) -> Value:
    """Money with what follows its unit: a scale ("80 USD million"), or the hundredths ("15 dollars and 50", "17 USD 25")."""
    at, number = value.last, value.number
    if number.scale > 1 or number.low != int(number.low):
        return value
    if more := scale(ps, at):
        return value._replace(last=more[1], number=number._replace(low=number.low * more[0], scale=more[0]))
    tied = word(ps, at) == "and"
    found = None if at < len(ps) and ps[at].glued else small(ps, at + tied)
    if found is None or not 0 < found[0] < 100 or (not tied and len(word(ps, at)) != 2) or not word(ps, at + tied).isalnum():
        return value
    after = word(ps, found[1])
    if after not in _CLAUSE_ENDS if tied else (starts(ps, found[1]) or _unit(ps, Numeral(found[0], found[1])) is not None):
        return value
    return value._replace(last=found[1], number=number._replace(low=number.low + found[0] / 100))


def _inches(ps: Pieces, number: Numeral) -> tuple[str, int] | None:
    """ "In" after feet."""
    return ("in", number.end + 1) if word(ps, number.end) == "in" else None


def single(ps: Pieces, at: int) -> Value | None:
    """ "A week", "an hour", "a single ton": one of a unit of time or measure."""
    if word(ps, at) not in ("a", "an"):
        return None
    named = at + 2 if word(ps, at + 1) in ("single", "full", "whole") else at + 1
    found = ahead(ps, named, _NAMES)
    if (
        found is None
        or ps[found[1] - 1].word.endswith("s")
        or (found[0] not in _TIMES and _KIND[found[0]] not in ("time", "measure"))
    ):
        return None
    unit, times = _TIMES.get(found[0], (found[0], 1))
    value = Value(at, at, found[1], Numeral(times, named), unit, _KIND[unit])
    return _parts(ps, value)


def tail(ps: Pieces, at: int) -> tuple[str, int] | None:
    """The bound that begins at `at`; "and more than five" and "plus six" begin something else."""
    found = ahead(ps, at, _AFTER)
    return found if found and word(ps, found[1]) not in ("than", "to") and not starts(ps, found[1]) else None
