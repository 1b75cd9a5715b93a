"""Numbers that are no figures: dates, clock times, ages that tell who someone is, names, telephone numbers, addresses."""

from __future__ import annotations

from onrecord.read.amounts import Amount
from onrecord.read.numerals import Pieces, lexicon, word

_LEXICON = lexicon("numbering")
_SETS = {name: frozenset(words) for name, words in _LEXICON.items()}
_MONTHS, _CLOCK = _SETS["months"], _SETS["clock"]
_DASHES = frozenset("-–—‑/")


def numbering(ps: Pieces, amount: Amount) -> bool:
    """Whether the number of `amount` is no figure, as far as the words beside it tell."""
    return any(test(ps, amount) for test in (_one, _glued, _year, _date, _clock, _located, _age, _named, _addressed))


def _one(ps: Pieces, amount: Amount) -> bool:
    """ "One" as a pronoun or an article, and "a week" where nothing says that it is a measured length."""
    if amount.low != amount.high or amount.low is None or amount.first != amount.core:
        return False
    if word(ps, amount.core) in ("a", "an") and ps[amount.last - 1].word not in ("half", "quarter"):
        return _measureless(ps, amount)
    alone = word(ps, amount.core) == "one" and amount.unit is None and amount.last == amount.core + 1
    return alone and (word(ps, amount.last) in _SETS["one_nots"] or word(ps, amount.core - 1) in _SETS["before_one_nots"])


def _measureless(ps: Pieces, amount: Amount) -> bool:
    named = amount.kind in ("time", "measure") and word(ps, amount.core + 1) not in ("single", "full", "whole", "half", "quarter")
    of = word(ps, amount.last) == "of" and amount.kind in ("measure", "time")
    return named and not amount.approximate and not of and word(ps, amount.core - 1) not in _SETS["lasting"]


def _glued(ps: Pieces, amount: Amount) -> bool:
    """ "F-16", "COVID-19", "H5N1", "1990s", "21st", "3D", "555-0142", "1.2.3"."""
    core, last = ps[amount.core], amount.last
    digits = core.raw[0].isdecimal()
    if digits and core.glued and amount.first == amount.core:
        before = word(ps, amount.core - 1)
        if before.isalpha() or before in ("#", "'", "’", ".", "_", ":", "@", "&", "="):
            return True
        if before in _DASHES and ps[amount.core - 1].glued and _runs(ps, amount.core - 2, -1):
            return True
    if last < len(ps) and ps[last].glued and ps[last - 1].raw[0].isdecimal():
        after = ps[last]
        if after.raw[0].isalnum() or after.raw in (":", "_", "@", "="):
            return True
        if after.raw in "./" and last + 1 < len(ps) and ps[last + 1].glued and ps[last + 1].raw[0].isdecimal():
            return True
        return after.raw in _DASHES and last + 1 < len(ps) and ps[last + 1].glued and _telephone(ps, last + 1)
    return False


def _runs(ps: Pieces, at: int, step: int) -> bool:
    """Whether letters, or the digits of a telephone number or date, are tied to the number by a hyphen."""
    raw = word(ps, at)
    return raw.isalpha() and not ps[at].raw.islower() or raw.isdecimal() and (len(raw) > 2 or word(ps, at + step) in _DASHES)


def _telephone(ps: Pieces, at: int) -> bool:
    return word(ps, at).isdecimal() and (len(word(ps, at)) >= 4 or word(ps, at + 1) in _DASHES)


def _bare(ps: Pieces, amount: Amount) -> str:
    """The digits of a number without bound, unit or comma; nothing for another."""
    bare = amount.unit is None and amount.last == amount.core + 1
    return ps[amount.core].raw if bare and ps[amount.core].raw.isdecimal() else ""


def _year(ps: Pieces, amount: Amount) -> bool:
    raw = _bare(ps, amount)
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
    before = amount.first - 1
    while word(ps, before) in (".", "-", "–", "to", "and") or word(ps, before).isdecimal():
        if word(ps, before - 1) in _MONTHS:
            return True
        before -= 1
    after = amount.last + (word(ps, amount.last) in _DASHES or word(ps, amount.last) == "of")
    return (
        word(ps, before) in _MONTHS
        or word(ps, after) in _MONTHS
        and word(ps, after) not in ("may", "march")
        or (word(ps, after) in _MONTHS and ps[after].raw != ps[after].word)
    )


