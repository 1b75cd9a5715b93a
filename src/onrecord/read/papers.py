"""Documents that speak: where an article names them, and what it calls them in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.read.actors import described
from onrecord.read.nouns import Tree, roles, singular


def papers(parsed: Tree) -> Mapping[str, Sequence[int]]:
    """The tokens that name documents, by their noun in the singular."""
    found: dict[str, list[int]] = {}
    for i, word in enumerate(parsed.words):
        if (noun := singular(word)) in roles().documents and parsed.doc.tokens[i].tag[:2] == "NN":
            found.setdefault(noun, []).append(i)
    return found


def fullest(parsed: Tree, before: Sequence[int]) -> str | None:
    """What a document is called where more than its noun was said last: "complaint filed in Sarn Court"; None where never."""
    names = (described(parsed, parsed.phrase(i)) for i in reversed(before))
    return next((name for name in names if " " in name), None)
