"""The tables of a backfill, and what a page and a reading give as rows of them.

Every row names its `page` (the capture), and where it is of an article, its `position` in the page and its `version`, the id that
a record gives to the first version of an article with that text. Spans are half-open ranges of code points in `versions.text`;
beside each stand the words. `docs/exports.md` has the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord import codec
from onrecord.backfill.files import UNKNOWN, Columns, Row
from onrecord.model.news import Article, Capture, Problem, Reading, Version
from onrecord.model.span import Spans, words
from onrecord.record.extract import Extract

_PAGE: Columns = {"seq": "whole", "page": "text", "day": "text"}
_ITEM: Columns = {
    **_PAGE, "position": "whole", "version": "text", "pipeline": "text", "id": "text", "spans": "spans", "words": "text",
}  # fmt: skip

TABLES: dict[str, Columns] = {
    "captures": {
        **_PAGE, "id": "text", "url": "text", "at": "text", "content_type": "text", "status": "whole", "published": "text",
        "title": "text", "outlet": "text", "sha256": "text", "size": "whole", "body": "bytes",
    },
    "versions": {
        **_PAGE, "position": "whole", "version": "text", "article": "text", "url": "text", "outlet": "text", "title": "text",
        "byline": "texts", "published": "text", "modified": "text", "captured": "text", "credit": "texts", "kind": "text",
        "status": "text", "language": "text", "repeats": "text", "sha256": "text", "text_sha256": "text", "input": "text",
        "pipeline": "text", "kept": "text", "text": "text",
    },
    "readings": {**_PAGE, "position": "whole", "version": "text", "input": "text", "pipeline": "text", "reading": "text"},
    "attributions": {
        **_ITEM, "mode": "text", "source_spans": "spans", "source": "text", "cue_spans": "spans", "cue": "text",
        "parent": "text", "speaker": "text", "speaker_actor": "text", "candidates": "texts",
    },
    "quantities": {
        **_ITEM, "low": "number", "high": "number", "approximate": "truth", "unit": "text", "of_spans": "spans", "of": "text",
        "hedge_spans": "spans", "hedge": "text", "negated": "truth", "attribution": "text",
    },
    "times": {**_ITEM, "type": "text", "value": "text", "mod": "text", "start": "text", "end": "text"},
    "places": {
        **_ITEM, "name": "text", "geoname": "whole", "country": "text", "lat": "number", "lon": "number", "precision": "text",
    },
    "actors": {**_ITEM, "name": "text", "kind": "text"},
    "assessments": {
        **_ITEM, "stance": "text", "holder_spans": "spans", "holder": "text", "target": "text", "target_spans": "spans",
        "target_words": "text",
    },
    "problems": {**_PAGE, "position": "whole", "version": "text", "kind": "text", "message": "text", "source": "text"},
}  # fmt: skip

CAPTURE = ("id", "body", "url", "at", "content_type", "status", "published", "title", "outlet")
"""The columns that a capture is made of again."""

_OWN = {"attributions": "content", "actors": "mentions"}
"""The field of an item whose words it is; `span` elsewhere."""
_SPANS = {"attributions": ("source", "cue"), "quantities": ("of", "hedge"), "assessments": ("holder",)}


def day(published: str | None, at: str | None) -> str:
    """The partition of what was published, else fetched, then (ISO 8601); what is no date counts for nothing."""
    for said in (published, at):
        try:
            return date.fromisoformat((said or "")[:10]).isoformat()
        except ValueError:
            continue
    return UNKNOWN


def capture_row(page: Row, one: Capture) -> Row:
    """The bytes of a page and all that came with them: what a record is given."""
    return {**page, **{name: getattr(one, name) for name in CAPTURE}, "sha256": codec.sha256(one.body), "size": len(one.body)}


def captured(row: Row) -> Capture:
    """The capture of a row."""
    return Capture(**{name: row[name] for name in CAPTURE})


def version_id(held: Extract) -> str:
    """The id that a record gives to the first version of an article with that text."""
    return codec.content_id(held.kept_under, held.text, 0)


def version_row(page: Row, held: Extract, *, status: str, pipeline: str, sha256: str, language: str | None) -> Row:
    """An article that was read."""
    said = held.article.version
    names = ("url", "outlet", "title", "published", "modified", "captured", "kind")
    return {
        **page, **{name: getattr(said, name) for name in names}, "day": day(said.published, said.captured), "kept": page["day"],
        "position": held.position, "version": version_id(held), "article": held.kept_under, "byline": said.byline,
        "credit": said.credit, "status": status, "language": language, "sha256": sha256, "text_sha256": held.text,
        "input": held.input, "pipeline": pipeline, "text": held.article.text,
    }  # fmt: skip


def reading_rows(page: Row, held: Extract, reading: Reading) -> Iterator[tuple[str, Row]]:
    """All that was read in an article: the name of a table and a row of it, each."""
    pipeline, article = reading.pipeline.id, held.article
    own = {**page, "day": day(article.version.published, article.version.captured), "position": held.position}
    own["version"] = version_id(held)
    bare = codec.encode(replace(reading, id="", version=Version(""), text="")).decode()
    yield "readings", {**own, "input": held.input, "pipeline": pipeline, "reading": bare}
    for table in ("attributions", "quantities", "times", "places", "actors", "assessments"):
        yield from ((table, {**own, "pipeline": pipeline, **_item(table, item, article)}) for item in getattr(reading, table))
    yield from (("problems", {**own, **_problem(one)}) for one in reading.problems)


def problem_row(page: Row, one: Problem) -> Row:
    """What could not be read of a page."""
    return {**page, **_problem(one)}


def stored(row: Row, article: Article) -> Reading:
    """The reading of an article, as the record's own pipeline would have made it."""
    bare = codec.decode(row["reading"], Reading)
    return replace(bare, id=article.id, version=article.version, text=article.text)


def _problem(one: Problem) -> Row:
    return {"kind": one.kind, "message": one.message, "source": one.source}


def _item(table: str, item: Any, article: Article) -> Row:
    row = {name: _cell(getattr(item, name)) for name in TABLES[table] if hasattr(item, name)}
    row |= _spelled("", getattr(item, _OWN.get(table, "span")), article)
    for name in _SPANS.get(table, ()):
        row |= _spelled(name, getattr(item, name), article)
    if table == "attributions":
        row |= {"speaker": item.speaker and item.speaker.name, "speaker_actor": item.speaker and item.speaker.actor}
    if table == "assessments":
        row |= {"target_spans": _pairs(item.target_span), "target_words": words(article.text, item.target_span) or None}
    return row


def _spelled(name: str, spans: Spans, article: Article) -> Row:
    """The two columns of a stretch of text: where it stands and its words."""
    said = words(article.text, spans) or None
    return {f"{name}_spans": _pairs(spans), name: said} if name else {"spans": _pairs(spans), "words": said}


def _pairs(spans: Spans) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]


def _cell(value: Any) -> Any:
    """A whole number that no column holds is not known there; the reading itself has it."""
    return value if not isinstance(value, int) or isinstance(value, bool) or abs(value) < 2**53 else None
