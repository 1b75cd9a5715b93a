"""Whose share a percentage is, where what is counted is shared out: "won 54 percent of the vote"."""

from __future__ import annotations

import re

from onrecord.link import clauses
from onrecord.link.classes import classed, lexicon, shared_out
from onrecord.model.mention import Quantity

_NAME = re.compile(r"[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
LONG = 4
"""Words up to which a clause without a name names somebody by what they are: "the president"."""


def shared(quantity: Quantity, taken: str) -> bool:
    """Whether a figure is a share of what is shared out, as its own words say."""
    return quantity.unit == "%" and any(shared_out(kind) for _, kind in classed(taken))


def whose(before: str) -> str:
    """Who has a share: the last name in the clause before it, or who is called by what they are; "" for a pronoun."""
    clause = clauses.before(before)
    aids = lexicon()["gives"]["aids"]
    names = [m[0] for m in _NAME.finditer(clause) if m[0] not in aids]
    if names:
        return names[-1].removeprefix("The ")
    plain = clause.split()
    pronoun = bool(plain) and plain[-1].casefold() in (*lexicon()["gives"]["nobody"], "him", "them")
    return "" if pronoun or len(plain) > LONG else clause
