"""Numbers: which one begins at a place of a sentence, exact, vague or a part of a whole, and where it ends."""

from __future__ import annotations

from onrecord.read.cardinals import (
    AFTER_PART,
    ALONE,
    ORDINALS,
    PARTS,
    SCALES,
    TEENS,
    TENS,
    UNITS,
    Numeral,
    cardinal,
    part,
    scale,
    small,
)
from onrecord.read.pieces import Pieces, lexicon, past_hyphen, word

_NUMBERS = lexicon("numbers")
_VAGUE = _NUMBERS["vague"]
_FEW = frozenset(_NUMBERS["words"]["few"])
_WHOLES = frozenset(_NUMBERS["words"]["wholes"])
_NO_WHOLE = frozenset(_NUMBERS["words"]["no_whole"])
_YEARS = (1800, 2100)
"""What follows "over" may be a year: "200 over 2019" is no fraction."""

_WORDS = frozenset({*UNITS, *TEENS, *TENS, *ALONE, *_VAGUE, "half", "a", "an", "several", "few", "couple", "quarter", "many"})
"""The words that can begin a number, in small letters."""


def numeral(ps: Pieces, at: int, *, joined: bool = True, money: bool = False) -> Numeral | None:
    """The longest number that begins at `at`, or None; `joined` lets "and" tie its parts, `money` makes "5m" five million."""
    if not starts(ps, at):
        return None
    return _vague(ps, at) or _portion(ps, at) or _share(ps, at) or _divided(ps, cardinal(ps, at, joined, money))


def starts(ps: Pieces, at: int) -> bool:
    """Whether a number may begin at `at`."""
    first = word(ps, at)
    return first in _WORDS or first[:1].isnumeric() or (len(first) > 1 and first[0] == ".")


def _vague(ps: Pieces, at: int) -> Numeral | None:
    """ "Dozens", "tens of thousands", "several million", "a few hundred", "a couple of"."""
    first = at + 1 if word(ps, at) == "a" else at
    if word(ps, first) in _FEW and (more := scale(ps, past_hyphen(ps, first + 1))):
        return Numeral(2 * more[0], more[1], more[0], vague=True, approximate=True)
    if word(ps, first) == "couple" and (first > at or word(ps, first + 1) == "of"):
        end = first + 2 if word(ps, first + 1) == "of" else first + 1
        times, end = scale(ps, end) or (1, end)
        return Numeral(2 * times, end, times, approximate=True)
    return _plural(ps, at)


def _plural(ps: Pieces, at: int) -> Numeral | None:
    if (low := _VAGUE.get(word(ps, at))) is None:
        return None
    if word(ps, at) in ("tens", "scores") and word(ps, at + 1) != "of":
        return None
    end = at + 1
    while word(ps, end) == "of" and (more := SCALES.get(word(ps, end + 1), 100 if word(ps, end + 1) == "hundreds" else 0)):
        low, end = low // 2 * 2 * more if word(ps, end - 1) != "tens" else 20 * more, end + 2
    return Numeral(low, end, low / 2, vague=True, approximate=True)


def _portion(ps: Pieces, at: int) -> Numeral | None:
    """ "One in five", "nine out of ten", and not "five in ten days" or "one in 2004"."""
    some = small(ps, at)
    if some is None or not 0 < some[0] < 10 or (end := _over(ps, some[1])) is None:
        return None
    whole = cardinal(ps, end, False, False)
    if whole is None or whole.low <= some[0] or word(ps, whole.end) in _NO_WHOLE:
        return None
    known = whole.low in _WHOLES or (some[0] == 1 and whole.low < 1000)
    return Numeral(some[0] / whole.low, whole.end, share=True) if known else None


def _over(ps: Pieces, at: int) -> int | None:
    """The place after "in", "in every" or "out of", where a whole must begin."""
    for words in (("out", "of", "every"), ("out", "of"), ("in", "every"), ("in",)):
        start = past_hyphen(ps, at)
        if tuple(word(ps, start + n) for n in range(len(words))) == words and start + len(words) < len(ps):
            return past_hyphen(ps, start + len(words)) if start > at else start + len(words)
    return None


def _share(ps: Pieces, at: int) -> Numeral | None:
    """ "Half", "a third of", "two-thirds", "3/4", "½", and multiplied: "half a million"."""
    found = _composite(ps, at) or part(ps, at)
    if found is None:
        return None
    value, end = found
    scaled = past_hyphen(ps, end)
    if word(ps, scaled) == "of":
        scaled += 1
    if word(ps, scaled) == "a":
        scaled += 1
    if more := scale(ps, scaled):
        return Numeral(value * more[0], more[1], more[0])
    return Numeral(value, end, share=True)


def _composite(ps: Pieces, at: int) -> tuple[float, int] | None:
    """A part whose denominator has several words: "one twenty-fifth", "three twenty-firsts"."""
    over = (1, at + 1) if word(ps, at) in ("a", "an") else small(ps, at)
    named = _ordinal(ps, past_hyphen(ps, over[1])) if over else None
    if over is None or named is None or (over[0] == 1) == word(ps, named[1] - 1).endswith("s"):
        return None
    closed = over[0] > 1 or named[1] >= len(ps) or word(ps, named[1]) in AFTER_PART
    return (over[0] / named[0], named[1]) if closed else None


def _ordinal(ps: Pieces, at: int) -> tuple[int, int] | None:
    """An ordinal of several words and its end: "twenty-fifths", "one hundred and fifth"."""
    if word(ps, at) not in TENS and word(ps, at) not in UNITS:
        return None
    tens = TENS.get(word(ps, at))
    end = past_hyphen(ps, at + 1)
    if tens is None and (whole := cardinal(ps, at, False, False)) and whole.low % 100 == 0:
        tens, end = whole.low, whole.end + (word(ps, whole.end) == "and")
    named = ORDINALS.get(word(ps, end), 0)
    return (int(tens) + named, end + 1) if tens and 0 < named < 10 else None


def _divided(ps: Pieces, number: Numeral | None) -> Numeral | None:
    """A number with the denominator after it: "one hundred thirty-two fifths", "2000 over 3"; None for "twenty-first"."""
    if number is None:
        return None
    named = past_hyphen(ps, number.end)
    below = PARTS.get(word(ps, named), 0)
    if below and number.low > 1 and word(ps, named).endswith("s"):
        return Numeral(number.low / below, named + 1, share=True)
    if word(ps, number.end - 1) in TENS and word(ps, named) in ORDINALS:
        return None
    whole = cardinal(ps, named + 1, True, False) if word(ps, named) == "over" and named + 1 < len(ps) else None
    closed = whole is not None and (whole.end == len(ps) or word(ps, whole.end) in (".", "?", "!"))
    if whole is None or not closed or not whole.low or _YEARS[0] <= whole.low <= _YEARS[1]:
        return number
    return Numeral(number.low / whole.low, whole.end, share=True)
