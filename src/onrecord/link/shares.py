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
    clause, gives = clauses.before(before), lexicon()["gives"]
    plain = clause.split()
    if not plain or plain[-1].casefold() in (*gives["nobody"], "him", "them"):
        return ""
    names = [m[0] for m in _NAME.finditer(clause) if m[0] not in gives["aids"]]
    if names:
        return names[-1].removeprefix("The ")
    return "" if len(plain) > LONG else clause
