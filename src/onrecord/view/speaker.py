"""A speaker: everything that somebody is quoted with, gives figures for, or takes a position on, in any story."""

from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.record.seeking import Question
from onrecord.view.found import FoundRow, rows

MOST, PAGES = 200, 1000


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A speaker by the name that readings resolve to: how much is held, in how many outlets, and a page of it, newest first."""

    name: str
    items: int
    outlets: int
    rows: tuple[FoundRow, ...]
    page: int
    more: bool


def speaker(record: Record, *, name: str, story: str | None = None, page: int = 1, limit: int = 50) -> SpeakerView:
    """What a speaker says, counts and doubts; two people of one name are one here. Raises NotFound."""
    asked = Question(speaker=name, story=story)
    some = record.speakers(asked, limit=1)
    if not some:
        raise NotFound(f"no speaker {name!r} in this record; `onrecord search --kind speakers --query WORD` finds names")
    size, at = max(1, min(limit, MOST)), max(1, min(page, PAGES))
    places = record.places(asked, limit=size + 1, offset=(at - 1) * size)
    held, items, outlets = some[0]
    return SpeakerView(held, items, outlets, tuple(rows(record, places[:size])), at, len(places) > size)
