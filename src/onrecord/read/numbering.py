"""Numbers that are no figures: dates, clock times, ages that tell who someone is, names, telephone numbers, addresses."""

from __future__ import annotations

from onrecord.read.ages import age
from onrecord.read.amounts import Amount, bare
from onrecord.read.moments import clock, date, located, year
from onrecord.read.pieces import DASHES, Pieces, lexicon, plural, word

_LEXICON = lexicon("numbering")
_SETS = {name: frozenset(words) for name, words in _LEXICON.items()}


def numbering(ps: Pieces, amount: Amount) -> bool:
    """Whether the number of `amount` is no figure, as far as the words beside it tell."""
    return any(test(ps, amount) for test in (_one, _glued, _code, _times_as, year, date, clock, located, age, _named, _addressed))


def _one(ps: Pieces, amount: Amount) -> bool:
    """ "One" as a pronoun or an article, "not one litre", and "a week" where nothing says that it is a measured length."""
    if amount.low != amount.high or amount.low is None or amount.first != amount.core:
        return False
    if word(ps, amount.core) == "one" and word(ps, amount.core - 1) == "not":
        return True
    if word(ps, amount.core) in ("a", "an") and ps[amount.last - 1].word not in ("half", "quarter"):
        return _measureless(ps, amount)
    alone = word(ps, amount.core) == "one" and amount.unit is None and amount.last == amount.core + 1
    return alone and (word(ps, amount.last) in _SETS["one_nots"] or word(ps, amount.core - 1) in _SETS["before_one_nots"])


def _measureless(ps: Pieces, amount: Amount) -> bool:
    """ "A week" as in "five a week": not "a full week", "for a week", "a ton of"."""
    if amount.kind not in ("time", "measure", "scale") or amount.approximate:
        return False
    of = word(ps, amount.last) == "of" and amount.kind != "scale"
    return not (of or word(ps, amount.core + 1) in _SETS["wholly"] or word(ps, amount.core - 1) in _SETS["lasting"])


def _glued(ps: Pieces, amount: Amount) -> bool:
    """ "F-16", "COVID-19", "H5N1", "1990s", "21st", "3D", "555-0142", "9/11", "2009-10", "1.2.3"."""
    return _tied_before(ps, amount) or _tied_after(ps, amount)


def _tied_before(ps: Pieces, amount: Amount) -> bool:
    """Digits that end a name, a season or a telephone number: "F-16", "2009-10", "555-0142"."""
    core, before = ps[amount.core], word(ps, amount.core - 1)
    if not core.raw[0].isdecimal() or not core.glued or amount.first != amount.core:
        return False
    if before.isalpha() or before in _SETS["ties"]:
        return True
    if before not in DASHES or not (before == "/" or ps[amount.core - 1].glued):
        return False
    earlier = word(ps, amount.core - 2)
    if before == "/" or earlier.isalpha():
        return True
    season = len(earlier) == 4 and len(core.raw) == 2
    return earlier.isdecimal() and (season or _telephone(ps, amount.core, -2))


def _tied_after(ps: Pieces, amount: Amount) -> bool:
    """Digits that go on with letters, signs or more digits: "1990s", "3D", "two-time", "555-0142"."""
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
        after.raw == "/" or (after.raw in DASHES and word(ps, last + 1).isdecimal() and _telephone(ps, last + 1, 1))
    )


def _telephone(ps: Pieces, at: int, step: int) -> bool:
    """Whether the digits at `at` are the end of a telephone number, or go on with a hyphen."""
    return len(word(ps, at)) >= 4 or word(ps, at + step) in DASHES or (word(ps, at - step) in DASHES and len(word(ps, at)) == 3)


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
    return not common and not (ps[amount.core].raw.isalpha() and plural(ps, amount.last))


def _branded(raw: str) -> bool:
    """Whether a word has a capital in its midst, as brands have."""
    return raw.isalpha() and raw[0].islower() and not raw.islower()


def _addressed(ps: Pieces, amount: Amount) -> bool:
    """ "1200 Harbour Street", "the 400 block"."""
    if not bare(ps, amount):
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
