"""The stored text of a version with everything that was read in it, at its offsets."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.model.holding import HeldVersion
from onrecord.model.news import Reading, Version
from onrecord.model.span import Span, Spans, cover
from onrecord.record import Record
from onrecord.view.wording import amount

LAYERS = ("content", "source", "cue", "figure", "counted", "hedge", "assessment", "holder", "time", "place")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text with the layer that was read there, one of `LAYERS`."""

    start: int
    end: int
    layer: str
    item: str


@dataclass(frozen=True, slots=True)
class Note:
    """What an item says, in one line beside the text; its words lie between `start` and `end`."""

    item: str
    layer: str
    says: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A version as it is held: hashes, fetches that showed it, its sister versions, its text, marks and notes.

    `item` or `span` are what was asked for; `outdated` says that it still has what its origin has corrected.
    """

    version: Version
    held: HeldVersion
    story: str | None
    fetched: tuple[str, ...]
    versions: tuple[HeldVersion, ...]
    item: str | None
    span: Span | None
    text: str
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    outdated: str | None = None


def evidence(
    record: Record, *, version: str, item: str | None = None, start: int | None = None, end: int | None = None
) -> EvidenceView:
    """The words behind what was read in a version; `item` names one field that is asked for. Raises NotFound.

    `start` and `end` ask for any words by their place: Unicode code points of the text, half open.
    """
    reading = record.reading(version)
    marks, span = tuple(_marks(reading)), _span(reading, start, end)
    if item is not None and item not in {m.item for m in marks}:
        raise NotFound(f"no item {item!r} in the reading of version {version}; `onrecord evidence {version}` lists those it has")
    article = record.article(reading.version.article or "")
    held = next(v for v in article.versions if v.id == version)
    fetched = tuple(f.at for f in record.fetches(url=reading.version.url) if f.version == version)
    notes, sisters = tuple(_notes(reading)), article.versions
    outdated = _outdated(record, article.story, version)
    return EvidenceView(reading.version, held, article.story, fetched, sisters, item, span, reading.text, marks, notes, outdated)


def _outdated(record: Record, story: str | None, version: str) -> str | None:
    """What is to be said of a copy of corrected text; None for any other version."""
    groups = record.telling(story, changes=False).copies if story else ()
    return next((copy.sentence for group in groups for copy in group.outdated if copy.version == version), None)


def _span(reading: Reading, start: int | None, end: int | None) -> Span | None:
    if start is None and end is None:
        return None
    if start is None or end is None or not 0 <= start < end <= len(reading.text):
        raise NotFound(
            f"no words from {start} to {end} in version {reading.version.id}; its text has {len(reading.text):,} characters"
        )
    return Span(start, end)


def _marks(reading: Reading) -> Iterator[Mark]:
    for a in reading.attributions:
        for layer, spans in (("source", a.source), ("cue", a.cue), ("content", a.content)):
            yield from _each(spans, layer, a.id)
    for q in reading.quantities:
        for layer, spans in (("figure", q.span), ("counted", q.of), ("hedge", q.hedge)):
            yield from _each(spans, layer, q.id)
    for s in reading.assessments:
        for layer, spans in (("assessment", s.span), ("holder", s.holder)):
            yield from _each(spans, layer, s.id)
    for t in reading.times:
        yield from _each(t.span, "time", t.id)
    for p in reading.places:
        yield from _each(p.span, "place", p.id)


def _each(spans: Spans, layer: str, item: str) -> Iterator[Mark]:
    return (Mark(start, end, layer, item) for start, end in spans)


def _notes(reading: Reading) -> Iterator[Note]:
    def note(id: str, layer: str, says: str, spans: Spans) -> Note:
        return Note(id, layer, says, *cover(spans))

    for a in reading.attributions:
        who = a.speaker.name if a.speaker else " or ".join(a.candidates) or "somebody unnamed"
        yield note(a.id, "attribution", f"{who} ({a.mode})" + (f", inside {a.parent}" if a.parent else ""), a.content)
    for q in reading.quantities:
        yield note(q.id, "figure", amount(q.low, q.high, q.unit, q.approximate, negated=q.negated), q.span)
    for s in reading.assessments:
        yield note(s.id, "assessment", s.stance + (f" {s.target}" if s.target else ""), s.span)
    for t in reading.times:
        yield note(t.id, "time", t.value or "not told", t.span)
    for p in reading.places:
        where = f"{p.lat:.2f}, {p.lon:.2f}" if p.lat is not None and p.lon is not None else "not told"
        yield note(p.id, "place", f"{p.name}: {where}" + (f" ({p.precision})" if p.precision else ""), p.span)
