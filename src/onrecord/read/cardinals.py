"""Whole and mixed numbers, in words and in digits: "two million three hundred thousand", "4 bn", "2½", "two and a half"."""

from __future__ import annotations

import unicodedata
from math import inf
from typing import NamedTuple

from onrecord.read.digits import GREATEST, digits, short
from onrecord.read.pieces import Pieces, lexicon, past_hyphen, word


class Numeral(NamedTuple):
    """A number that ends before the piece `end`: at least `low` where `vague`, else `low` itself.

    `scale` is the last word or letter that multiplied it ("million": 1e6), 1 without one; `share` marks a part of a whole.
    """

    low: float
    end: int
    scale: float = 1
    digits: bool = False
    share: bool = False
    vague: bool = False
    approximate: bool = False


_NUMBERS = lexicon("numbers")
UNITS, TEENS, TENS = _NUMBERS["units"], _NUMBERS["teens"], _NUMBERS["tens"]
SCALES: dict[str, int] = {form: n for word, n in _NUMBERS["scales"].items() for form in (word, word + "s")}
ALONE = {"hundred": 100, **_NUMBERS["scales"]}
ORDINALS: dict[str, int] = {form: n for word, n in _NUMBERS["ordinals"].items() for form in (word, word + "s")}
PARTS: dict[str, int] = _NUMBERS["parts"] | {word: n for word, n in ORDINALS.items() if n > 2}
AFTER_HALF = frozenset(_NUMBERS["words"]["after_half"])
AFTER_PART = frozenset(_NUMBERS["words"]["after_part"])
_STROKES = frozenset(_NUMBERS["words"]["strokes"])


def cardinal(ps: Pieces, at: int, joined: bool, money: bool) -> Numeral | None:
    """Groups of numbers below a thousand with falling scales: "two million three hundred thousand and six"."""
    total: float = 0
    end, ceiling, most = at, inf, 1.0
    while ceiling > 1 and (group := _group(ps, end, end == at, joined)):
        value, after = group
        times, after = _times(ps, after, money)
        if ceiling < inf and (value * times >= ceiling or not _follows(ps, end, times)):
            break
        total, end, ceiling = total + value * times, after, times
        most = max(most, times)
    if end == at:
        return None
    if joined and (rest := _rest(ps, end)):
        times, after = _times(ps, rest[1], False)
        total, end = total + rest[0] * (times if times > 1 else ceiling), after
    return Numeral(total, end, most, digits=not ps[at].raw[0].isalpha())


def _follows(ps: Pieces, end: int, times: float) -> bool:
    """Whether a further group belongs to the number: digits only with a scale of their own or after "hundred and"."""
    start = end + 1 if word(ps, end) == "and" else past_hyphen(ps, end)
    if ps[start].raw[0].isalpha():
        return ps[start].word not in ("a", "an")
    return times > 1 or word(ps, start + 1) == "hundred" or (start > end and word(ps, end - 1) == "thousand")


def _group(ps: Pieces, at: int, first: bool, joined: bool) -> tuple[float, int] | None:
    """A number below a thousand or in digits, and its end; "a" or nothing counts one before a scale."""
    if not first:
        if joined and _rest(ps, at):
            return None
        at = at + 1 if joined and word(ps, at) == "and" else past_hyphen(ps, at)
    one = past_hyphen(ps, at + 1) if word(ps, at) in ("a", "an") else at
    found = (1, one) if first and word(ps, one) in ALONE else small(ps, at)
    if found is None or (not first and word(ps, found[1]) == "/"):
        return None
    value, end = _mixed(ps, found[0], found[1], joined=joined)
    hundred = past_hyphen(ps, end)
    if word(ps, hundred) in ("hundred", "hundreds"):
        value, end = _with_tail(ps, value * 100, hundred + 1, joined)
        return _mixed(ps, value, end, joined=False)
    return value, end


def _with_tail(ps: Pieces, value: float, end: int, joined: bool) -> tuple[float, int]:
    """Hundreds with what is below a hundred: "two hundred and six"."""
    tied = joined and word(ps, end) == "and" and not _rest(ps, end)
    tail = small(ps, end + 1 if tied else past_hyphen(ps, end))
    alone = tail is None or not 0 < tail[0] < 100 or word(ps, past_hyphen(ps, tail[1])) in ("hundred", "hundreds")
    if tail is None or alone or not (tied or word(ps, end)[:1].isalpha() or word(ps, end) == "-"):
        return value, end
    return value + tail[0], tail[1]


