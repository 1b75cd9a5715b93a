"""Numbers in digits: thousands apart, decimal commas, powers, and the short forms that multiply them ("5k", "3 bn")."""

from __future__ import annotations

from math import inf, log10

from onrecord.read.pieces import Pieces, lexicon, word

_SHORT = lexicon("numbers")["short"]
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
GREATEST = 1e30
"""From here on digits are no amount but a code, and floats end."""
_LONGEST = 40
"""Characters of a number; what is longer is not converted."""


def digits(ps: Pieces, at: int) -> tuple[float, int] | None:
    """The number in digits at `at`, with its power ("1.3x10^6"), and its end; None for a word or a sign."""
    first = word(ps, at)
    if not (first[:1].isdecimal() or (first[:1] == "." and len(first) > 1)) or len(first) > _LONGEST:
        return None
    value, end = _spaced(ps, at)
    if not value < GREATEST:
        return None
    ten = end + 1 if word(ps, end) in ("x", "×", "*") and word(ps, end + 1) == "10" else at
    power = _power(ps, ten + 1)
    if power is None or (ten == at and end > at + 1):
        return value, end
    exponent, after = power
    raised = value * 10.0**exponent if ten > at else _raised(value, exponent)
    return (raised, after) if raised < GREATEST else (value, end)


def _raised(base: float, exponent: int) -> float:
    """A power, or infinity where it is none or beyond every amount."""
    if not base or log10(base) * exponent > log10(GREATEST):
        return inf
    return float(base) ** exponent


def _power(ps: Pieces, at: int) -> tuple[int, int] | None:
    """The exponent at `at` and its end: "^6", "^-2", or raised digits after a ten."""
    raised = word(ps, at).translate(_RAISED)
    if word(ps, at - 1) == "10" and raised != word(ps, at) and ps[at].glued and raised.lstrip("+-").isdecimal():
        return int(raised), at + 1
    if word(ps, at) != "^":
        return None
    signed = at + 1 + (word(ps, at + 1) in ("-", "+"))
    if not word(ps, signed).isdecimal() or len(word(ps, signed)) > 2:
        return None
    exponent = int(word(ps, signed))
    return (-exponent if word(ps, signed - 1) == "-" else exponent), signed + 1


def _spaced(ps: Pieces, at: int) -> tuple[float, int]:
    """Digits, their thousands perhaps set apart by blanks: "1 414 021"."""
    raw, end = _plain(ps[at].raw), at + 1
    if len(raw) <= 3 and raw.isdecimal() and all(_triple(ps, at + n) for n in (1, 2)):
        while end < len(ps) and _triple(ps, end):
            raw, end = raw + ps[end].raw, end + 1
    return (int(raw) if raw.isdecimal() else float(raw)), end


def _plain(raw: str) -> str:
    """Digits as Python reads them: commas between thousands go, a decimal comma ("1,3", "1.111,11") becomes a point."""
    whole, comma, part = raw.rpartition(",")
    if comma and len(part) < 3:
        return f"{whole.replace('.', '')}.{part}"
    return raw.replace(",", "")


def _triple(ps: Pieces, at: int) -> bool:
    if not 0 <= at < len(ps) or ps[at].glued:
        return False
    whole = ps[at].raw.split(".")[0]
    return len(whole) == 3 and whole.isdecimal()


def _many(noun: str) -> bool:
    """Whether `noun` is a plural that millions are counted of: "5m people", "20m tonnes", and not "the 400m hurdles"."""
    plural = noun in _SHORT["counted"]["people"] or (len(noun) > 3 and noun.endswith("s") and noun.isalpha())
    return plural and noun not in _SHORT["counted"]["races"]


def short(ps: Pieces, at: int, money: bool) -> int:
    """What the short form at `at` multiplies the digits before it with, 0 for none; `money` makes "m" a million."""
    if not 0 < at < len(ps) or not ps[at - 1].raw[0].isdecimal():
        return 0
    piece, before = ps[at], ps[at - 1].raw
    if piece.raw in _SHORT["glued"] and (piece.glued or "." in before) and not (piece.raw == "G" and len(before) == 1):
        return int(_SHORT["glued"][piece.raw])
    if piece.raw == "m" and piece.glued and word(ps, at - 2) not in ("a", "the") and _many(word(ps, at + 1)):
        return int(_SHORT["money"]["m"])
    return int(_SHORT["always"].get(piece.word, _SHORT["money"].get(piece.word, 0) if money else 0))
