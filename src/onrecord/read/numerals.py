"""Numbers in digits and in words: which number begins at a place of a sentence, and where it ends."""

from __future__ import annotations

import unicodedata
from math import inf
from typing import NamedTuple

from onrecord.read.pieces import Piece, Pieces, lexicon, past_hyphen, word


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
_UNITS, _TEENS, _TENS = _NUMBERS["units"], _NUMBERS["teens"], _NUMBERS["tens"]
_SCALES: dict[str, int] = {form: n for word, n in _NUMBERS["scales"].items() for form in (word, word + "s")}
_ALONE = {"hundred": 100, **_NUMBERS["scales"]}
_SHORT = _NUMBERS["short"]
_VAGUE, _PARTS = _NUMBERS["vague"], _NUMBERS["parts"]
_FEW = frozenset(_NUMBERS["words"]["few"])
_WHOLES = frozenset(_NUMBERS["words"]["wholes"])
_STROKES = frozenset(_NUMBERS["words"]["strokes"])
_NO_WHOLE = frozenset(_NUMBERS["words"]["no_whole"])
_AFTER_PART = frozenset(_NUMBERS["words"]["after_part"])

WORDS = frozenset({*_UNITS, *_TEENS, *_TENS, *_ALONE, *_VAGUE, "half", "a", "an", "several", "few", "couple", "quarter", "many"})
"""The words that can begin a number, in small letters."""


def numeral(ps: Pieces, at: int, *, joined: bool = True, money: bool = False) -> Numeral | None:
    """The longest number that begins at `at`, or None; `joined` lets "and" tie its parts, `money` makes "5m" five million."""
    if not starts(ps, at):
        return None
    return _vague(ps, at) or _portion(ps, at) or _share(ps, at) or _exact(ps, at, joined, money)


def starts(ps: Pieces, at: int) -> bool:
    """Whether a number may begin at `at`."""
    first = word(ps, at)
    return first in WORDS or first[:1].isnumeric() or (len(first) > 1 and first[0] == ".")


def _vague(ps: Pieces, at: int) -> Numeral | None:
    """ "Dozens", "tens of thousands", "several million", "a few hundred", "a couple of"."""
    first = at + 1 if word(ps, at) == "a" else at
    if word(ps, first) in _FEW and (scale := _scale(ps, past_hyphen(ps, first + 1))):
        return Numeral(2 * scale[0], scale[1], scale[0], vague=True, approximate=True)
    if word(ps, first) == "couple" and (first > at or word(ps, first + 1) == "of"):
        end = first + 2 if word(ps, first + 1) == "of" else first + 1
        times, end = _scale(ps, end) or (1, end)
        return Numeral(2 * times, end, times, approximate=True)
    return _plural(ps, at)


def _plural(ps: Pieces, at: int) -> Numeral | None:
    if (low := _VAGUE.get(word(ps, at))) is None:
        return None
    if word(ps, at) in ("tens", "scores") and word(ps, at + 1) != "of":
        return None
    end = at + 1
    while word(ps, end) == "of" and (more := _SCALES.get(word(ps, end + 1), 100 if word(ps, end + 1) == "hundreds" else 0)):
        low, end = low // 2 * 2 * more if word(ps, end - 1) != "tens" else 20 * more, end + 2
    return Numeral(low, end, low / 2, vague=True, approximate=True)


def _scale(ps: Pieces, at: int) -> tuple[int, int] | None:
    """What the scale words at `at` multiply to, and their end."""
    value, end = 1, at
    while more := _SCALES.get(word(ps, end), 100 if word(ps, end) in ("hundred", "hundreds") else 0):
        value, end = value * more, end + 1
    return (value, end) if end > at else None


def _portion(ps: Pieces, at: int) -> Numeral | None:
    """ "One in five", "nine out of ten", and not "five in ten days" or "one in 2004"."""
    part = _small(ps, at)
    if part is None or not 0 < part[0] < 10 or (end := _over(ps, part[1])) is None:
        return None
    whole = _small(ps, end) or _exact(ps, end, False, False)
    if whole is None or whole[0] <= part[0] or word(ps, whole[1]) in _NO_WHOLE:
        return None
    known = whole[0] in _WHOLES or (part[0] == 1 and whole[0] < 1000)
    return Numeral(part[0] / whole[0], whole[1], share=True) if known else None


