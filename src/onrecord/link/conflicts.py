"""Statements of a claim that cannot both be true, said by different speakers or left standing beside a newer one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter

from onrecord.link import classes
from onrecord.link.accounts import accounts, denials
from onrecord.link.actors import Names
from onrecord.link.board import Board, Held
from onrecord.link.claims import rivals
from onrecord.link.entry import Bounds, Entry, disjoint, says
from onrecord.link.topics import value
from onrecord.model.claim import Conflict
from onrecord.model.news import Reading, Version


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conflicts of all claims of a story rest on: its readings, the versions of its pages in order of time, the
    statements that a text calls accounts of one thing (VERSION#ITEM, first → second), and the figures that were lowered.
    """

    readings: Mapping[str, Reading]
    pages: Mapping[str, Mapping[str, Version]]
    called: Mapping[str, str]
    lowered: frozenset[int]


def gathered(board: Board) -> Facts:
    """The facts of a story whose versions are all in the board."""
    called = {f"{r.version.id}#{one.id}": f"{r.version.id}#{other.id}"
              for r, _ in board.earlier for s in r.assessments for one, other in rivals(r, s)}  # fmt: skip
    lowered = frozenset(id(e.after) for e in board.events if e.kind == "figure-lowered")
    return Facts({r.version.id: r for r, _ in board.earlier}, _pages(board), called, lowered)


def conflicts(board: Board, held: Held, facts: Facts) -> tuple[Conflict, ...]:
    """The conflicts within a claim, each once."""
    found = _figures(board, held, facts) if held.topic else accounts(board, held, facts.called)
    return tuple(dict.fromkeys([*found, *denials(board, held, facts.readings)]))


def _figures(board: Board, held: Held, facts: Facts) -> Iterator[Conflict]:
    yield from board.rivalries[held.number].conflicts()
    if held.topic and not classes.falls(held.topic.kind):
        yield from _standing(board, held, facts)
    yield from _uncorrected(board, held)
    yield from _misreported(board.names, held)


def _standing(board: Board, held: Held, facts: Facts) -> Iterator[Conflict]:
    """A page that is kept up to date and still gives what its source has replaced since."""
    given: dict[tuple[str, str], list[Entry]] = {}
    for m in held.members:
        if m.topic and not m.former:
            given.setdefault((m.article, m.version), []).append(m)
    for article, versions in facts.pages.items():
        if len(versions) < 2 or any(r.kind == "live" for r in versions.values()):
            continue
        for old in given.get((article, list(versions)[-1]), ()):
            newer = [
                m for m in held.members
                if m.article != article and m.outlet != old.outlet and (m.at or "") > (old.at or "")
                and m.topic and not m.former and disjoint(m, old)
                and board.names.same(m.voice, old.voice) and value(*m.bounds) < value(*old.bounds)
            ]  # fmt: skip
            for new in [m for m in newer if id(m) in facts.lowered][:1]:
                yield Conflict(new.ref, old.ref, f"{says(new)}; the page of {old.outlet or 'the other'} still has {old.text}")


def _uncorrected(board: Board, held: Held) -> Iterator[Conflict]:
    """A copy that still has a figure which its origin has corrected."""
    for stale in board.stale.values():
        there = (stale.corrected.version, stale.corrected.index)
        new = next((m for m in board.standing.get(there, ()) if m.topic and m in held.members), None)
        old = next(
            (m for m in held.members if new and m.version == stale.version and m.root == new.root and disjoint(m, new)), None
        )
        if new and old and not old.former:
            yield Conflict(old.ref, new.ref, f"{old.outlet or 'a copy'} still has {old.text}, which was corrected to {new.text}")


def _misreported(names: Names, held: Held) -> Iterator[Conflict]:
    """One speaker's figure that others report otherwise before it and after it."""
    some = [m for m in held.members if m.topic and m.voice and not m.former and m.state == "new"]
    told: set[frozenset[object]] = set()
    voiced = _by_voice(names, some)
    for i, odd in enumerate(some):
        apart = (given for given in voiced[odd.voice].values() if disjoint(given[0][1], odd))
        found = max((at for given in apart for at in _around(given, i, odd.article)), key=itemgetter(0), default=None)
        if found and frozenset((odd.bounds, found[1].bounds)) not in told:
            told.add(frozenset((odd.bounds, found[1].bounds)))
            why = f"{odd.outlet or 'one'} reports {odd.text} and others {found[1].text} from {odd.voice}"
            yield Conflict(odd.ref, found[1].ref, why)


def _by_voice(names: Names, some: Sequence[Entry]) -> dict[str | None, dict[Bounds, list[tuple[int, Entry]]]]:
    """The figures that each voice gives under any name, by their bounds, with their numbers, in order."""
    voices = list(dict.fromkeys(m.voice for m in some))
    same = {voice: [other for other in voices if names.same(other, voice)] for voice in voices}
    out: dict[str | None, dict[Bounds, list[tuple[int, Entry]]]] = {voice: {} for voice in voices}
    for n, m in enumerate(some):
        for voice in same[m.voice]:
            out[voice].setdefault(m.bounds, []).append((n, m))
    return out


def _around(given: Sequence[tuple[int, Entry]], i: int, article: str) -> Iterator[tuple[int, Entry]]:
    """The last of some equal figures before a number, if another comes after it; those of one article are left out."""
    at = bisect_left(given, i, key=itemgetter(0))
    if any(given[n][1].article != article for n in range(at, len(given))):
        yield from islice((given[n] for n in range(at - 1, -1, -1) if given[n][1].article != article), 1)


def _pages(board: Board) -> dict[str, dict[str, Version]]:
    out: dict[str, dict[str, Version]] = {}
    for reading, _ in board.earlier:
        version = reading.version
        out.setdefault(version.article or version.url or version.id, {})[version.id] = version
    return out
