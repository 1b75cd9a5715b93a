"""Copies of a text that its origin has corrected since."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from onrecord.link.board import Correction, Event, Folding, Stale
from onrecord.link.entry import Entry
from onrecord.link.passages import Passage, sentences
from onrecord.link.stances import amended
from onrecord.link.words import TOKEN
from onrecord.model.span import Span


def outdated(folding: Folding) -> Iterator[Event]:
    """What a version lets one know of copies of corrected text: it corrects one, or is one, or is one no longer."""
    board, version = folding.board, folding.reading.version
    board.stale.pop(folding.article, None)
    for correction in board.corrections:
        yield from _standing(folding, correction, folding.article)
    found = Correction(version.id, folding.article, version.outlet, tuple(_corrected(folding)))
    if found.pairs:
        board.corrections.append(found)
        for article in [a for a in board.shelf.pages if a != folding.article]:
            yield from _standing(folding, found, article)


def _corrected(folding: Folding) -> Iterator[tuple[Passage, Passage]]:
    """The paragraphs of its own that a version with a new note of correction changed, as they were and as they are."""
    if not any(amended(p.text) and folding.added(p.index) for p in folding.passages):
        return
    for new, old in zip(folding.passages, folding.sources.before, strict=True):
        own = old is not None and folding.root(new)[0] == folding.article
        if old is not None and own and old.text != new.text and not amended(new.text):
            yield old, new


def _standing(folding: Folding, correction: Correction, article: str) -> Iterator[Event]:
    """An article that repeats a text of another one and still has what a correction changed there."""
    board = folding.board
    own = folding.passages if article == folding.article else board.shelf.last(article)
    for old, new in correction.pairs if article != correction.article else ():
        kept = next((p for p in own if _root(folding, p) == _root(folding, old) and _keeps(p, old, new)), None)
        if kept is not None:
            last = folding.reading if article == folding.article else board.shelf.pages[article][-1].reading
            stale = Stale(
                kept.version,
                last.version.outlet,
                correction.outlet,
                correction.version,
                folding.at,
                kept.text,
                new,
                _changed(old, new),
            )
            board.stale[article] = stale
            held = next((board.places[e.ref] for e in _figures(folding, new)), None)
            if held is not None:
                held.marked = True
                yield Event("correction", held, None, stale, folding.at, folding.reading.version.url, folding.reading.version.id)
            return


def _changed(old: Passage, new: Passage) -> str:
    """The first sentence of a paragraph that the one before it lacks."""
    some = (s.of(new.text) for s in sentences(new.text, Span(0, len(new.text))))
    return next((s for s in some if s not in old.text), new.text)


def _figures(folding: Folding, passage: Passage) -> list[Entry]:
    """The items of a paragraph, figures first."""
    some = folding.board.standing.get((passage.version, passage.index), [])
    return sorted(some, key=lambda e: e.topic is None)


def _root(folding: Folding, passage: Passage) -> tuple[str, int]:
    root = folding.board.roots.get((passage.version, passage.index), passage)
    return root.version, root.index


def _keeps(copy: Passage, old: Passage, new: Passage) -> bool:
    """Whether a copy has the words that a correction took out, and none of those that it put in."""
    said, was, now = ([w.casefold() for w in TOKEN.findall(p.text)] for p in (copy, old, new))
    steps = [s for s in SequenceMatcher(None, was, now, autojunk=False).get_opcodes() if s[0] != "equal"]
    gone, come = {w for _, a, b, _, _ in steps for w in was[a:b]}, {w for _, _, _, a, b in steps for w in now[a:b]}
    return bool(gone) and gone <= set(said) and not (come - set(was)) & set(said)