def _over(ps: Pieces, at: int) -> int | None:
    """The place after "in", "in every" or "out of", where a whole must begin."""
    for words in (("out", "of", "every"), ("out", "of"), ("in", "every"), ("in",), ("over",)):
        if tuple(word(ps, at + n) for n in range(len(words))) == words and at + len(words) < len(ps):
            return at + len(words)
    return None


def _share(ps: Pieces, at: int) -> Numeral | None:
    """ "Half", "a third of", "two-thirds", "3/4", "½", and multiplied: "half a million"."""
    part = _part(ps, at)
    if part is None:
        return None
    value, end = part
    scaled = past_hyphen(ps, end)
    if word(ps, scaled) == "of":
        scaled += 1
    if word(ps, scaled) == "a":
        scaled += 1
    if scale := _scale(ps, scaled):
        return Numeral(value * scale[0], scale[1], scale[0])
    return Numeral(value, end, share=True)


def _part(ps: Pieces, at: int) -> tuple[float, int] | None:
    first = word(ps, at)
    if not first:
        return None
    if len(first) == 1 and not first.isdecimal() and first.isnumeric():
        return unicodedata.numeric(first), at + 1
    if first == "half":
        return 0.5, at + 1
    if stroke := _stroke(ps, at):
        return stroke
    over = (1, at + 1) if first in ("a", "an", "quarter") else _small(ps, at)
    if over is None:
        return None
    named = at if first == "quarter" else past_hyphen(ps, over[1])
    below = _PARTS.get(word(ps, named))
    if below is None or (over[0] == 1) == word(ps, named).endswith("s"):
        return None
    plain = below == 2 or over[0] > 1 or named + 1 >= len(ps) or word(ps, named + 1) in _AFTER_PART
    scaled = below == 4 and _scale(ps, past_hyphen(ps, named + 1)) is not None
    bare = first == "quarter" and not (scaled or (word(ps, named + 1) == "of" and word(ps, named + 2) == "a"))
    return (over[0] / below, named + 1) if (plain or scaled) and not bare else None


def _stroke(ps: Pieces, at: int) -> tuple[float, int] | None:
    """ "3/4", and not "24/7", "9/11" or a date in three parts."""
    if not (word(ps, at).isdecimal() and word(ps, at + 1) == "/" and word(ps, at + 2).isdecimal()):
        return None
    over, below = int(ps[at].raw), int(ps[at + 2].raw)
    if not 0 < over < below or below not in _STROKES or word(ps, at + 3) == "/" or word(ps, at - 1) == "/":
        return None
    return over / below, at + 3


def _small(ps: Pieces, at: int) -> tuple[float, int] | None:
    """A number below a hundred in words, or any in digits, and its end."""
    first = word(ps, at)
    if first[:1].isdecimal() or (first[:1] == "." and len(first) > 1):
        return _spaced(ps, at)
    if first in _TENS:
        end = past_hyphen(ps, at + 1)
        if (unit := _UNITS.get(word(ps, end), 0)) > 0:
            return _TENS[first] + unit, end + 1
        return _TENS[first], at + 1
    value = _UNITS.get(first, _TEENS.get(first))
    return None if value is None else (value, at + 1)


def _spaced(ps: Pieces, at: int) -> tuple[float, int]:
    """Digits, their thousands perhaps set apart by blanks: "1 414 021"."""
    raw, end = ps[at].raw.replace(",", ""), at + 1
    if len(raw) <= 3 and raw.isdecimal() and all(_triple(ps, at + n) for n in (1, 2)):
        while end < len(ps) and _triple(ps, end):
            raw, end = raw + ps[end].raw, end + 1
    return (int(raw) if raw.isdecimal() else float(raw)), end


def _triple(ps: Pieces, at: int) -> bool:
    return 0 <= at < len(ps) and not ps[at].glued and len(ps[at].raw.split(".")[0]) == 3 and ps[at].raw[0].isdecimal()


