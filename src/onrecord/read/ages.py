"""Ages, which only say who is meant: "Smith, 42,", "aged 18", "children under five"."""

from __future__ import annotations

from onrecord.read.amounts import Amount, bare
from onrecord.read.pieces import Pieces, lexicon, word

_SETS = {name: frozenset(words) for name, words in lexicon("numbering").items()}


def age(ps: Pieces, amount: Amount) -> bool:
    """Whether a number is an age: "Smith, 42,", "aged 18", "a 12-year-old", "children under five", "she was 62", "87 yo"."""
    after = word(ps, amount.last)
    if amount.unit in ("year", "month", "week", "day"):
        tied = after in ("-", "‑") and word(ps, amount.last + 1) in ("old", "olds")
        of_age = after == "of" and word(ps, amount.last + 1) == "age"
        return tied or of_age or (after in ("old", "olds") and amount.low == amount.high and _person(ps, amount))
    if amount.unit is not None or not 0 < (amount.low or amount.high or 0) < 120:
        return False
    if word(ps, amount.first) in ("under", "over") and _of_people(ps, amount.first - 1):
        return True
    return (
        _said_age(ps, amount)
        or after in _SETS["years_old"]
        or _of_years(ps, amount)
        or (bare(ps, amount) != "" and amount.first == amount.core and _apposed(ps, amount))
    )


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


def _of_years(ps: Pieces, amount: Amount) -> bool:
    """ "A patient of 71"; "a mother of 12" has children."""
    at, after = amount.core - 1, word(ps, amount.last)
    one = word(ps, at) == "of" and word(ps, at - 1) in _SETS["aged_ones"] and word(ps, at - 2) in ("a", "the", "another")
    ends = not after or after in _SETS["clause_ends"] or after in _SETS["after_ages"]
    return one and ends and amount.first == amount.core


def _apposed(ps: Pieces, amount: Amount) -> bool:
    """A number beside a name or said of a person: "Smith, 42,", "(42)", "she was 62", "died at 58"."""
    before, after, at = word(ps, amount.core - 1), word(ps, amount.last), amount.core - 2
    earlier = word(ps, at)
    if before in (",", "("):
        closed = after in (",", ")") or (after in (".", ";") and _name(ps, at))
        return closed and (earlier.isalpha() or earlier == ".") and earlier not in _SETS["months"]
    if after and after not in _SETS["clause_ends"]:
        return False
    if before in _SETS["be"]:
        return earlier in _SETS["persons"] or (at == 0 and _name(ps, at))
    return before == "both" or (before == "at" and earlier in _SETS["dying"])


def _person(ps: Pieces, amount: Amount) -> bool:
    """Whether a person is spoken of close by."""
    near = (*ps[max(0, amount.first - 5) : amount.first], *ps[amount.last : amount.last + 5])
    return any(p.word in _SETS["old_ones"] for p in near)


def _name(ps: Pieces, at: int) -> bool:
    """Whether a capitalised word stands at `at`."""
    return at >= 0 and ps[at].raw.istitle() and word(ps, at) not in _SETS["months"]
