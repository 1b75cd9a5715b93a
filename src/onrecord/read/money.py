"""Currencies: their names and signs, before and after a number, and the cents that follow it."""

from __future__ import annotations

from onrecord.read.pieces import Pieces, ahead, behind, by_first, by_last, lexicon, word

_LEXICON = lexicon("currencies")
_PREFIXES: dict[str, int] = _LEXICON.pop("prefixes")
_LEXICON.pop("homes")
_CODES = [code for code in _LEXICON if len(code) == 3 and code.isupper()]
CURRENCIES = frozenset(_LEXICON)
"""ISO 4217 codes, and names of currencies that several countries have."""
NAMES = [(form, code) for code, entry in _LEXICON.items() for name in entry["names"] for form in (name, name + "s")]
PREFIXED = {prefix + code: (code, times) for prefix, times in _PREFIXES.items() for code in _CODES}
"""Codes as accounts write them: "30 MUSD", "MEUR 120"."""
_SIGNS = [(sign, code) for code, entry in _LEXICON.items() for sign in entry["signs"]]
_BEFORE = by_last([*_SIGNS, *((code.lower(), code) for code in PREFIXED)])
_AFTER = by_first(_SIGNS)
_WHOLE = frozenset(("dollar", "euro"))
"""Names that stand before a number too: "dollar 5 million"."""


def sign(ps: Pieces, at: int, floor: int = 0) -> tuple[str, int] | None:
    """The currency before the number at `at`, and where it begins, `floor` or later; "a $5" has a plain dollar, no A$."""
    found = behind(ps, at, _BEFORE)
    if found and word(ps, found[1]) in ("a", "s") and not ps[at - 1].glued:
        found = behind(ps, at, {"$": [(("$",), "dollar")]})
    if found is None or found[1] < floor or (found[0] in PREFIXED and ps[at - 1].raw != found[0]):
        return None
    return found


def named(ps: Pieces, at: int) -> tuple[str, int] | None:
    """A currency that stands before the number at `at` by its name, as before millions: "dollar 5 million"."""
    before = word(ps, at - 1)
    return ({"dollar": "dollar", "euro": "EUR"}[before], at - 1) if before in _WHOLE else None


def signed(ps: Pieces, at: int) -> tuple[str, int] | None:
    """The currency whose sign stands at `at`, after a number, and its end."""
    return ahead(ps, at, _AFTER)


def past_sign(ps: Pieces, at: int) -> int | None:
    """The end of a currency sign at `at` that a number follows."""
    found = ahead(ps, at, _AFTER)
    return found[1] if found and word(ps, found[1])[:1].isdecimal() else None
