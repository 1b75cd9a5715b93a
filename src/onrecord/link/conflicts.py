"""Statements of a claim that cannot both be true, said by different speakers or left standing beside a newer one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from operator import itemgetter

from onrecord.link import classes
from onrecord.link.accounts import accounts, denials, says
from onrecord.link.actors import Names
from onrecord.link.board import Board, Held
from onrecord.link.changes import disjoint
from onrecord.link.claims import rivals
from onrecord.link.entry import Bounds, Entry
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
    yield from (rivals := list(_rivals(board.names, held)))
    yield from (beside := list(_beside(board.names, held, rivals)))
    yield from _undercut(board.names, held, [*rivals, *beside])
    if held.topic and not classes.falls(held.topic.kind):
        yield from _standing(board, held, facts)
    yield from _uncorrected(board, held)
    yield from _misreported(board.names, held)


def _rivals(names: Names, held: Held) -> Iterator[Conflict]:
    """Figures of different speakers; a count that grew is none, so of counts only a later, lower one is."""
    last, given = _last(names, held), _given(held.members)
    for i, old in enumerate(last):
        for new in last[i + 1 :]:
            if _rivalling(names, old, new):
                old, new = sorted((old, new), key=lambda e: e.at or "")
                if not _grew(names, held, old, new, given) and not _relayed(names, given, old, new):
                    stood = _gainsaid(names, given, old, new) if _grows(held, old, new) else None
                    old, new = (stood, old) if stood and value(*stood.bounds) < value(*new.bounds) else (old, new)
                    yield Conflict(old.ref, new.ref, f"{says(old)}, {says(new)}")


def _rivalling(names: Names, one: Entry, other: Entry) -> bool:
    """Whether two voices give figures that cannot both be true; what each offers, asks or pledges itself can."""
    if not disjoint(one, other) or names.same(one.voice, other.voice):
        return False
    return not all(e.speaker and classes.deed(e.sentence) for e in (one, other))


def _beside(names: Names, held: Held, known: Iterable[Conflict]) -> Iterator[Conflict]:
    """Figures of two speakers that a paragraph sets against each other and are not `known`, whatever they say later."""
    pairs = [(held.refs[one.member or ""].numbers, held.refs[one.against].numbers) for one in known]
    there: dict[tuple[str, int], list[Entry]] = {}
    for m in held.members:
        if m.topic and m.speaker and not m.former and m.state != "copied":
            there.setdefault((m.version, m.passage), []).append(m)
    for one, other in (pair for some in there.values() for pair in combinations(some, 2)):
        told = any(one.numbers & a and other.numbers & b for pair in pairs for a, b in (pair, pair[::-1]))
        if not told and _rivalling(names, one, other):
            pairs.append((one.numbers, other.numbers))
            yield Conflict(one.ref, other.ref, f"{says(one)}, {says(other)}")


def _undercut(names: Names, held: Held, known: Iterable[Conflict]) -> Iterator[Conflict]:
    """A count below what somebody else had given before it, to which its speaker holds: later ones may only have grown."""
    kind = held.topic.kind if held.topic and not held.topic.unit else ""
    if not kind or classes.falls(kind) or classes.once(kind):
        return
    ends = ((held.refs[one.member or ""].voice, held.refs[one.against].voice) for one in known)
    told = [pair for x, y in ends for pair in ((x, y), (y, x))]
    last = _last(names, held)
    for low in (m for m in last if m.speaker and m.state == "new" and not classes.scoped(m.around)):
        high = _above(names, held, low)
        known_so = high and any(names.same(x, high.voice) and names.same(y, low.voice) for x, y in told)
        if high and not known_so and not _came_down(names, last, high, low):
            yield Conflict(high.ref, low.ref, f"{says(high)}, {says(low)}")


def _above(names: Names, held: Held, low: Entry) -> Entry | None:
    """The last higher count that somebody else had given before one, of the same people."""
    before = (
        m for m in reversed(held.members) if m.speaker and m.state == "new" and not m.former and (m.at or "") < (low.at or "")
    )
    return next(
        (
            m
            for m in before
            if value(*m.bounds) > value(*low.bounds) and not classes.scoped(m.around) and _rivalling(names, m, low)
        ),
        None,
    )


def _came_down(names: Names, last: Iterable[Entry], high: Entry, low: Entry) -> bool:
    """Whether who gave the higher figure has since given one that the lower one allows."""
    return any(names.same(m.voice, high.voice) and not disjoint(m, low) for m in last)


def _last(names: Names, held: Held) -> list[Entry]:
    """The last figure that each speaker holds to, as first given; former figures and own voices are left out."""
    out, alike = dict[str | None, Entry](), _alike(names, held.voices)
    for entry in held.members:
        voice = entry.voice
        if entry.topic is None or not (entry.former or entry.state != "copied"):
            continue
        for other in alike[voice]:
            if other in out and (not entry.former or out[other].bounds == entry.bounds):
                del out[other]
        if voice and not entry.former:
            out[voice] = entry
    return list(out.values())


def _alike(names: Names, voices: Iterable[str | None]) -> dict[str | None, list[str | None]]:
    """Under which names each voice speaks."""
    some = list(dict.fromkeys(voices))
    return {voice: [other for other in some if names.same(other, voice)] for voice in some}


@dataclass(frozen=True, slots=True)
class _Given:
    """The figures of a claim, by voice and bounds the earliest of all, and of those that are neither former nor copied.

    `places` has the first member of each article with each root.
    """

    all: Mapping[str | None, Mapping[Bounds, Entry]]
    own: Mapping[str | None, Mapping[Bounds, Entry]]
    places: Mapping[tuple[str, tuple[str, str]], Entry]


def _given(members: Sequence[Entry]) -> _Given:
    figures = sorted((m for m in members if m.topic), key=lambda m: m.at or "")
    every, own = dict[str | None, dict[Bounds, Entry]](), dict[str | None, dict[Bounds, Entry]]()
    for m in figures:
        every.setdefault(m.voice, {}).setdefault(m.bounds, m)
        if not m.former and m.state != "copied":
            own.setdefault(m.voice, {}).setdefault(m.bounds, m)
    return _Given(every, own, {(m.article, m.root): m for m in reversed(members)})


def _grew(names: Names, held: Held, old: Entry, new: Entry, given: _Given) -> bool:
    """Whether a count of what goes on happening may have changed between two figures."""
    if held.topic is None or held.topic.unit:
        return False
    if _gainsaid(names, given, old, new) or not _grows(held, old, new):
        return False
    if classes.falls(held.topic.kind) or classes.scoped(old.around) or classes.scoped(new.around):
        return True
    return value(*new.bounds) > value(*old.bounds) or _in_place_since(given, new, old)


def _relayed(names: Names, given: _Given, old: Entry, new: Entry) -> bool:
    """Whether an outlet only gave, in its own voice, what the speaker of a later figure said at that time."""
    if old.speaker is not None:
        return False
    same = (some[old.bounds] for voice, some in given.all.items() if old.bounds in some and names.same(voice, new.voice))
    return any((m.at or "") < (old.at or "") for m in same)


def _grows(held: Held, old: Entry, new: Entry) -> bool:
    """Whether two figures of a claim may be counts of what went on between them."""
    return bool(held.topic and not held.topic.unit and not classes.once(held.topic.kind)) and not _side_by_side(old, new)


def _gainsaid(names: Names, given: _Given, old: Entry, new: Entry) -> Entry | None:
    """The last higher count that the speaker of `new` had given before `old`, which did not accept it."""
    own = (m for voice, some in given.own.items() if names.same(voice, new.voice) for m in some.values())
    above = (m for m in own if (m.at or "") < (old.at or "") and disjoint(m, old) and value(*m.bounds) > value(*old.bounds))
    return max(above, key=lambda m: m.at or "", default=None) if old.state == "new" else None


def _side_by_side(old: Entry, new: Entry) -> bool:
    """Whether one text gives two figures as they stand."""
    return old.version == new.version and old.state == new.state


def _in_place_since(given: _Given, entry: Entry, other: Entry) -> bool:
    """Whether a figure only replaces one that its page gave before `other` was said."""
    first = given.places[entry.article, entry.root]
    return (first.at or "") < (other.at or "") and entry.state in ("edited", "same")


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
    alike = _alike(names, (m.voice for m in some))
    out: dict[str | None, dict[Bounds, list[tuple[int, Entry]]]] = {voice: {} for voice in alike}
    for n, m in enumerate(some):
        for voice in alike[m.voice]:
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
