"""Statements that say the contrary of another one without a verb that denies: "No soldier set fire to anything"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.link import clauses
from onrecord.link.board import Folding, Held
from onrecord.link.entry import Entry
from onrecord.link.hours import FIRST
from onrecord.link.stances import folded, listed, sober
from onrecord.link.words import TOKEN, stem, weight
from onrecord.model.span import words

BACK = 3
"""Paragraphs within which a contrary stands of what it gainsays."""
SHARED = 0.8
"""Weight of the words that both must have: one that tells."""
_NONE = re.compile(
    r"(?:there\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been|has|have|had)\s+(?:no|not|never)\b"
    r"|no\b|not\s+(?:one|a|an|any|even)\b|none\b|nobody\b|no\s+one\b|nothing\b|never\b|at\s+no\b)",
    re.IGNORECASE,
)
"""What denies that there is any: it gainsays whatever is told of one."""
_VERB = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would)(?:n['’]t\b|\s+(?:not|never)\b)|\bcannot\b|\bnever\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"[,;:]|\b(?:that|which|who|because|if|when|while|but|and|since|until|unless|than|as|to|so)\b")


def negates(text: str) -> bool:
    """Whether the first clause of a statement is negated as a whole: "no siren sounded", "the hall had never been closed"."""
    plain = clauses.plain(sober(text))
    return bool(_NONE.match(plain) or _VERB.search(_MORE.split(plain)[0]))


def answered(folding: Folding, entry: Entry, stated: Sequence[tuple[Held, Entry, bool]]) -> Held | None:
    """The claim of the last statement of somebody else just before, in the same version, of which `entry` is the contrary."""
    if not entry.speaker or not negates(entry.text) or not _stated(folding, entry):
        return None
    near = ((h, e) for h, e, _ in reversed(stated) if e.passage >= entry.passage - BACK and not h.topic)
    return next((held for held, e in near if contrary(folding, e, entry)), None)


def contraries(folding: Folding, stated: Sequence[tuple[Held, Entry, bool]]) -> Iterator[tuple[Held, Entry, Entry]]:
    """The new statements of a version that gainsay a member of their claim, each with its claim and that member."""
    for held, entry, founded in stated:
        told = founded or entry.state != "new" or entry.answer or held.topic
        if told or not negates(entry.text) or not _stated(folding, entry):
            continue
        near = [
            m for m in held.newest(entry.version) if m is not entry and abs(m.passage - entry.passage) <= BACK
        ]  # a live blog begins with the end
        here = [m for m in near if contrary(folding, m, entry)]
        if target := max(reversed(here), key=lambda m: weight(m.stems & entry.stems), default=None):
            yield held, entry, target


def _stated(folding: Folding, entry: Entry) -> bool:
    """Whether somebody states it, and does not ask, hope or fear it."""
    said = next((a for a in folding.reading.attributions if a.id == entry.item), None)
    return said is not None and not any(stem(w) in listed("asks") for w in TOKEN.findall(words(folding.reading.text, said.cue)))


def contrary(folding: Folding, other: Entry, entry: Entry) -> bool:
    """Whether a negated statement gainsays one of another speaker, which is not negated and speaks of what it begins with."""
    if other.topic or other.answer or not other.speaker or negates(other.text):
        return False
    apart = not folding.board.names.same(other.speaker, entry.speaker)
    nested = other.passage == entry.passage and other.place.meets(entry.place)
    shared, begins = other.stems & entry.stems, folded(clauses.plain(entry.text))[:FIRST]
    whole = bool(_NONE.match(clauses.plain(entry.text))) or shared == entry.stems or bool(shared.difference(begins))
    return apart and not nested and whole and bool(shared.intersection(begins)) and weight(shared) >= SHARED
