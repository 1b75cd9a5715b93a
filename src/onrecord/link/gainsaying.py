"""Statements that say the contrary of another one without a verb that denies: "No soldier set fire to anything".

Beside it in one text, a contrary answers what it begins with. In another text it does so within a claim, if what both speak of is
negated in one and not in the other; who was first to speak of it says which of the two is the denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.link import clauses
from onrecord.link.board import Folding, Held
from onrecord.link.entry import Entry
from onrecord.link.hours import FIRST, TELLS
from onrecord.link.joining import nearest
from onrecord.link.negation import MORE, NO, NONE, NOT, denied, negates, none_of
from onrecord.link.stances import folded, listed, sober
from onrecord.link.words import TOKEN, close, rarity, stem, weight
from onrecord.model.span import words

BACK = 3
"""Paragraphs within which a contrary stands of what it gainsays."""
SHARED = 0.8
"""Weight of the words that both must have: one that tells."""
ALONE = 1.0
"""Least weight of a word that is shared alone."""
MUCH = 2.0
"""The same where the one that is negated begins with other words: "not one litre left the lake on Sunday"."""
GAIN = 1.5
"""What speaks for a statement that there was none being of a claim, in log-odds: it answers somebody."""
_ANY = re.compile(r"\bno\s+", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|in|on|at|with|by|from|about)\b")
_NEVER = re.compile(r"\bnever\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:will|would|can|could|may|might|should|must|shall)\b"
    r"|(?:n['’]t|\bnot)\s+(?:much|very|so|as|too|quite|all|always|entirely|fully|exactly|necessarily|currently|yet|now)\b"
    r"|\b(?:no|any)\s+(?:\w+\s+)?(?:trace|evidence|signs?|indications?|proof|records?|knowledge|information)\b"
    r"|\bnever\b.*\bbefore\b",
    re.IGNORECASE,
)
"""What will not or could not be, is so in part, or has not been shown, is another matter."""
_UNSAID = re.compile(r"(?:n['’]t|\bnot|\bnever|\bcannot)\s+(?:\w+\s+){0,2}\w+$", re.IGNORECASE)
"""A verb of saying that is negated: "studies have not always shown"."""
UNSAID = 40
"""Characters before it in which that is looked for."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def answered(folding: Folding, entry: Entry, stated: Sequence[tuple[Held, Entry, bool]]) -> Held | None:
    """The claim of the last statement of somebody else just before, in the same version, of which `entry` is the contrary."""
    if not entry.speaker or not negates(entry.text) or not _stated(folding, entry):
        return None
    near = ((h, e) for h, e, _ in reversed(stated) if e.passage >= entry.passage - BACK and not h.topic)
    return next((held for held, e in near if contrary(folding, e, entry)), None)


def missing(folding: Folding, entry: Entry) -> Held | None:
    """The claim of which the first sentence of a statement that there was none is the contrary, in whatever text it was made."""
    first = _SENTENCE.split(clauses.plain(sober(entry.text.split(" … ")[0])))[0]
    if not entry.speaker or not NO.search(MORE.split(first)[0]) or not _stated(folding, entry):
        return None
    entry = replace(entry, text=first, stems=entry.stems.intersection(folded(first)))
    held = nearest(folding.board, entry, elsewhere=True, gain=GAIN)
    return held if held and _elsewhere(folding, held, entry) else None


def contraries(folding: Folding, stated: Sequence[tuple[Held, Entry, bool]]) -> Iterator[tuple[Held, Entry, Entry]]:
    """The new statements of a version that gainsay a member of their claim, each with its claim and that member."""
    for held, entry, founded in stated:
        if founded or entry.state != "new" or entry.answer or held.topic or not _stated(folding, entry):
            continue
        if target := _beside(folding, held, entry) or _elsewhere(folding, held, entry):
            yield held, entry, target