def _mixed(ps: Pieces, value: float, end: int, *, joined: bool) -> tuple[float, int]:
    """A whole number with the part that follows: "2½", "7 3/4", "two and a half", "two point five"."""
    glyph = end < len(ps) and ps[end].raw.isnumeric() and not ps[end].raw[0].isdecimal() and len(ps[end].raw) == 1
    if more := _stroke(ps, end) or (part(ps, end) if glyph else None) or (_rest(ps, end) if joined else None):
        return value + more[0], more[1]
    whole = isinstance(value, int) and word(ps, end) == "point"
    if whole and (tail := _decimals(ps, end + 1)):
        return float(f"{value}.{tail[0]}"), tail[1]
    return value, end


def _decimals(ps: Pieces, at: int) -> tuple[str, int] | None:
    figures, end = "", at
    while word(ps, end)[:1].isalpha() and (found := small(ps, end)):
        figures, end = figures + str(found[0]), found[1]
    return (figures, end) if figures else None


def _times(ps: Pieces, at: int, money: bool) -> tuple[float, int]:
    """What multiplies the group before `at`: scale words, or a short form after digits."""
    value: float = 1
    end = at
    while more := SCALES.get(word(ps, past_hyphen(ps, end)), 0):
        if value * more >= GREATEST:
            break
        value, end = value * more, past_hyphen(ps, end) + 1
    if end == at and (more := short(ps, end, money)):
        return more, end + 1
    return value, end


def _rest(ps: Pieces, at: int) -> tuple[float, int] | None:
    """ "And a half" after a number, perhaps with hyphens, and its end."""
    tie = past_hyphen(ps, at)
    if word(ps, tie) != "and":
        return None
    start = past_hyphen(ps, tie + 1)
    if word(ps, start) in ("a", "an", "one") and (below := PARTS.get(word(ps, past_hyphen(ps, start + 1)))):
        return 1 / below, past_hyphen(ps, start + 1) + 1
    found = part(ps, start)
    return found if found and found[0] < 1 and word(ps, start) != "half" else None


def part(ps: Pieces, at: int) -> tuple[float, int] | None:
    """A part of a whole at `at`, between 0 and 1 as a rule, and its end: "half", "½", "3/4", "two thirds", "a fifth of"."""
    first = word(ps, at)
    if not first:
        return None
    if len(first) == 1 and not first.isdecimal() and first.isnumeric() and unicodedata.numeric(first) < 1:
        return unicodedata.numeric(first), at + 1
    if first == "half":
        return None if word(ps, past_hyphen(ps, at + 1)) in AFTER_HALF else (0.5, at + 1)
    if stroke := _stroke(ps, at):
        return stroke
    over = (1, at + 1) if first in ("a", "an", "quarter") else small(ps, at)
    if over is None:
        return None
    named = at if first == "quarter" else past_hyphen(ps, over[1])
    below, end = PARTS.get(word(ps, named)), named + 1
    if below is None or (over[0] == 1) == word(ps, named).endswith("s"):
        return None
    plain = below == 2 or over[0] > 1 or end >= len(ps) or word(ps, end) in AFTER_PART
    scaled = below == 4 and scale(ps, past_hyphen(ps, end)) is not None
    bare = first == "quarter" and not (scaled or (word(ps, end) == "of" and word(ps, end + 1) == "a"))
    return (over[0] / below, end) if (plain or scaled) and not bare else None


def _stroke(ps: Pieces, at: int) -> tuple[float, int] | None:
    """ "3/4", and not "24/7", "9/11" or a date in three parts."""
    if not (word(ps, at).isdecimal() and word(ps, at + 1) == "/" and word(ps, at + 2).isdecimal()):
        return None
    if max(len(word(ps, at)), len(word(ps, at + 2))) > 2:
        return None
    over, below = int(ps[at].raw), int(ps[at + 2].raw)
    if not 0 < over < below or below not in _STROKES or word(ps, at + 3) == "/" or word(ps, at - 1) == "/":
        return None
    return over / below, at + 3


def small(ps: Pieces, at: int) -> tuple[float, int] | None:
    """A number below a hundred in words, or any in digits, and its end."""
    first = word(ps, at)
    if number := digits(ps, at):
        return number
    if first in TENS:
        end = at + 2 if word(ps, at + 1) == "-" else at + 1
        if (unit := UNITS.get(word(ps, end), 0)) > 0:
            return TENS[first] + unit, end + 1
        return TENS[first], at + 1
    value = UNITS.get(first, TEENS.get(first))
    return None if value is None else (value, at + 1)


def scale(ps: Pieces, at: int) -> tuple[int, int] | None:
    """What the scale words at `at` multiply to, and their end."""
    value, end = 1, at
    while more := SCALES.get(word(ps, end), 100 if word(ps, end) in ("hundred", "hundreds") else 0):
        if value * more >= GREATEST:
            break
        value, end = value * more, end + 1
    return (value, end) if end > at else None
