"""From the roles of the pieces around a cue to an attribution: its source, and its content with whole quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model.document import Document
from onrecord.model.span import Span, Spans, trimmed
from onrecord.read.network import Answer
from onrecord.read.quotations import Quotation
from onrecord.read.roles import CONTENT, SOURCE, best_roles, joined, neighbours, spans, whole
from onrecord.read.wordpieces import Pieces

RIM = " \t\r\n\u00a0,;:\u2013\u2014-"
"""What belongs to no content at its rims."""
MOSTLY = 0.6
"""The share of a quotation that must be content for the whole of it to be."""
STRAY = 12
"""Code points of a part of a content that is none beside a long one."""
THAT = "that "


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution without its id, parent and mode; `likely` is its sum in log-odds.

    `own` is False for a thought or plan of "he", which inside what he says is no act of its own.
    """

    source: Spans
    cue: Spans
    content: Spans
    likely: float = 0.0
    own: bool = True


def handed(doc: Document, quotations: Sequence[Quotation], found: Pieces, cue: Sequence[int], answer: Answer) -> Found | None:
    """The attribution at a cue, if it has a content; `likely` is the log-probability of its content."""
    roles = best_roles(answer.roles)
    marks = joined(doc.text, tuple(spans(doc.text, found, cue)))
    said = answer.first + np.flatnonzero(roles == CONTENT)
    content = _content(doc.text, quotations, joined(doc.text, tuple(spans(doc.text, found, map(int, said)))), marks)
    if not content:
        return None
    sure = float(answer.roles[roles == CONTENT, CONTENT].mean())
    return Found(_source(doc.text, found, roles, answer), marks, content, sure)


def _source(text: str, found: Pieces, roles: np.ndarray, answer: Answer) -> Spans:
    """The likeliest of the stretches that could be the source."""
    some = neighbours(map(int, np.flatnonzero(roles == SOURCE)))
    if not some:
        return ()
    best = max(some, key=lambda run: float(np.exp(answer.roles[run, SOURCE]).sum()))
    first, last = answer.first + best[0], answer.first + best[-1]
    span = trimmed(text, whole(text, Span(int(found.starts[first]), int(found.ends[last]))), RIM)
    return (span,) if span.start < span.end else ()


def _content(text: str, quotations: Sequence[Quotation], parts: Spans, cue: Spans) -> Spans:
    size = sum(p.end - p.start for p in parts)
    parts = tuple(p for p in parts if p.end - p.start > STRAY or 4 * (p.end - p.start) > size)
    quoted = [q.span for q in quotations if q.depth == 0 and _held(q.span, parts) >= MOSTLY * (q.end - q.start)]
    quoted = [q for q in quoted if not any(q.meets(c) for c in cue)]
    clean = [_rimmed(text, part) for part in joined(text, _merged([*parts, *quoted]))]
    return tuple(p for p in clean if any(c.isalnum() for c in p.of(text)))


def _merged(parts: Sequence[Span]) -> Spans:
    """Parts in text order, those that meet as one."""
    merged = list[Span]()
    for part in sorted(parts):
        if merged and part.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(part.end, merged[-1].end))
        else:
            merged.append(part)
    return tuple(merged)


def _held(span: Span, parts: Spans) -> int:
    return sum(max(0, min(span.end, p.end) - max(span.start, p.start)) for p in parts)


def _rimmed(text: str, part: Span) -> Span:
    part = trimmed(text, part, RIM)
    return trimmed(text, Span(part.start + len(THAT), part.end), RIM) if part.of(text).lower().startswith(THAT) else part
