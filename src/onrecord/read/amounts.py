"""Amounts: a number with its bounds, its range and its unit, read from the pieces of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.read.numerals import Numeral, Pieces, lexicon, numeral, past_hyphen, starts, word

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


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


class _Value(NamedTuple):
    """A number with its unit, from the pieces `first` to `last`."""

    first: int
    core: int
    last: int
    number: Numeral
    unit: str | None
    kind: str
    side: str | None = None


_UNITS, _BOUNDS = lexicon("units"), lexicon("bounds")
_CURRENCIES = {code: entry for code, entry in lexicon("currencies").items() if code != "homes"}
_TIMES: Mapping[str, tuple[str, int]] = _UNITS["times"]
_PARTS: Mapping[str, Mapping[str, int]] = _UNITS["parts"]
_JOINTS, _SPANS = frozenset(_BOUNDS["range"]["joints"]), frozenset(_BOUNDS["range"]["spans"])
_DEGREE = frozenset(_BOUNDS["before"]["degree"])
KINDS = ("time", "measure", "scale", "share")
_MILLION = 1_000_000
"""From here on pounds are money, not weight."""
_LOOSE = frozenset(_BOUNDS["before"]["loose"])
_ARTICLES = {"count": ("a", "an"), "share": ("the", "a"), "time": (), "measure": (), "scale": (), "money": ("a",)}
"""The articles that may stand between a bound and a number: "over a 1000", "below the 95 percent"."""
_KIND: dict[str, str] = {s: kind for kind in KINDS for s in _UNITS[kind]}
_KIND |= dict.fromkeys(_CURRENCIES, "money") | {unit: "time" for unit, _ in _TIMES.values()}


def _by_first(entries: Iterator[tuple[str, str]]) -> Phrases:
    """Phrases under their first word, the longest first."""
    out: Phrases = {}
    for phrase, meaning in entries:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append((words, meaning))
    for found in out.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return out


def _by_last(entries: Iterator[tuple[str, str]]) -> Phrases:
    """Phrases, turned round, under their last word, the longest first."""
    return _by_first((" ".join(reversed(phrase.split())), meaning) for phrase, meaning in entries)


def _names() -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for symbol, entry in _UNITS[kind].items():
            yield from ((form, symbol) for name in entry["names"] for form in (name, name + "s"))
    for name in _TIMES:
        yield from ((form, name) for form in (name, name + "s"))
    for code, entry in _CURRENCIES.items():
        yield from ((form, code) for name in entry["names"] for form in (name, name + "s"))


NAMES = _by_first(_names())
_SHORT = _by_first((s, u) for kind in KINDS for u, e in _UNITS[kind].items() for s in e.get("short", ()))
_SPACED = frozenset(s for s in _SHORT if len(s) > 1) | {"m", "g", "t", "L"}
"""Symbols that may stand apart from their number: "5 m", and not "5 C"."""
_SIGNS = _by_last((sign, code) for code, entry in _CURRENCIES.items() for sign in entry["signs"])
_MARKS = _by_last((mark, u) for kind in KINDS for u, e in _UNITS[kind].items() for mark in e.get("ahead", ()))
_SIGNS_AFTER = _by_first((sign, code) for code, entry in _CURRENCIES.items() for sign in entry["signs"])
_BEFORE = _by_last((p, side) for side in ("lower", "upper", "about", "none") for p in _BOUNDS["before"][side])
_AFTER = _by_first((p, side) for side in ("lower", "upper", "about") for p in _BOUNDS["after"][side])


def amounts(ps: Pieces) -> Iterator[Amount]:
    """Every amount of a sentence, in order; a number that is no figure (a date, a name) is among them."""
    at, last = 0, None
    while at < len(ps):
        value = _value(ps, at) or _single(ps, at)
        if value is None or value.first < 0:
            at += 1
            continue
        amount = _ranged(ps, value) or _amount(ps, value, value.number.low, value.number.low, value.last)
        if last and (both := _squeezed(ps, last, amount)):
            last = both
        else:
            if last:
                yield last
            last = amount
        at = amount.last
    if last:
        yield last


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


def ahead(ps: Pieces, at: int, phrases: Phrases) -> tuple[str, int] | None:
    """The meaning of the longest phrase that begins at `at`, and its end."""
    for words, meaning in phrases.get(word(ps, at), ()):
        if all(word(ps, at + n) == w for n, w in enumerate(words)):
            return meaning, at + len(words)
    return None


def behind(ps: Pieces, at: int, phrases: Phrases) -> tuple[str, int] | None:
    """The meaning of the longest phrase that ends before `at`, and its beginning."""
    for words, meaning in phrases.get(word(ps, at - 1), ()):
        if all(word(ps, at - 1 - n) == w for n, w in enumerate(words)):
            return meaning, at - len(words)
    return None


def _value(ps: Pieces, at: int) -> _Value | None:
    """The number at `at` with the currency before it and the unit after it."""
    if not starts(ps, at):
        return None
    sign = _sign(ps, at)
    number = numeral(ps, at, joined=word(ps, at - 1) != "between", money=sign is not None)
    if number is None:
        return None
    if sign is not None:
        return _Value(sign[1], at, number.end, number, sign[0], _KIND[sign[0]])
    first = _minus(ps, at)
    number = number._replace(low=-number.low) if first < at else number
    side, rest = _tail(ps, number.end) or (None, number.end)
    unit, last = _unit(ps, number) or (_unit(ps, number._replace(end=rest)) if side else None) or (None, number.end)
    side = side if last > rest else None
    if unit is not None and unit in _TIMES:
        unit, times = _TIMES[unit]
        number = number._replace(low=number.low * times)
    if unit == "pound" and number.scale >= _MILLION:
        unit = "GBP"
    kind = "count" if unit is None else _KIND[unit]
    if unit is None and number.share:
        unit, kind = "fraction", "share"
    elif number.share:
        number = number._replace(share=False)
    return _parts(ps, _Value(first, at, last, number, unit, kind, side))


def _minus(ps: Pieces, at: int) -> int:
    """Where a number begins with its sign: "-30", "minus five"; a hyphen after a word or a number is none."""
    if word(ps, at - 1) in ("minus", "negative", "−") and not ps[at].raw.isupper():
        return at - 1
    signed = word(ps, at - 1) == "-" and ps[at].glued and not ps[at - 1].glued and not word(ps, at - 2)[:1].isdecimal()
    return at - 1 if signed else at


def _sign(ps: Pieces, at: int) -> tuple[str, int] | None:
    """The currency or the mark of a scale before a number; "a $5" and "Mr A's $5" have a plain dollar."""
    found = behind(ps, at, _SIGNS)
    if found and word(ps, found[1]) in ("a", "s") and not ps[at - 1].glued:
        found = behind(ps, at, {"$": [(("$",), "dollar")]})
    return found or behind(ps, at, _MARKS)


def _unit(ps: Pieces, number: Numeral) -> tuple[str, int] | None:
    """The unit after a number, perhaps behind a hyphen, "of" or "an" ("millions of pounds", "half an acre")."""
    end = number.end
    at = past_hyphen(ps, end)
    named = ahead(ps, end, NAMES) or ahead(ps, at, NAMES) or ahead(ps, at, _SIGNS_AFTER)
    brief = _brief(ps, at) if number.digits else None
    if named or brief:
        return max((found for found in (named, brief) if found), key=lambda found: found[1])
    of = word(ps, end) == "of"
    if of and number.vague:
        return ahead(ps, end + 1, NAMES)
    article = number.share and word(ps, end + of) in ("a", "an")
    return ahead(ps, end + of + 1, NAMES) if article else None


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


def _parts(ps: Pieces, value: _Value) -> _Value:
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


def _inches(ps: Pieces, number: Numeral) -> tuple[str, int] | None:
    """ "In" after feet."""
    return ("in", number.end + 1) if word(ps, number.end) == "in" else None


def _single(ps: Pieces, at: int) -> _Value | None:
    """ "A week", "an hour", "a single ton": one of a unit of time or measure."""
    if word(ps, at) not in ("a", "an"):
        return None
    named = at + 2 if word(ps, at + 1) in ("single", "full", "whole") else at + 1
    found = ahead(ps, named, NAMES)
    if (
        found is None
        or ps[found[1] - 1].word.endswith("s")
        or (found[0] not in _TIMES and _KIND[found[0]] not in ("time", "measure"))
    ):
        return None
    unit, times = _TIMES.get(found[0], (found[0], 1))
    value = _Value(at, at, found[1], Numeral(times, named), unit, _KIND[unit])
    return _parts(ps, value)


def _ranged(ps: Pieces, left: _Value) -> Amount | None:
    """Two values as one range: "between five and six", "6-8", "one or two"; None where they are two amounts or one."""
    joint = word(ps, left.last)
    between = word(ps, left.first - 1) == "between"
    if not (joint in _JOINTS or joint == "or") or (joint == "and" and not between):
        return None
    at = left.last + 1
    while behind_sign := _sign_ahead(ps, at):
        at = behind_sign
    right = _value(ps, at) if at < len(ps) else None
    if right is None or not _agree(left, right) or left.number.vague:
        return None
    low, high = _scaled(left, right), right.number.low
    if not (between or _is_range(ps, left, right, joint)) or not low < high:
        return None
    whole = left._replace(
        unit=left.unit if left.unit and not right.unit else right.unit, kind=left.kind if not right.unit else right.kind
    )
    return _amount(ps, whole, low, high, right.last, between=between)


def _sign_ahead(ps: Pieces, at: int) -> int | None:
    """The end of a currency sign at `at` that a number follows."""
    found = ahead(ps, at, _SIGNS_AFTER)
    return found[1] if found and word(ps, found[1])[:1].isdecimal() else None


def _agree(left: _Value, right: _Value) -> bool:
    """Whether two values can share a unit."""
    return left.unit is None or right.unit is None or left.unit == right.unit


def _scaled(left: _Value, right: _Value) -> float:
    """The lower end, with the scale word that the upper end alone has: "2 to 3 million"."""
    low = left.number.low
    return low * right.number.scale if left.number.scale == 1 and right.number.scale > 100 and low < 1000 else low


def _is_range(ps: Pieces, left: _Value, right: _Value, joint: str) -> bool:
    low, high = left.number.low, right.number.low
    before = word(ps, left.first - 1)
    if joint == "or":
        return low < high <= max(low + 1, 2 * low) and left.unit is None
    if joint in ("-", "–", "—"):
        return ps[left.last].glued == ps[left.last + 1].glued
    if joint == "to":
        return (before != "from" or word(ps, left.first - 2) in _SPANS) and (left.unit is None or right.unit is not None)
    return joint != "and"


def _amount(ps: Pieces, value: _Value, low: float, high: float, last: int, *, between: bool = False) -> Amount:
    """The amount with the bounds that stand around it."""
    first = value.first - 1 if between else value.first
    sides, first = _before(ps, value, first)
    found = _tail(ps, last)
    last = found[1] if found else last
    sides |= {side for side in (value.side, found and found[0]) if side}
    number = value.number
    ends = (
        None if "upper" in sides and "lower" not in sides else _plain(low),
        None if "lower" in sides or (number.vague and "upper" not in sides) else _plain(high),
    )
    about = "about" in sides or (number.approximate and not sides & {"lower", "upper"})
    return Amount(first, value.core, last, *ends, about, value.unit, value.kind)


def _before(ps: Pieces, value: _Value, first: int) -> tuple[set[str], int]:
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


def _tail(ps: Pieces, at: int) -> tuple[str, int] | None:
    """The bound that begins at `at`; "and more than five" and "plus six" begin something else."""
    found = ahead(ps, at, _AFTER)
    return found if found and word(ps, found[1]) != "than" and not starts(ps, found[1]) else None


def _loose(ps: Pieces, value: _Value, found: tuple[str, int]) -> bool:
    """Whether a bound is a mere preposition: "within five-year age groups"."""
    last = value.number.end
    tied = value.kind in ("time", "measure") and past_hyphen(ps, last) > last
    return tied and word(ps, found[1]) in _LOOSE and word(ps, found[1]) != "about"


def _plain(value: float) -> float | int:
    """Twelve digits of a number, as an integer where it is one."""
    exact = float(f"{value:.12g}")
    return int(exact) if exact.is_integer() else exact