def _exact(ps: Pieces, at: int, joined: bool, money: bool) -> Numeral | None:
    """Groups of numbers below a thousand with falling scales: "two million three hundred thousand and six"."""
    total: float = 0
    end, ceiling, scale = at, inf, 1.0
    while ceiling > 1 and (group := _group(ps, end, end == at, joined)):
        value, after = group
        times, after = _times(ps, after, money)
        if ceiling < inf and (value * times >= ceiling or not _follows(ps, end, times)):
            break
        total, end, ceiling = total + value * times, after, times
        scale = max(scale, times)
    if end == at:
        return None
    if joined and (rest := _rest(ps, end)):
        times, after = _times(ps, rest[1], False)
        total, end = total + rest[0] * (times if times > 1 else ceiling), after
    return Numeral(total, end, scale, digits=not ps[at].raw[0].isalpha())


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
    small = (1, one) if first and word(ps, one) in _ALONE else _small(ps, at)
    if small is None or (not first and word(ps, small[1]) == "/"):
        return None
    value, end = _mixed(ps, small[0], small[1], joined=joined)
    hundred = past_hyphen(ps, end)
    if word(ps, hundred) in ("hundred", "hundreds"):
        value, end = _with_tail(ps, value * 100, hundred + 1, joined)
        return _mixed(ps, value, end, joined=False)
    return value, end


def _with_tail(ps: Pieces, value: float, end: int, joined: bool) -> tuple[float, int]:
    """Hundreds with what is below a hundred: "two hundred and six"."""
    tied = joined and word(ps, end) == "and" and not _rest(ps, end)
    tail = _small(ps, end + 1 if tied else past_hyphen(ps, end))
    alone = tail is None or tail[0] >= 100 or word(ps, past_hyphen(ps, tail[1])) in ("hundred", "hundreds")
    if tail is None or alone or not (tied or word(ps, end)[:1].isalpha() or word(ps, end) == "-"):
        return value, end
    return value + tail[0], tail[1]


def _mixed(ps: Pieces, value: float, end: int, *, joined: bool) -> tuple[float, int]:
    """A whole number with the part that follows: "2½", "7 3/4", "two and a half", "two point five"."""
    glyph = end < len(ps) and ps[end].raw.isnumeric() and not ps[end].raw[0].isdecimal() and len(ps[end].raw) == 1
    if part := _stroke(ps, end) or (_part(ps, end) if glyph else None) or (_rest(ps, end) if joined else None):
        return value + part[0], part[1]
    if word(ps, end) == "point" and (tail := _decimals(ps, end + 1)):
        return float(f"{value}.{tail[0]}"), tail[1]
    return value, end


def _decimals(ps: Pieces, at: int) -> tuple[str, int] | None:
    figures, end = "", at
    while word(ps, end)[:1].isalpha() and (small := _small(ps, end)):
        figures, end = figures + str(small[0]), small[1]
    return (figures, end) if figures else None


def _times(ps: Pieces, at: int, money: bool) -> tuple[float, int]:
    """What multiplies the group before `at`: scale words, or a short form after digits."""
    value: float = 1
    end = at
    while more := _SCALES.get(word(ps, past_hyphen(ps, end)), 0):
        value, end = value * more, past_hyphen(ps, end) + 1
    if end == at and word(ps, end) and ps[end - 1].raw[0].isdecimal() and (short := _short(ps[end], money)):
        return short, end + 1
    return value, end


def _short(piece: Piece, money: bool) -> int:
    if piece.glued and (piece.raw in _SHORT["glued"] or piece.word == "k"):
        return int(_SHORT["glued"].get(piece.raw, 1000))
    return int(_SHORT["always"].get(piece.word, _SHORT["money"].get(piece.word, 0) if money else 0))


def _rest(ps: Pieces, at: int) -> tuple[float, int] | None:
    """ "And a half" after a number, perhaps with hyphens, and its end."""
    tie = past_hyphen(ps, at)
    if word(ps, tie) != "and":
        return None
    start = past_hyphen(ps, tie + 1)
    if word(ps, start) in ("a", "an", "one") and (below := _PARTS.get(word(ps, past_hyphen(ps, start + 1)))):
        return 1 / below, past_hyphen(ps, start + 1) + 1
    part = _part(ps, start)
    return part if part and part[0] < 1 and word(ps, start) != "half" else None
