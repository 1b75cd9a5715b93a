"""Figures of one version put into the claims that count the same."""

from __future__ import annotations

from dataclasses import replace

from onrecord.link import classes, figures, stances, twins
from onrecord.link.board import Folding, Held, put
from onrecord.link.context import Counted
from onrecord.link.entries import figure
from onrecord.link.entry import Entry
from onrecord.link.joining import FEWEST
from onrecord.link.topics import Topic, alike, bare_measures, in_like_words, value

TIMES = 20
"""How many times another one a count of the same things may be."""
TWICE = 2
"""The same of things that a story counts by thousands, where it speaks little of them."""
CENTRAL = 0.12
"""Share of the paragraphs of a story that speak of what it is about."""
CHANCE = 20
"""A number below which two counts may well be equal by chance."""
MANY = 1000
"""A number from which it tells by itself what it counts, where a claim of the story has it."""


def count(folding: Folding) -> list[tuple[Held, Entry, bool]]:
    """Each figure of a version with the claim that it is put into, and whether it founded it."""
    out = []
    for one in sorted(figures.counted(folding.reading, folding.passages), key=lambda one: folding.when(one.quantity.span)):
        entry = figure(folding, one)
        held = again(folding, entry) or (_repeating(folding, entry) if one.bare else None) or _counting(folding, entry, one)
        if held and _corrected(folding, held, entry):
            entry = replace(entry, former=True)
        out.append(put(folding.board, held, entry, marked=one.topic.telling and not entry.former))
    return out


def _corrected(folding: Folding, held: Held, entry: Entry) -> bool:
    """Whether a note gives a figure that stood in the page before and has been replaced there."""
    note = folding.passages[entry.passage]
    if not folding.added(note.index) or not stances.amended(note.text):
        return False
    own = [m for m in held.members if m.article == entry.article and m.topic]
    stood = any(m.version != entry.version and m.bounds == entry.bounds for m in own)
    return stood and any(m.version == entry.version and m.bounds != entry.bounds for m in own)


def again(folding: Folding, entry: Entry) -> Held | None:
    """The claim of the item that stood in the place of an entry in the text that its paragraph repeats or replaces."""
    before = twins.twin(folding, entry)
    return folding.board.places.get(before.ref) if before else None


def _repeating(folding: Folding, entry: Entry) -> Held | None:
    """The claim in which a speaker gave a bare number before; of "the ministry is sticking to 11" the one that has it at all."""
    names, sticks = folding.board.names, any(w in classes.lexicon()["gives"]["holding"] for w in entry.head.split())
    some = (h for h in folding.board.claims if entry.speaker and _telling(h) and _known(h, entry))
    same = (h for h in some for m in h.members if m.numbers == entry.numbers and (sticks or names.same(m.speaker, entry.speaker)))
    return next(same, None)


def _counting(folding: Folding, entry: Entry, one: Counted) -> Held | None:
    """The claim that counts the same; else one of the paragraph that it is set against, or that has such a number."""
    some = folding.board.counting.get(one.topic.key, ())
    held = next((h for h in some if h.topic and _same(h.topic, one.topic) and _of_size(h, entry)), None)
    held = held or _measuring(folding, one.topic) or _named(folding, entry, one) or _of_all(folding, entry, one.topic)
    held = held or _central(folding, entry, one.topic)
    if entry.former and (held is None or not _known(held, entry)):
        said = (
            h
            for h in folding.board.claims
            if h.topic and (not one.topic.thing or one.topic.kind or one.topic.thing == h.topic.thing)
        )
        held = next((h for h in said if _telling(h) and _known(h, entry)), held)
    if held:
        return held
    if max(entry.numbers, default=0) < MANY:
        return None
    if one.topic.bare and (known := next((h for h in folding.board.claims if _telling(h) and _known(h, entry)), None)):
        return known
    beside = folding.board.standing.get((entry.version, entry.passage), ())
    named = not one.topic.kind and (one.bare or one.topic.thing or one.topic.unit)
    rival = next((m for m in beside if named and _against(m, entry)), None)
    return folding.board.places[rival.ref] if rival else next((h for h in some if _known(h, entry)), None)


