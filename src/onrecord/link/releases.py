"""Texts in which a party to the story speaks for itself: a release of a union, a firm, a committee."""

from __future__ import annotations

from onrecord.link.passages import QUOTED
from onrecord.link.words import TOKEN
from onrecord.model.news import Reading

OURS = frozenset({"we", "us", "our", "ours", "ourselves"})
DENSE = 0.04
"""The share of such words outside quotations from which a text is a release; a reporter's "we" makes up to 0.036."""
FEWEST = 100
"""Words of a text of which that can be told."""


def party(reading: Reading) -> str | None:
    """The outlet of a text that is a release, and so itself the speaker of what it says in its own voice; else None."""
    version = reading.version
    if version.kind == "live" or not version.outlet:
        return None
    said = [word.casefold() for word in TOKEN.findall(QUOTED.sub(" ", reading.text))]
    dense = len(said) >= FEWEST and sum(word in OURS for word in said) >= DENSE * len(said)
    return version.outlet if dense else None