def _beside(folding: Folding, held: Held, entry: Entry) -> Entry | None:
    """What a negated statement gainsays near it in its own text, likest first."""
    if not negates(entry.text):
        return None
    near = (m for m in held.newest(entry.version) if m is not entry and abs(m.passage - entry.passage) <= BACK)
    here = [m for m in near if contrary(folding, m, entry)]  # before it or after it: a live blog begins with the end
    return max(reversed(here), key=lambda m: weight(m.stems & entry.stems), default=None)


def _elsewhere(folding: Folding, held: Held, entry: Entry) -> Entry | None:
    """What a claim was first about, in another text and by another speaker, if `entry` says the contrary.

    Where `entry` says that there was none, also what goes with the first statement and says that there was.
    """
    same = folding.board.names.same
    others = [m for m in held.members if m.version != entry.version and m.speaker and not m.answer and not m.topic]
    first = next((m for m in others if weight(m.stems & entry.stems) >= SHARED), None)
    if first is None or same(first.speaker, entry.speaker):
        return None
    if (NOT.search(entry.text) or close(first.stems, entry.stems)) and opposed(first, entry):
        return first
    further = others if none_of(entry.text) else []
    return next((m for m in further if not same(m.speaker, entry.speaker) and opposed(m, entry) and not opposed(first, m)), None)


def opposed(left: Entry, right: Entry) -> bool:
    """Whether what two statements both speak of is negated in one of them alone, in a clause that is about just that."""
    shared = left.stems & right.stems
    parts = [_part(e.text, shared) for e in (left, right)]
    denying = [bool(NOT.search(part)) for part in parts]
    if denying[0] == denying[1] or any(_OPEN.search(part) for part in parts) or (negates(left.text) and negates(right.text)):
        return False
    part = parts[denying.index(True)]
    if not shared & denied(part):
        return False
    if none := _ANY.search(part):  # "no order", "no second death": that there was any is denied
        alone = len(shared) == 1 and weight(shared) < ALONE
        return not alone and bool(shared.intersection(folded(_OF.split(part[none.end() :])[0])[:FIRST]))
    opens = any(clauses.plain(sober(e.text)).startswith(part) for e in (left, right))
    if opens and weight(shared) >= MUCH and (len(shared) > 1 or _NEVER.search(part)):
        return True
    begins = [s for s in folded(part) if rarity(s) >= TELLS][:FIRST]
    return len(shared) > 1 and (opens or bool(NONE.match(part))) and bool(shared.intersection(begins))


def _part(text: str, about: frozenset[str]) -> str:
    """The clause of a statement that says most of some words."""
    parts = [part.strip() for part in MORE.split(clauses.plain(sober(text)))]
    return max(parts, key=lambda part: weight(about.intersection(folded(part))))


def _stated(folding: Folding, entry: Entry) -> bool:
    """Whether somebody states it, and does not ask, hope or fear it, or fail to say it."""
    text = folding.reading.text
    said = next((a for a in folding.reading.attributions if a.id == entry.item), None)
    if said is None or any(stem(w) in listed("asks") for w in TOKEN.findall(words(text, said.cue))):
        return False
    return not said.cue or not _UNSAID.search(text[max(0, said.cue[0].start - UNSAID) : said.cue[-1].end])


def contrary(folding: Folding, other: Entry, entry: Entry) -> bool:
    """Whether a negated statement gainsays one of another speaker, which is not negated and speaks of what it begins with."""
    if other.topic or other.answer or not other.speaker or negates(other.text):
        return False
    apart = not folding.board.names.same(other.speaker, entry.speaker)
    nested = other.passage == entry.passage and other.place.meets(entry.place)
    shared, begins = other.stems & entry.stems, folded(clauses.plain(entry.text))[:FIRST]
    whole = bool(NONE.match(clauses.plain(entry.text))) or shared == entry.stems or bool(shared.difference(begins))
    about = shared.intersection(begins) and shared & denied(clauses.plain(sober(entry.text)))
    return apart and not nested and whole and bool(about) and weight(shared) >= SHARED
