"""Finding: claims, statements, figures, positions, speakers and texts, by words and by fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice
from typing import Any, Literal

from onrecord.model.attribution import Stance
from onrecord.model.claim import Claim, Standing
from onrecord.model.holding import Hit
from onrecord.record import Record
from onrecord.record.findings import FindingKind
from onrecord.record.seeking import Question
from onrecord.view.found import FoundRow, rows
from onrecord.view.held import Evidence, Held
from onrecord.view.remembered import judged_by, remembered
from onrecord.view.told import SHARED, told

Kind = Literal["claims", "statements", "figures", "positions", "speakers", "texts"]

MOST, PAGES, DEEP = 200, 1000, 400
"""Rows of a page, pages, and items that are looked at to find claims."""
_KINDS: dict[str, FindingKind] = {"statements": "statement", "figures": "figure", "positions": "position"}


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found, the best first; `more` tells that there is another page."""

    rows: tuple[FoundRow, ...]
    page: int
    more: bool


def search(
    record: Record,
    *,
    query: str = "",
    kind: Kind | None = None,
    story: str | None = None,
    speaker: str | None = None,
    outlet: str | None = None,
    stance: Stance | None = None,
    unit: str | None = None,
    above: float | None = None,
    below: float | None = None,
    since: str | None = None,
    until: str | None = None,
    page: int = 1,
    limit: int = 20,
) -> Found:
    """What was said, counted or doubted, by words, speaker, stance, bounds and the time of the first fetch.

    All words of `query` must be there; "quoted words" follow each other, and word* is the beginning of a word. A figure is
    `above` a bound where all that it can mean is. `until` includes its day. Raises NotFound, and ValueError for what is no time.
    """
    if story is not None:
        record.size(story)
    counted = above is not None or below is not None or unit is not None
    what = _KINDS.get(kind or "") or ("position" if stance else "figure" if counted else None)
    asked = Question(query, speaker or "", what, story, None, outlet, stance, unit, above, below, since, _whole_day(until))
    size, at = max(1, min(limit, MOST)), max(1, min(page, PAGES))
    some: Sequence[Any] = _some(record, asked, kind, limit=size + 1, offset=(at - 1) * size)
    return Found(tuple(_rows(record, kind, some[:size])), at, len(some) > size)


def _some(record: Record, asked: Question, kind: Kind | None, *, limit: int, offset: int) -> Sequence[Any]:
    """What the record has of a kind."""
    match kind:
        case "texts":
            where = {"outlet": asked.outlet, "since": asked.since, "until": asked.until}
            return record.search(asked.words, story=asked.story, limit=limit, offset=offset, **where)
        case "speakers":
            return record.speakers(asked, limit=limit, offset=offset)
        case "claims":
            return list(islice(_claims(record, asked), offset, offset + limit))
    return record.places(asked, limit=limit, offset=offset)


def _rows(record: Record, kind: Kind | None, some: Sequence[Any]) -> list[FoundRow]:
    match kind:
        case "texts":
            return [_text(record, hit) for hit in some]
        case "speakers":
            return [FoundRow("speaker", name, name, items=items, outlets=outlets) for name, items, outlets in some]
        case "claims":
            return list(some)
    return rows(record, some)


def _text(record: Record, hit: Hit) -> FoundRow:
    where = Evidence(hit.version, "", hit.outlet, hit.captured, hit.snippet, hit.snippet)
    return FoundRow("text", hit.title or hit.version, story=hit.story, title=record.title(hit.story or ""), places=(where,))


def _claims(record: Record, asked: Question) -> Iterator[FoundRow]:
    """The claims that the items are members of, or positions on, each once, in the order of the items."""
    by_item, held, seen = cache(lambda story: _by_item(record, story)), Held(record), set[str]()
    for place in record.places(asked, limit=DEEP):
        claim: Claim | None = by_item(place.story).get((place.version, place.item))
        if claim is not None and claim.id not in seen:
            seen.add(claim.id)
            where = held.evidence(place.version, place.item)
            row = FoundRow("claim", claim.label, place.speaker, place.stance, place.low, place.high, place.unit)
            yield replace(row, claim=claim.id, story=place.story, title=record.title(place.story), places=(where,))


def _by_item(record: Record, story: str) -> dict[tuple[str, str], Claim]:
    asked = ("by item", judged_by(record))
    return remembered(record, story, asked, lambda: _items(record, story), weight=SHARED)


def _items(record: Record, story: str) -> dict[tuple[str, str], Claim]:
    found: dict[tuple[str, str], Claim] = {}
    for claim in told(record, story=story, changes=False).telling.claims:
        positions = (p for name in Standing.__dataclass_fields__ for p in getattr(claim.standing, name))
        found |= {(p.version, p.item): claim for p in positions} | {(m.version, m.item): claim for m in claim.members}
    return found


def _whole_day(until: str | None) -> str | None:
    """A date as its last moment, so that its whole day is included; a time stays."""
    return until if until is None or len(until) > 10 else f"{date.fromisoformat(until)}T23:59:59.999999"
