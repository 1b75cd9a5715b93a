"""Numbers that say when: years, days of a month, clock times, and lengths of time that locate."""

from __future__ import annotations

from onrecord.read.amounts import Amount, bare
from onrecord.read.pieces import DASHES, Pieces, lexicon, plural, word

_SETS = {name: frozenset(words) for name, words in lexicon("numbering").items()}
_YEARS = range(1400, 2101)
_RECENT = range(1900, 2036)
"""In these any bare number is a year, whatever stands beside it."""


def year(ps: Pieces, amount: Amount) -> bool:
    """Whether a number is a year: "in 1987", "1995-2001", "198 AD"."""
    ends = [p.raw for p in ps[amount.core : amount.last : 2]]
    if amount.unit is None and len(ends) == 2 and all(raw.isdecimal() and int(raw) in _YEARS for raw in ends):
        return True
    raw, before, after = bare(ps, amount), word(ps, amount.core - 1), word(ps, amount.last)
    if raw and after in _SETS["eras"]:
        return True
    if len(raw) != 4 or int(raw) not in _YEARS or amount.first != amount.core:
        return False
    told = before in _SETS["before_year"] or before in _SETS["months"] or before.isdecimal()
    return told or not after.isalpha() or int(raw) in _RECENT


def date(ps: Pieces, amount: Amount) -> bool:
    """Whether a number is a day of a month: "9 September", "Sept 9", "July 17-23"."""
    day = amount.high
    if amount.unit is not None or day is None or not 1 <= day <= 31 or not ps[amount.core].raw[0].isdecimal():
        return False
    if not all(p.raw.isdecimal() or p.word in DASHES or p.word in ("to", "and") for p in ps[amount.core : amount.last]):
        return False
    return word(ps, _past_days(ps, amount.first - 1)) in _SETS["months"] or _month(ps, amount.last)


def _past_days(ps: Pieces, at: int) -> int:
    """The place before the days that end at `at`: in "Sept. 9, 11 and" that of the month."""
    while word(ps, at) in (".", ",", "-", "–", "and"):
        if word(ps, at - 1).isdecimal():
            at -= 2
        elif word(ps, at - 1) in _SETS["months"]:
            at -= 1
        else:
            break
    return at


def _month(ps: Pieces, at: int) -> bool:
    """Whether a month stands at `at`, or after "of" or a dash there; the words "may" and "march" need a capital."""
    at += word(ps, at) == "of" or word(ps, at) in DASHES
    return word(ps, at) in _SETS["months"] and (word(ps, at) not in ("may", "march") or not ps[at].raw.islower())


MINUTES = (5, 10, 20, 25)
"""Minutes that are told with "past" and "to"."""


NEAR = 8
"""Pieces before "at" in which a count and the verb that puts it stand."""


def clock(ps: Pieces, amount: Amount) -> bool:
    """Whether a number is a clock time: "7 p.m.", "five o'clock", "at 0740", "half past ten", "until eight this evening"."""
    after, next_ = word(ps, amount.last), word(ps, amount.last + 1)
    if after in ("to", "past") and (word(ps, amount.last - 1) in ("half", "quarter") or amount.unit == "minute"):
        return next_ in _SETS["hours"]
    if amount.unit not in (None, "hour"):
        return False
    if (after, next_) in (("at", "night"), ("local", "time")) or (after in _SETS["clock"] and after != "local"):
        return True
    if after in ("a", "p", "o") and next_ in (".", "m", "'", "’"):
        return True
    return amount.unit is None and (_minutes(ps, amount) or _spoken(ps, amount) or _on_clock(ps, amount))


def _minutes(ps: Pieces, amount: Amount) -> bool:
    """The minutes or the hour of "at five past two", "by ten to nine"."""
    middle, before = word(ps, amount.last), word(ps, amount.first - 1)
    if middle in ("to", "past") and word(ps, amount.last + 1) in _SETS["hours"]:
        return amount.low in MINUTES and (middle == "past" or before in _SETS["before_minutes"])
    if before not in ("to", "past") or word(ps, amount.core) not in _SETS["hours"]:
        return False
    spoken = word(ps, amount.first - 2) in _SETS["minutes"]
    return spoken and (before == "past" or word(ps, amount.first - 3) in _SETS["before_minutes"])


def _spoken(ps: Pieces, amount: Amount) -> bool:
    """An hour in words or with a point where a clause ends: "until eight,", "between six and eight", "at 7.30"."""
    raw, after = ps[amount.core].raw, word(ps, amount.last)
    hour = word(ps, amount.core) in _SETS["hours"] and raw != "half"
    if not (hour or len(raw.partition(".")[2]) == 2) or (after and after not in _SETS["clock_ends"]):
        return False
    before, earlier = word(ps, amount.core - 1), word(ps, amount.core - 2)
    if before == "at" and _put(ps, amount.core - 1):
        return False
    if before == "and":
        return earlier in _SETS["before_hour"]
    return before in _SETS["before_hour"] or (before in ("past", "to") and earlier in _SETS["clock_parts"])


def _put(ps: Pieces, at: int) -> bool:
    """Whether "at" gives a figure for a count: "put the number of dead at seven", "the toll stood at nine"."""
    words = [p.word for p in ps[max(0, at - NEAR) : at]]
    return not (_SETS["putting"].isdisjoint(words) or _SETS["counts"].isdisjoint(words))


def _on_clock(ps: Pieces, amount: Amount) -> bool:
    """Four digits of a clock: "0740", "at 1100", and not "at 1100 centres"."""
    raw = bare(ps, amount)
    if len(raw) != 4 or raw[0] not in "012" or int(raw[2:]) >= 60 or plural(ps, amount.last):
        return False
    return raw[0] == "0" or word(ps, amount.core - 1) in _SETS["before_clock"]


def located(ps: Pieces, amount: Amount) -> bool:
    """Whether a length of time tells when: "three years ago", "24 hours later", "the first three months of this year"."""
    if amount.kind != "time":
        return False
    before, after, next_ = word(ps, amount.first - 1), word(ps, amount.last), word(ps, amount.last + 1)
    if before == "first" and (next_.isdecimal() or (after == "of" and next_ in ("this", "last", "next"))):
        return True
    if after in _SETS["locating"] or (after, next_) == ("from", "now"):
        return True
    return after in _SETS["perhaps_locating"] and before not in _SETS["lasting"]
