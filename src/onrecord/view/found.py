"""What a search finds as rows: each item with its words, the same words of several outlets as one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.model.mention import Quantity
from onrecord.record import Record
from onrecord.record.seeking import Place
from onrecord.view.held import Evidence, Held, folded

FoundKind = Literal["claim", "statement", "figure", "position", "speaker", "text"]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Something that was found, with every place where it stands, the first one first.

    `words` are those of the item, the label of a claim (whose id is `claim`), a headline or a name; None in `low` or `high` of a
    figure is an open end. `about` is what a position is on. Of a speaker, `items` counts what they are quoted with and `outlets`
    by how many outlets.
    """

    kind: FoundKind
    words: str
    speaker: str | None = None
    stance: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False
    negated: bool = False
    about: str = ""
    claim: str | None = None
    story: str | None = None
    title: str | None = None
    items: int | None = None
    outlets: int | None = None
    places: tuple[Evidence, ...] = ()


def rows(record: Record, places: Iterable[Place]) -> list[FoundRow]:
    """Places as rows, in order; copies of the same words are one row."""
    held, groups = Held(record), dict[tuple[object, ...], FoundRow]()
    for place in places:
        row = _row(record, held, place)
        key = (
            row.kind,
            row.speaker,
            row.stance,
            row.low,
            row.high,
            folded(row.words),
            folded(row.places[0].cue),
            folded(row.about),
            row.kind == "figure" and folded(_near(row)),
        )
        same = groups.get(key)
        groups[key] = replace(same, places=(*same.places, *row.places)) if same else row
    return list(groups.values())


def _row(record: Record, held: Held, place: Place) -> FoundRow:
    item = held.item(place.version, place.item)
    where = held.evidence(place.version, place.item)
    figure = item if isinstance(item, Quantity) else None
    return FoundRow(
        place.kind,
        where.words,
        place.speaker,
        place.stance,
        place.low,
        place.high,
        place.unit,
        approximate=figure is not None and figure.approximate,
        negated=figure is not None and figure.negated,
        about=held.about(place.version, place.item),
        story=place.story,
        title=record.title(place.story),
        places=(where,),
    )


def _near(row: FoundRow) -> str:
    return row.places[0].context
