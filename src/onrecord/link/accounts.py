"""Rival accounts in words, and hours of one event that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from onrecord.link.board import Board, Held
from onrecord.link.changes import against
from onrecord.link.entry import Entry
from onrecord.link.hours import Hour, Time, apart
from onrecord.model.claim import Conflict


def accounts(board: Board, held: Held, called: Mapping[str, str]) -> Iterator[Conflict]:
    """The conflicts between members of a claim in words; `called` are those that a text itself calls accounts of one thing."""
    yield from _beside(board, held, called)
    yield from _hours(board, held)


def _beside(board: Board, held: Held, called: Mapping[str, str]) -> Iterator[Conflict]:
    """A contrary beside a statement, or what a text itself calls accounts of one thing."""
    said: dict[str, list[Entry]] = {}
    for m in held.members:
        if m.speaker and not m.answer and m.state in ("new", "edited"):
            said.setdefault(m.version, []).append(m)
    here = (s for s in held.stands if s.stance == "denies" and (s.target is None or s.target.version == s.entry.version))
    denying = dict.fromkeys((s.entry.version, s.who) for s in here)
    for old, new in (pair for some in said.values() for pair in combinations(some, 2)):
        denied = (v == m.version and board.names.same(who, m.speaker) for v, who in denying for m in (old, new))
        if called.get(old.ref) == new.ref or (against(board.names, old, new) and not any(denied)):
            yield Conflict(old.ref, new.ref, f"{says(old)}, {says(new)}")


def _hours(board: Board, held: Held) -> Iterator[Conflict]:
    """Hours of one event by different voices that cannot both be right, each pair of hours once."""
    given = dict[tuple[Time, str | None], tuple[Hour, Entry]]()
    for m in held.members:
        if m.hour and m.state != "copied":
            given.setdefault((m.hour.time, m.voice), (m.hour, m))
    told = set[frozenset[Time]]()
    for (one, old), (other, new) in combinations(given.values(), 2):
        pair = frozenset({one.time, other.time})
        if pair not in told and apart(one, other) and not board.names.same(old.voice, new.voice):
            told.add(pair)
            yield Conflict(old.ref, new.ref, f"{says(old)}, {says(new)}")


def says(entry: Entry) -> str:
    """What a member says, and who says it."""
    return f"{entry.speaker or entry.outlet or 'the text'}: {entry.text}"
