"""Bodies that are called after whoever heads them: "President Ruud's office" is the presidency, whoever is president."""

from __future__ import annotations

from onrecord.model.span import Span
from onrecord.read.home import Home, nations
from onrecord.read.nouns import Tree


def seat(parsed: Tree, span: Span, home: Home) -> str | None:
    """What an office is called that is described by its holder; None where it is none, or not told whose it is.

    A president without a nation is the country's as long as the article names no other country; "the mayor" is the town's.
    """
    head = parsed.at(span)[-1]
    holder = _holder(parsed, head) if parsed.words[head] == "office" else None
    if holder is None:
        return None
    described = parsed.at(parsed.phrase(holder))
    nation = next((parsed.text(i) for i in described if parsed.text(i) in nations().values()), None)
    if any(parsed.words[i] == "president" for i in described) and (nation or (home.country and not home.abroad)):
        return f"{nation} presidency" if nation else "presidency"
    return f"office of the mayor of {home.town}" if parsed.words[holder] == "mayor" and home.town else None


def _holder(parsed: Tree, head: int) -> int | None:
    """Whose office it is: "the mayor's office", "the office of the mayor"."""
    owner = parsed.child(head, "poss")
    prep = next((k for k in parsed.below[head] if parsed.words[k] == "of"), None)
    return owner if owner is not None or prep is None else parsed.child(prep, "pobj")
