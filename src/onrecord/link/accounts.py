"""Rival accounts in words, denials of a statement, and hours of one event that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from onrecord.link.actors import one_of
from onrecord.link.board import Board, Held, Stand, member
from onrecord.link.changes import against
from onrecord.link.entries import maker
from onrecord.link.entry import Entry, says
from onrecord.link.gainsaying import opposed
from onrecord.link.hours import Hour, Time, apart
from onrecord.link.words import TOKEN, weight
from onrecord.model.attribution import Attribution
from onrecord.model.claim import Conflict
from onrecord.model.news import Reading
from onrecord.model.span import Spans, inside

BACK = 3
"""Paragraphs within which a denial may mean a statement with none of whose words it speaks of it."""
SENTENCE = 4
"""Words from which on a statement may say that something is so: "the siren never sounded"."""
COVERED = 0.8
"""Share of the weight of a denial's words that stand in what it denies."""


def accounts(board: Board, held: Held, called: Mapping[str, str]) -> Iterator[Conflict]:
    """The conflicts between members of a claim in words; `called` are those that a text itself calls accounts of one thing."""
    yield from _beside(board, held, called)
    yield from _across(board, held)
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


def _across(board: Board, held: Held) -> Iterator[Conflict]:
    """What others say after a denial in the sense of what it denies, once for each of them."""
    same, denying = board.names.same, list(_denying(held))
    told = [target.speaker for _, target in denying]
    for denial, m in product((denial for denial, _ in denying), held.members):
        after = m.speaker and not m.answer and m.state == "new" and (m.at or "") >= (denial.at or "") and m is not denial
        if not after or same(m.speaker, denial.speaker) or len(TOKEN.findall(m.text)) < SENTENCE:
            continue
        if denial.stems & m.stems and not one_of(board.names, m.speaker, told) and opposed(denial, m):
            told.append(m.speaker)
            yield Conflict(denial.ref, m.ref, f"{says(denial)}, {says(m)}")


def _denying(held: Held) -> Iterator[tuple[Entry, Entry]]:
    """The statements of a claim that deny another one by what they say, each with that one."""
    for stand in held.stands:
        own = member(held, f"{stand.entry.version}#{stand.entry.item}")
        if stand.stance in ("denies", "contradicts") and own and stand.target and not stand.target.topic:
            yield own, stand.target


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


def denials(board: Board, held: Held, readings: Mapping[str, Reading]) -> Iterator[Conflict]:
    """Denials in words of a statement in words, by another speaker."""
    told: set[tuple[str | None, str]] = set()
    for stand in held.stands:
        if stand.stance not in ("denies", "contradicts"):
            continue
        own = _made(readings[stand.entry.version], stand.entry.item)
        target = stand.target or (_denied(held, f"{stand.entry.version}#{own.id}") if own else None)
        if own is None or target is None or target.topic or target.answer:
            continue
        within = target.version == stand.entry.version
        if within and (inside(_content(readings[target.version], target.item), own.content) or _far(held, stand, own, target)):
            continue
        known = (stand.who, target.ref) in told
        told.add((stand.who, target.ref))
        if not known and stand.entry.state in ("new", "edited") and not board.names.same(stand.who, target.speaker):
            yield Conflict(
                f"{stand.entry.version}#{own.id}",
                target.ref,
                f"{stand.who or 'the outlet'} {stand.stance} what {target.speaker or 'others'} said",
            )


def _far(held: Held, stand: Stand, own: Attribution, target: Entry) -> bool:
    """Whether a denial stands far from what it is taken to deny, and speaks of nothing that is in it."""
    denial = member(held, f"{stand.entry.version}#{own.id}")
    return abs(stand.entry.passage - target.passage) > BACK and not (denial and denial.stems & target.stems)


def _made(reading: Reading, assessment: str) -> Attribution | None:
    """The statement by which an assessment of a reading is made, or which takes a position by itself."""
    found = next((s for s in reading.assessments if s.id == assessment), None)
    if found:
        return maker(reading.attributions, found)
    return next((a for a in reading.attributions if a.id == assessment), None)


def _content(reading: Reading, item: str) -> Spans:
    """The words of a statement of a reading."""
    return next((a.content for a in reading.attributions if a.id == item), ())


def _denied(held: Held, ref: str) -> Entry | None:
    """The statement that a denial repeats to deny it: all that the denial speaks of is in it."""
    own = member(held, ref)
    if own is None or own.topic or not weight(own.stems):
        return None
    some = (m for m in held.members if m.topic is None and not m.answer and m.speaker and m is not own)
    return next((m for m in some if weight(own.stems & m.stems) >= COVERED * weight(own.stems)), None)
