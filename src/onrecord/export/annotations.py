"""What was read, as W3C Web Annotations: each item on its words, by offsets into one hashed text and by a short quote.

Web Annotation Data Model (W3C Recommendation, 23 February 2017). Offsets count Unicode code points (4.2.5) of the text that was
extracted from the page, whose SHA-256 is the `cached` of the target's state (4.3.1). A stretch of several parts is a target for
each. Quotes longer than `QUOTE` are left out: the text itself stays in the record.
"""

from collections.abc import Iterator
from typing import Any

from onrecord import codec
from onrecord.export.linked import known, stream
from onrecord.export.names import address, hashed, stamp, urn
from onrecord.model.attribution import Assessment
from onrecord.model.mention import Place, Quantity, Timex
from onrecord.model.news import Reading
from onrecord.model.span import Span, Spans
from onrecord.record import Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA = f'application/ld+json; profile="{CONTEXT}"'
QUOTE, AROUND = 300, 32
"""Code points of a quote at most, and of the words on either side of it."""


def annotations(record: Record, *, story: str | None = None) -> Iterator[bytes]:
    """An annotation page (5.2) of all that was read, in the whole record or in one story, in parts. Raises NotFound."""
    name = record.story(story).id if story else "record"
    head = {"@context": CONTEXT, "id": urn("annotations", name), "type": "AnnotationPage", "startIndex": 0}
    with record.still() as held:
        items = (item for reading in held.readings(story=story) for item in _annotations(reading))
        yield from stream(head, items, under="items")


def _annotations(r: Reading) -> Iterator[dict[str, Any]]:
    for a in r.attributions:
        says = a.speaker.name if a.speaker else "speaker not told"
        yield _annotation(r, a.id, a.content, "identifying", f"{says} ({a.mode} speech)")
        for part, spans in (("source", a.source), ("cue", a.cue)):
            if spans:
                yield _annotation(r, f"{a.id}-{part}", spans, "tagging", part)
    valued: tuple[Quantity | Timex | Place, ...] = (*r.quantities, *r.times, *r.places)
    for item in valued:
        yield _annotation(r, item.id, item.span, "classifying", _value(item))
    for s in r.assessments:
        yield _annotation(r, s.id, s.span, "assessing", _says(s))


def _annotation(r: Reading, item: str, spans: Spans, motivation: str, says: str) -> dict[str, Any]:
    """One annotation (3.1): a textual body, and a target for each part of the words."""
    targets = [_target(r, span) for span in spans]
    return known(
        id=f"{urn('version', r.version.id)}:{item}",
        type="Annotation",
        motivation=motivation,
        generated=stamp(r.version.captured),
        generator={"id": urn("pipeline", r.pipeline.id), "type": "Software", "name": "onrecord"},
        body={"type": "TextualBody", "value": says, "format": "text/plain", "purpose": motivation},
        target=targets[0] if len(targets) == 1 else targets,
    )


def _target(r: Reading, span: Span) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if span.end - span.start <= QUOTE:
        before, after = r.text[max(0, span.start - AROUND) : span.start], r.text[span.end : span.end + AROUND]
        selectors.append({"type": "TextQuoteSelector", "exact": span.of(r.text), **known(prefix=before, suffix=after)})
    state = known(type="TimeState", sourceDate=stamp(r.version.captured), cached=hashed(codec.sha256(r.text)))
    return {"type": "SpecificResource", "source": address(r.version.url, r.version.id), "state": state, "selector": selectors}


def _value(item: Quantity | Timex | Place) -> str:
    """The value of an item as JSON, without the spans that the target holds already."""
    match item:
        case Quantity():
            said: dict[str, Any] = {n: getattr(item, n) for n in ("low", "high", "unit", "approximate", "negated", "attribution")}
        case Timex():
            said = {n: getattr(item, n) for n in ("type", "value", "mod", "start", "end")}
        case Place():
            said = {n: getattr(item, n) for n in ("name", "geoname", "country", "lat", "lon", "precision")}
    return codec.encode(said).decode()


def _says(item: Assessment) -> str:
    return item.stance + (f" {item.target}" if item.target else "")
