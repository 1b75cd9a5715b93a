"""All that the versions of a story say together: copies, claims, standing, conflicts and changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.codec import content_id
from onrecord.link import changes, claims, clauses, copies, counts, labels, matter, positions, wording
from onrecord.link.board import Board, Event, Folding, Held, Stale, Stand
from onrecord.link.boards import Boards
from onrecord.link.conflicts import conflicts, gathered
from onrecord.link.entry import Entry
from onrecord.link.outdated import outdated
from onrecord.link.passages import Passage, passages
from onrecord.link.releases import party
from onrecord.model.claim import Change, Claim, Conflict, Copies, Figure, Member, Outdated, Telling
from onrecord.model.news import Reading
from onrecord.model.span import words

BOARDS = Boards()
"""The boards of the stories that were told last."""


def tell(story: str, readings: Sequence[Reading]) -> Telling:
    """What the versions of a story say together; `readings` are in order of time, one for each version.

    Where it told the first of them before, only the others are folded in; what is told is the same.
    """
    board = BOARDS.take(story, readings)
    for reading in readings[len(board.earlier) :]:
        fold(board, reading)
    found = said(board)
    BOARDS.put(board)
    return found


def said(board: Board) -> Telling:
    """What the versions in a board say together; nothing that further versions are folded in by is changed."""
    facts = gathered(board)
    found = {held.number: conflicts(board, held, facts) for held in board.claims}
    for held in board.claims:
        held.disputed = bool(found[held.number])
    told = [event for event in board.events if changes.notable(event)]
    kept = matter.kept(board, told)
    return Telling(
        tuple(_with_outdated(board, group) for group in copies.groups(board.origins)),
        tuple(_claim(board, held, found[held.number]) for held in kept),
        tuple(_change(board, event) for event in told),
    )


def title(readings: Sequence[Reading]) -> str | None:
    """The headline of the article that founded the story, or of the first one that has any."""
    return next((r.version.title for r in readings if r.version.title), None)


def fold(board: Board, reading: Reading) -> None:
    """Take one more version into the board."""
    own = passages(reading)
    folding = Folding(board, reading, own, copies.sources(reading, own, board.shelf), party(reading))
    _root(folding)
    board.names.hold(reading.version.outlet)
    for attribution in reading.attributions:
        if attribution.speaker:
            board.names.learn(attribution.speaker.name, words(reading.text, attribution.source))
    counted, stated = counts.count(folding), claims.state(folding)
    stands = [*positions.positions(folding), *positions.affirmed(folding)]
    stands += positions.gainsaid(folding, stated, stands)
    for held in dict.fromkeys(held for held, _, _ in counted if held.topic):
        board.rivalries[held.number].take(list(held.newest(reading.version.id))[::-1])
    board.events.extend(changes.of_figures(folding, counted))
    board.events.extend(changes.of_statements(folding, stated))
    board.events.extend(changes.of_positions(folding, stands))
    board.events.extend(changes.of_hedges(folding))
    board.events.extend(outdated(folding))
    board.earlier.append((reading, own))
    if reading.version.outlet:
        board.outlets.add(reading.version.outlet)
    board.shelf.put(reading, own)
    board.origins.append((reading, folding.sources.origin))


def _root(folding: Folding) -> None:
    """Note for each paragraph of a version where its text was first, and the words of those that are new."""
    for passage in folding.passages:
        first: Passage | None = folding.sources.before[passage.index] or folding.sources.roots[passage.index]
        place = (passage.version, passage.index)
        known = folding.board.roots.get((first.version, first.index)) if first else None
        folding.board.roots[place] = known or first or passage
        if first is None:
            folding.board.spoken.update(passage.stems)
            folding.board.paragraphs += 1


def _with_outdated(board: Board, group: Copies) -> Copies:
    """Copies, with those that stand as they were before their origin was corrected."""
    some = (stale for stale in board.stale.values() if stale.version in group.members)
    found = (Outdated(stale.version, stale.by, stale.at, wording.outdated(stale)) for stale in some)
    return replace(group, outdated=tuple(found))


def _claim(board: Board, held: Held, rivalry: tuple[Conflict, ...]) -> Claim:
    return Claim(
        _id(board, held),
        board.story,
        labels.label(held),
        tuple(_member(entry) for entry in held.members),
        len({entry.article for entry in held.members}),
        len({entry.root[0] for entry in held.members}),
        positions.standing(held),
        rivalry,
    )


def _id(board: Board, held: Held) -> str:
    return content_id(board.story, held.founder.ref)


def _member(entry: Entry) -> Member:
    return Member(entry.version, entry.item, entry.speaker, entry.low, entry.high, entry.unit, entry.approximate, entry.at)


def _change(board: Board, event: Event) -> Change:
    return Change(
        event.at,
        event.kind,
        _id(board, event.held),
        board.story,
        _side(event.before),
        _side(event.after),
        event.url,
        event.version,
        wording.sentence(event),
    )


def _side(value: Entry | Stand | Stale | str | None) -> Figure | str | None:
    """One side of a change: the figure, or the words."""
    if isinstance(value, Stale):
        return clauses.short(value.text)
    if isinstance(value, Stand):
        return clauses.short(value.entry.sentence)
    if isinstance(value, Entry):
        if value.topic is None:
            return clauses.short(value.text)
        return Figure(value.low, value.high, value.unit, value.approximate, value.hedge, value.speaker)
    return value
