"""Which claims belong on a board: the rest of what texts count and say is kept with the readings alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.link.board import Board, Event, Held
from onrecord.link.entry import Entry
from onrecord.link.stances import charged
from onrecord.link.topics import weighs
from onrecord.link.words import weight

TELLS = 1.8
"""Weight of its words from which a statement of one speaker is more than a remark."""
ON = 2.5
"""Weight of the words that a quotation must share with claims that are disputed or repeated."""
_OBJECTS = frozenset(("us", "me", "him", "them", "whom"))
_ATTRIBUTE = re.compile(r"[-‑][^\W\d_]+$")
"""A measure that is a part of a name: "the 112-kilometre line"."""


def kept(board: Board, told: Iterable[Event]) -> list[Held]:
    """The claims that matter, and those that a change is of."""
    news = {event.held.number for event in told}
    first = [held for held in board.claims if held.number in news or _shared(held)]
    spoken = frozenset(s for held in first for m in held.members for s in m.stems)
    known = {held.number for held in first}
    return [held for held in board.claims if held.number in known or _told(held, spoken)]


def _shared(held: Held) -> bool:
    """Whether someone takes a position on a claim, two origins state it, or it is what a reader of any story asks for."""
    if held.stands or held.notable:
        return True
    plain = held.topic is None or any(m.topic and weighs(m.topic, m.low, m.high) for m in held.members)
    return plain and len({m.root[0] for m in held.members}) > 1


def _told(held: Held, spoken: frozenset[str]) -> bool:
    """Whether someone says it, and it is more than a remark."""
    if held.topic and held.topic.scope:
        return False
    return any(_figure(m) if m.topic else _statement(m, spoken) for m in held.members)


def _figure(entry: Entry) -> bool:
    if entry.topic is None or _ATTRIBUTE.search(entry.text):
        return False
    return bool(entry.topic.kind) or bool(entry.speaker and weighs(entry.topic, entry.low, entry.high))


def _statement(entry: Entry, spoken: frozenset[str]) -> bool:
    """A quotation must speak of what the story is about: of what others dispute or repeat."""
    if not entry.speaker or entry.text.split(" ", 1)[0].casefold() in _OBJECTS:
        return False
    return weight(entry.stems & spoken) >= ON if entry.quoted else _weight(entry) >= TELLS


def _weight(entry: Entry) -> float:
    return weight(entry.stems) + TELLS * any(charged(s) for s in entry.stems)