def _clock(ps: Pieces, amount: Amount) -> bool:
    after = word(ps, amount.last)
    if amount.unit is not None and amount.unit != "hour":
        return False
    if after in _CLOCK or (after in ("a", "p") and word(ps, amount.last + 1) in (".", "m")):
        return after != "local" or word(ps, amount.last + 1) == "time"
    raw = _bare(ps, amount)
    on_hour = len(raw) == 4 and raw[0] in "012" and int(raw[2:]) < 60
    return on_hour and (raw[0] == "0" or word(ps, amount.core - 1) in _SETS["before_clock"]) and not _noun_after(ps, amount)


def _noun_after(ps: Pieces, amount: Amount) -> bool:
    return word(ps, amount.last).endswith("s") or word(ps, amount.last) in ("people", "men", "women", "children")


def _located(ps: Pieces, amount: Amount) -> bool:
    """ "Three years ago", "24 hours later"."""
    if amount.kind != "time":
        return False
    after, before = word(ps, amount.last), word(ps, amount.first - 1)
    if after in _SETS["locating"] or (after == "from" and word(ps, amount.last + 1) == "now"):
        return True
    return after in _SETS["perhaps_locating"] and before not in _SETS["lasting"]


def _age(ps: Pieces, amount: Amount) -> bool:
    """ "Smith, 42,", "aged 18", "a 12-year-old", "children under five"."""
    after, before = word(ps, amount.last), word(ps, amount.first - 1)
    if amount.unit in ("year", "month", "week", "day"):
        tied = after in ("-", "‑") and word(ps, amount.last + 1) in ("old", "olds")
        return tied or (after == "of" and word(ps, amount.last + 1) == "age") or (after == "old" and _person(ps, amount))
    if amount.unit is not None or not 0 < (amount.low or amount.high or 0) < 120:
        return False
    if before in _SETS["ages"] or (before == "of" and word(ps, amount.first - 2) in ("age", "ages")):
        return True
    minor = word(ps, amount.first) in ("under", "over") and before in _SETS["people"]
    digits = ps[amount.core].raw.isdecimal() and amount.first == amount.core and amount.last == amount.core + 1
    return minor or (
        digits and before in (",", "(") and after in (",", ".", ")", ";", "—", "–") and _name_before(ps, amount.first - 2)
    )


def _person(ps: Pieces, amount: Amount) -> bool:
    return any(p.word in _SETS["people"] for p in ps[max(0, amount.first - 6) : amount.first])


def _name_before(ps: Pieces, at: int) -> bool:
    """Whether a capitalised word ends at `at`; in a text of capitals every word is one."""
    return at >= 0 and ps[at].raw[0].isupper() and ps[at].raw.isalpha() and word(ps, at) not in _MONTHS


def _named(ps: Pieces, amount: Amount) -> bool:
    """ "Day 21", "No. 3", "Article 5", "page 1", "Shed 14", "Route 35"."""
    if amount.unit is not None or amount.first != amount.core:
        return False
    at = amount.core - 1
    at -= word(ps, at) in (".", "#") and word(ps, at - 1) in ("no", "nos", "sec", "vol", "ch", "fig", "art")
    while word(ps, at) in ("and", ",", "-", "to", "&", "or") and word(ps, at - 1).isdecimal():
        at -= 2
    if at < 0 or word(ps, at) not in _SETS["designators"]:
        return False
    common = ps[at].raw.islower() and word(ps, at) in _SETS["common"]
    return not common and not (ps[amount.core].raw.isalpha() and _noun_after(ps, amount))


def _addressed(ps: Pieces, amount: Amount) -> bool:
    """ "1200 Harbour Street", "the 400 block"."""
    if not _bare(ps, amount):
        return False
    for at in range(amount.last, min(amount.last + 4, len(ps))):
        if at > amount.last and ps[at].raw[0].isupper() and word(ps, at) in _SETS["streets"]:
            return True
        if word(ps, at) == "block" and at == amount.last:
            return True
        if not ps[at].raw[0].isupper() and word(ps, at) not in (".", "of", "th", "block"):
            break
    return False