def _of_size(held: Held, entry: Entry, times: float = TIMES) -> bool:
    """Whether a count of no class is of the size of one in a claim: three soldiers who are sought are not the 200 who came."""
    if entry.topic is None or entry.topic.kind or entry.topic.unit:
        return True
    mine = max(1.0, value(*entry.bounds))
    return any(mine / times <= max(1.0, value(*m.bounds)) <= mine * times for m in held.members if m.topic)


def _named(folding: Folding, entry: Entry, one: Counted) -> Held | None:
    """The claim that counts what happened to a thing, for a number of such things that is given: "he makes it 140 houses"."""
    thing, scope = one.topic.thing, one.topic.scope
    if one.topic.kind or one.topic.unit or not thing:
        return None
    some = [
        h
        for (_, of, _, when), row in folding.board.counting.items()
        if (of, when) == (thing, scope)
        for h in row
        if _known(h, entry) or one.given or _of_others(h, entry)
    ]
    return next((h for h in some if h.topic and h.topic.kind and _of_size(h, entry)), None)


def _of_others(held: Held, entry: Entry) -> bool:
    """Whether a count of other texts was given in like words; of one text, two numbers of a thing are of two things."""
    like = held.topic and entry.topic and in_like_words(held.topic, entry.topic)
    return bool(like) and next(held.newest(entry.version), None) is None


def _of_all(folding: Folding, entry: Entry, topic: Topic) -> Held | None:
    """The claim that has this number for the same class, where one does not say who: "26 prisoners", "26 men escaped"."""
    rows = folding.board.counting.items()
    some = (h for (kind, thing, *rest), row in rows if kind == topic.kind and rest == [topic.unit, topic.scope]
            and not (thing and topic.thing) for h in row)  # fmt: skip
    tells = topic.kind and topic.scope != "part" and min(entry.numbers, default=0) >= CHANCE
    held = next((h for h in some if _known(h, entry)), None) if tells else None
    if held:
        folding.board.counting.setdefault(topic.key, []).append(held)
    return held


def _same(held: Topic, topic: Topic) -> bool:
    """Whether a claim under the key of a topic counts the same, or was found to."""
    return alike(held, topic) or (bool(topic.kind) and held.key != topic.key)


def _central(folding: Folding, entry: Entry, topic: Topic) -> Held | None:
    """The claim that counts a thing by thousands, if all of the story is about it or neither number is twice the other."""
    board = folding.board
    if any((topic.kind, topic.unit, topic.scope)) or not topic.thing or min(entry.numbers, default=0) < MANY:
        return None
    central = board.spoken[topic.thing] >= CENTRAL * max(board.paragraphs, FEWEST)
    rows = ((kind, row) for (kind, *rest), row in board.counting.items() if rest == [topic.thing, "", ""])
    some = (h for kind, row in rows for h in row if _of_size(h, entry, TIMES if central and not kind else TWICE))
    return next((h for h in some if min(h.founder.numbers, default=0) >= MANY and (entry.speaker or h.founder.speaker)), None)


def _measuring(folding: Folding, topic: Topic) -> Held | None:
    """The claim that measures the same rare thing in the same unit, in other words."""
    if topic.kind or not topic.unit:
        return None
    like = (h for (kind, _, unit, _), some in folding.board.counting.items() if not kind and unit == topic.unit for h in some)
    return next((h for h in like if h.topic and (alike(h.topic, topic) or bare_measures(h.topic, topic))), None)


def _against(other: Entry, entry: Entry) -> bool:
    """Whether a paragraph sets the figure of one speaker against that of another, in one measure or of one thing."""
    if other.topic is None or entry.topic is None or other.topic.kind or other.topic.scope != entry.topic.scope:
        return False
    same = other.unit == entry.unit if entry.unit else other.topic.thing == entry.topic.thing
    return same and bool(other.speaker and entry.speaker) and other.speaker != entry.speaker


def _telling(held: Held) -> bool:
    return bool(held.topic and held.topic.telling)


def _known(held: Held, entry: Entry) -> bool:
    """Whether a claim has a number, said without a unit or in that of the claim: nine minutes are not the nine dead."""
    return entry.numbers in held.numbers and entry.unit in (None, held.topic.unit if held.topic else None)
