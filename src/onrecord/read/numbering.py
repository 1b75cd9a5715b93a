"""Numbers that are no figures: dates, clock times, ages that tell who someone is, names, telephone numbers, addresses."""

from __future__ import annotations

from onrecord.read.amounts import Amount
from onrecord.read.pieces import Pieces, lexicon, word

_LEXICON = lexicon("numbering")
_SETS = {name: frozenset(words) for name, words in _LEXICON.items()}
_MONTHS, _CLOCK = _SETS["months"], _SETS["clock"]
_DASHES = frozenset("-–—‑/")


def numbering(ps: Pieces, amount: Amount) -> bool:
    """Whether the number of `amount` is no figure, as far as the words beside it tell."""
    return any(
        test(ps, amount) for test in (_one, _glued, _code, _times_as, _year, _date, _clock, _located, _age, _named, _addressed)
    )


def _one(ps: Pieces, amount: Amount) -> bool:
    """ "One" as a pronoun or an article, and "a week" where nothing says that it is a measured length."""
    if amount.low != amount.high or amount.low is None or amount.first != amount.core:
        return False
    if word(ps, amount.core) in ("a", "an") and ps[amount.last - 1].word not in ("half", "quarter"):
        return _measureless(ps, amount)
    alone = word(ps, amount.core) == "one" and amount.unit is None and amount.last == amount.core + 1
    return alone and (word(ps, amount.last) in _SETS["one_nots"] or word(ps, amount.core - 1) in _SETS["before_one_nots"])


def _measureless(ps: Pieces, amount: Amount) -> bool:
    named = amount.kind in ("time", "measure", "scale") and word(ps, amount.core + 1) not in (
        "single",
        "full",
        "whole",
        "half",
        "quarter",
    )
    of = word(ps, amount.last) == "of" and amount.kind in ("measure", "time")
    return named and not amount.approximate and not of and word(ps, amount.core - 1) not in _SETS["lasting"]


def _glued(ps: Pieces, amount: Amount) -> bool:
    """ "F-16", "COVID-19", "H5N1", "1990s", "21st", "3D", "555-0142", "9/11", "2009-10", "1.2.3"."""
    return _tied_before(ps, amount) or _tied_after(ps, amount)


def _tied_before(ps: Pieces, amount: Amount) -> bool:
    core, before = ps[amount.core], word(ps, amount.core - 1)
    if not core.raw[0].isdecimal() or not core.glued or amount.first != amount.core:
        return False
    if before.isalpha() or before in _SETS["ties"]:
        return True
    if before == "/" or (before in _DASHES and ps[amount.core - 1].glued):
        earlier = word(ps, amount.core - 2)
        season = earlier.isdecimal() and len(earlier) == 4 and len(core.raw) == 2
        return before == "/" or earlier.isalpha() or season or (earlier.isdecimal() and _telephone(ps, amount.core, -2))
    return False


def _tied_after(ps: Pieces, amount: Amount) -> bool:
    last = amount.last
    if word(ps, last) in ("-", "‑") and word(ps, last + 1) == "time":
        return True
    if last >= len(ps) or not ps[last].glued or not ps[last - 1].raw[0].isdecimal():
        return False
    after = ps[last]
    tight = last + 1 < len(ps) and ps[last + 1].glued
    if after.raw[0].isalnum() or (after.raw in _SETS["ties"] and tight):
        return True
    return tight and (
        after.raw == "/" or (after.raw in _DASHES and word(ps, last + 1).isdecimal() and _telephone(ps, last + 1, 1))
    )


def _telephone(ps: Pieces, at: int, step: int) -> bool:
    """Whether the digits at `at` are the end of a telephone number, or go on with a hyphen."""
    return len(word(ps, at)) >= 4 or word(ps, at + step) in _DASHES or (word(ps, at - step) in _DASHES and len(word(ps, at)) == 3)


def _code(ps: Pieces, amount: Amount) -> bool:
    """ "020 8583 5555", "(800) 555-0142", "12208114"."""
    digits = [p.raw for p in ps[amount.core : amount.last] if p.raw.isdecimal()]
    if amount.unit is not None or not digits or len(digits) > 2:
        return False
    if (len(digits[0]) > 1 and digits[0][0] == "0") or (len(digits[0]) >= 6 and _listed(ps, amount)):
        return True
    if len(digits) == 2 and len(digits[0]) == 3 and len(digits[1]) == 4:
        return True
    before, after = word(ps, amount.core - 1), amount.last + (word(ps, amount.last) in (")", "-"))
    spoken = after > amount.last and before == "(" and len(digits[0]) >= 3 and word(ps, after)[:1].isdecimal()
    follows = word(ps, amount.core - 1 - (before in (")", "-"))).isdecimal() and len(digits[0]) >= 4
    return spoken or follows or (len(digits) == 1 and digits[0] in _SETS["emergency"] and _called(ps, amount))


