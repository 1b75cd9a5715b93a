"""Who is quoted in a story, by whom; and which outlets repeat one text."""

from collections import defaultdict
from dataclasses import dataclass

from onrecord.model.news import Reading
from onrecord.record import Record
from onrecord.view.held import Evidence, Held, folded, outlet


@dataclass(frozen=True, slots=True)
class Saying:
    """The same words of one speaker, with every place where they stand, the first one first."""

    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Someone who is quoted: in which outlets, and everything they are quoted with."""

    name: str
    outlets: tuple[str, ...]
    statements: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An article: its outlet, its versions, the agencies it credits, and whose text it repeats (an article id or None)."""

    article: str
    outlet: str | None
    url: str | None
    title: str | None
    version: str
    versions: int
    credit: tuple[str, ...]
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The people and papers of a story: speakers by how much they say, and articles in order of time."""

    speakers: tuple[SpeakerRow, ...]
    outlets: tuple[OutletRow, ...]


def sources(record: Record, *, story: str) -> SourcesView:
    """Who says what in a story, and whose text each article is. Raises NotFound."""
    record.story(story)
    readings, held = list(record.readings(story=story)), Held(record)
    said: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for reading in readings:
        for a in reading.attributions:
            row = held.evidence(reading.version.id, a.id)
            places = said[a.speaker.name if a.speaker else ""][folded(row.words)]
            if row.outlet not in [p.outlet for p in places]:
                places.append(row)
    speakers = [_speaker(name, sayings) for name, sayings in said.items()]
    speakers.sort(key=lambda s: (not s.name, -len(s.outlets), -len(s.statements), s.name))
    return SourcesView(tuple(speakers), tuple(_outlets(record, story, readings)))


def _speaker(name: str, sayings: dict[str, list[Evidence]]) -> SpeakerRow:
    outlets = {place.outlet for places in sayings.values() for place in places if place.outlet}
    return SpeakerRow(name, tuple(sorted(outlets)), tuple(Saying(tuple(places)) for places in sayings.values()))


def _outlets(record: Record, story: str, readings: list[Reading]) -> list[OutletRow]:
    article = {r.version.id: r.version.article or "" for r in readings}
    origin = {
        article[m]: article[c.origin]
        for c in record.telling(story).copies
        for m in c.members
        if c.origin in article and m in article and article[m] != article[c.origin]
    }
    latest = {r.version.article or "": r for r in readings}
    count = {a: sum(v == a for v in article.values()) for a in latest}
    return [
        OutletRow(a, outlet(r), r.version.url, r.version.title, r.version.id, count[a], r.version.credit, origin.get(a))
        for a, r in latest.items()
    ]
