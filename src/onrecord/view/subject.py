"""A subject: what is counted, said and doubted about some words, in any story."""

from dataclasses import dataclass

from onrecord.record import Record
from onrecord.record.seeking import Question
from onrecord.view.found import FoundRow, rows

MOST, SPEAKERS = 100, 20


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks of a subject: in how many items, in how many outlets."""

    name: str
    items: int
    outlets: int


@dataclass(frozen=True, slots=True)
class SubjectView:
    """What is held about some words: figures, statements and positions, the best first, and who speaks of it most."""

    name: str
    figures: tuple[FoundRow, ...]
    statements: tuple[FoundRow, ...]
    positions: tuple[FoundRow, ...]
    speakers: tuple[Voice, ...]


def subject(record: Record, *, name: str, story: str | None = None, limit: int = 20) -> SubjectView:
    """What is held about some words, all of which must be there; `onrecord search` goes on from here."""
    size = max(1, min(limit, MOST))
    figures, statements, positions = (
        tuple(rows(record, record.places(Question(name, kind=kind, story=story), limit=size)))
        for kind in ("figure", "statement", "position")
    )
    voices = tuple(Voice(*row) for row in record.speakers(Question(name, story=story), limit=SPEAKERS))
    return SubjectView(name, figures, statements, positions, voices)