def _called(ps: Pieces, amount: Amount) -> bool:
    """Whether a call is spoken of right beside a number: "called 911", "a 911 operator"."""
    return word(ps, amount.core - 1) in _SETS["calling"] or word(ps, amount.last) in _SETS["calling"]


def _bare(ps: Pieces, amount: Amount) -> str:
    """The digits of a number without bound, unit or comma; nothing for another."""
    bare = amount.unit is None and amount.last == amount.core + 1
    return ps[amount.core].raw if bare and ps[amount.core].raw.isdecimal() else ""


def _year(ps: Pieces, amount: Amount) -> bool:
    numbers = ps[amount.core : amount.last : 2]
    if amount.unit is None and len(numbers) == 2 and all(p.raw.isdecimal() and 1400 <= int(p.raw) <= 2100 for p in numbers):
        return True
    raw = _bare(ps, amount)
    if raw and word(ps, amount.last) in _SETS["eras"]:
        return True
    if len(raw) != 4 or not 1400 <= int(raw) <= 2100:
        return False
    before, after = word(ps, amount.core - 1), word(ps, amount.last)
    return amount.first == amount.core and (
        before in _SETS["before_year"]
        or before in _MONTHS
        or not after.isalpha()
        or before.isdecimal()
        or 1900 <= int(raw) <= 2035
    )


def _date(ps: Pieces, amount: Amount) -> bool:
    """A day of a month: "9 September", "Sept 9", "July 17-23"."""
    value = amount.high
    if amount.unit is not None or value is None or not 1 <= value <= 31 or not ps[amount.core].raw[0].isdecimal():
        return False
    if not all(p.raw.isdecimal() or p.word in _DASHES or p.word in ("to", "and") for p in ps[amount.core : amount.last]):
        return False
    before = amount.first - 1
    while word(ps, before) in (".", ",", "-", "–", "and") and (
        word(ps, before - 1).isdecimal() or word(ps, before - 1) in _MONTHS
    ):
        before -= 1 + word(ps, before - 1).isdecimal()
    after = amount.last + (word(ps, amount.last) in _DASHES or word(ps, amount.last) == "of")
    return (
        word(ps, before) in _MONTHS
        or (word(ps, after) in _MONTHS and word(ps, after) not in ("may", "march"))
        or (word(ps, after) in _MONTHS and ps[after].raw != ps[after].word)
    )


def _clock(ps: Pieces, amount: Amount) -> bool:
    """ "7 p.m.", "five o'clock", "at 0740", "half past ten", "until eight this evening"."""
    after = word(ps, amount.last)
    if after in ("to", "past") and (word(ps, amount.last - 1) in ("half", "quarter") or amount.unit == "minute"):
        return word(ps, amount.last + 1) in _SETS["hours"]
    if amount.unit is not None and amount.unit != "hour":
        return False
    if after == "at" and word(ps, amount.last + 1) == "night":
        return True
    if after in _CLOCK or (after in ("a", "p", "o") and word(ps, amount.last + 1) in (".", "m", "'", "’")):
        return after != "local" or word(ps, amount.last + 1) == "time"
    raw, before = ps[amount.core].raw, word(ps, amount.core - 1)
    if raw.isalpha() or "." in raw:
        hour = word(ps, amount.core) in _SETS["hours"] or ("." in raw and len(raw.partition(".")[2]) == 2)
        before = word(ps, amount.core - 2) if before == "and" else before
        told = before in _SETS["before_hour"] or (before in ("past", "to") and word(ps, amount.core - 2) in _SETS["clock_parts"])
        return hour and told and amount.unit is None and (not after or after in _SETS["clock_ends"]) and raw != "half"
    raw = _bare(ps, amount)
    on_hour = len(raw) == 4 and raw[0] in "012" and int(raw[2:]) < 60
    return on_hour and (raw[0] == "0" or before in _SETS["before_clock"]) and not _noun_after(ps, amount)


def _noun_after(ps: Pieces, amount: Amount) -> bool:
    return word(ps, amount.last).endswith("s") or word(ps, amount.last) in ("people", "men", "women", "children")


def _located(ps: Pieces, amount: Amount) -> bool:
    """ "Three years ago", "24 hours later"."""
    if amount.kind != "time":
        return False
    after, before = word(ps, amount.last), word(ps, amount.first - 1)
    if (before == "first" and after == "of" and word(ps, amount.last + 1) in ("this", "last", "next")) or (
        before == "first" and word(ps, amount.last + 1).isdecimal()
    ):
        return True
    if after in _SETS["locating"] or (after == "from" and word(ps, amount.last + 1) == "now"):
        return True
    return after in _SETS["perhaps_locating"] and before not in _SETS["lasting"]


