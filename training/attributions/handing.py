"""From the roles of the pieces around a cue to an attribution: its source, and its content with whole quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from roles import CONTENT, SOURCE, Cue, best_roles, joined, runs, spans, whole
from wordpieces import Pieces

from onrecord.model.document import Document
from onrecord.model.span import Span, Spans, trimmed
from onrecord.read.quotations import Quotation

RIM = " \t\r\n\u00a0,;:\u2013\u2014-"
"""What belongs to no content at its rims."""
MOSTLY = 0.6
"""The share of a quotation that must be content for the whole of it to be."""
STRAY = 12
"""Code points of a part of a content that is none beside a long one."""
OPENINGS = ("that ", "whether ")


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution without its id, parent and mode; `likely` is its probability."""

    source: Spans
    cue: Spans
    content: Spans
    likely: float = 1.0


def handed(
    doc: Document,
    quotations: Sequence[Quotation],
    found: Pieces,
    cue: Cue,
    first: int,
    probable: npt.NDArray[np.float32],
) -> Found | None:
    """The attribution at a cue, if it has a content; `probable` are the log-probabilities (S, 3) of roles from `first` on."""
    roles = best_roles(probable[None])[0]
    said = _near(found, cue, runs(roles, CONTENT, first))
    marks = () if cue.opens else joined(doc.text, tuple(spans(doc.text, found, cue.pieces)))
    content = _content(
        doc.text, quotations, joined(doc.text, tuple(s for run in said for s in spans(doc.text, found, run))), marks
    )
    if not content:
        return None
    sure = float(np.exp(probable[roles == CONTENT, CONTENT].mean())) if (roles == CONTENT).any() else 0.0
    return Found(_source(doc.text, found, roles, first, probable), marks, content, cue.likely * sure)


def _near(found: Pieces, cue: Cue, said: list[list[int]]) -> list[list[int]]:
    """The stretches of content in the paragraph of the cue; those elsewhere only where it has none."""
    first, last = found.paragraph(cue.pieces[0])
    return [run for run in said if first <= run[0] < last] or said


def _source(text: str, found: Pieces, roles: npt.NDArray[np.int64], first: int, probable: npt.NDArray[np.float32]) -> Spans:
    """The likeliest of the stretches that could be the source, as one span."""
    some = runs(roles, SOURCE, first)
    if not some:
        return ()
    best = max(some, key=lambda run: sum(float(np.exp(probable[n - first, SOURCE])) for n in run))
    near = [run for run in some if run is best or _touch(text, found, run, best)]
    start, end = min(run[0] for run in near), max(run[-1] for run in near)
    span = trimmed(text, whole(text, Span(int(found.starts[start]), int(found.ends[end]))), RIM)
    return (span,) if span.start < span.end else ()


def _touch(text: str, found: Pieces, run: list[int], other: list[int]) -> bool:
    """Whether only blanks and marks stand between two runs."""
    left, right = sorted((run, other))
    between = text[int(found.ends[left[-1]]) : int(found.starts[right[0]])]
    return not any(c.isalnum() for c in between) and "\n" not in between


def _content(text: str, quotations: Sequence[Quotation], parts: Spans, cue: Spans) -> Spans:
    size = sum(p.end - p.start for p in parts)
    parts = tuple(p for p in parts if p.end - p.start > STRAY or 4 * (p.end - p.start) > size)
    quoted = [q.span for q in quotations if q.depth == 0 and _held(q.span, parts) >= MOSTLY * (q.end - q.start)]
    quoted = [q for q in quoted if not any(q.meets(c) for c in cue)]
    merged = list[Span]()
    for part in sorted((*parts, *quoted)):
        if merged and part.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(part.end, merged[-1].end))
        else:
            merged.append(part)
    clean = [_rimmed(text, part) for part in joined(text, tuple(merged))]
    return tuple(p for p in clean if any(c.isalnum() for c in p.of(text)))


def _held(span: Span, parts: Spans) -> int:
    return sum(max(0, min(span.end, p.end) - max(span.start, p.start)) for p in parts)


def _rimmed(text: str, part: Span) -> Span:
    part = trimmed(text, part, RIM)
    lead = next((w for w in OPENINGS if text[part.start : part.end].lower().startswith(w)), "")
    return trimmed(text, Span(part.start + len(lead), part.end), RIM) if lead == "that " else part