def _age(ps: Pieces, amount: Amount) -> bool:
    """ "Smith, 42,", "aged 18", "a 12-year-old", "children under five", "she was 62"."""
    after = word(ps, amount.last)
    if amount.unit in ("year", "month", "week", "day"):
        tied = after in ("-", "‑") and word(ps, amount.last + 1) in ("old", "olds")
        of_age = after == "of" and word(ps, amount.last + 1) == "age"
        return tied or of_age or (after in ("old", "olds") and amount.low == amount.high and _person(ps, amount))
    if amount.unit is not None or not 0 < (amount.low or amount.high or 0) < 120:
        return False
    if word(ps, amount.first) in ("under", "over") and _of_people(ps, amount.first - 1):
        return True
    return _said_age(ps, amount) or (_bare(ps, amount) != "" and amount.first == amount.core and _apposed(ps, amount, after))


def _of_people(ps: Pieces, at: int) -> bool:
    """Whether the words up to `at` are people, or say what some of them are: "children", "4 are", "she was"."""
    subject = at - (word(ps, at) in _SETS["be"])
    return word(ps, subject) in _SETS["people"] or (subject < at and word(ps, subject)[:1].isdecimal())


def _said_age(ps: Pieces, amount: Amount) -> bool:
    """ "Aged 25, 29 and 40", "at the age of 17", "in age from 1 to 9"."""
    at = amount.first - 1
    while word(ps, at) in (",", "and", "or", "to", "of", "from", "between") or (
        at < amount.first - 1 and word(ps, at).isdecimal()
    ):
        at -= 1
    return word(ps, at) in _SETS["ages"]


def _apposed(ps: Pieces, amount: Amount, after: str) -> bool:
    before, earlier = word(ps, amount.core - 1), amount.core - 2
    if before in (",", "("):
        closed = after in (",", ")") or (after in (".", ";") and _name(ps, earlier))
        return closed and (word(ps, earlier).isalpha() or word(ps, earlier) == ".") and word(ps, earlier) not in _MONTHS
    if after not in _SETS["clause_ends"] and after:
        return False
    being = before in _SETS["be"] and (word(ps, earlier) in _SETS["persons"] or (_name(ps, earlier) and earlier == 0))
    return being or before == "both"


def _person(ps: Pieces, amount: Amount) -> bool:
    """Whether a person is spoken of close by."""
    near = (*ps[max(0, amount.first - 5) : amount.first], *ps[amount.last : amount.last + 5])
    return any(p.word in _SETS["old_ones"] for p in near)


def _name(ps: Pieces, at: int) -> bool:
    """Whether a capitalised word stands at `at`."""
    return at >= 0 and ps[at].raw.istitle() and word(ps, at) not in _MONTHS


def _listed(ps: Pieces, amount: Amount) -> bool:
    """Whether a word for a code or a telephone stands before."""
    return any(p.word in _SETS["codes"] for p in ps[max(0, amount.core - 8) : amount.core])


def _times_as(ps: Pieces, amount: Amount) -> bool:
    """ "Ten times as much", "two times the normal level"."""
    return word(ps, amount.last) == "times" and word(ps, amount.last + 1) in _SETS["times_as"]


def _named(ps: Pieces, amount: Amount) -> bool:
    """ "Day 21", "No. 3", "Article 5", "page 1", "Shed 14", "Route 35"."""
    if amount.unit is not None or amount.first != amount.core:
        return False
    at = amount.core - 1
    at -= word(ps, at) in (".", "#")
    while word(ps, at) in ("and", ",", "-", "to", "&", "or") and word(ps, at - 1).isdecimal():
        at -= 2
    if at >= 0 and ps[amount.core].raw[0].isdecimal() and _branded(ps[at].raw):
        return True
    if at < 0 or word(ps, at) not in _SETS["designators"]:
        return False
    common = ps[at].raw.islower() and word(ps, at) in _SETS["common"]
    return not common and not (ps[amount.core].raw.isalpha() and _noun_after(ps, amount))


def _branded(raw: str) -> bool:
    """Whether a word has a capital in its midst, as brands have."""
    return raw.isalpha() and raw[0].islower() and not raw.islower()


def _addressed(ps: Pieces, amount: Amount) -> bool:
    """ "1200 Harbour Street", "the 400 block"."""
    if not _bare(ps, amount):
        return False
    for at in range(amount.last, min(amount.last + 4, len(ps))):
        if at > amount.last and ps[at].raw[0].isupper() and word(ps, at) in _SETS["streets"]:
            return True
        if word(ps, at) == "block" and at == amount.last:
            return True
        if (
            not ps[at].raw[0].isupper()
            and word(ps, at) not in (".", "of", "th", "nd", "rd", "st", "block")
            and not ps[at].raw.isdecimal()
        ):
            break
    return False
