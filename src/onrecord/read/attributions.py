"""Attributions: who is handed which words, by what cue; direct, mixed and indirect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model.attribution import Attribution, Mode
from onrecord.model.document import Document
from onrecord.model.span import Spans, inside
from onrecord.read.clauses import parsed
from onrecord.read.quotations import Quotation, quotations
from onrecord.read.reports import Scene, scene
from onrecord.read.sayings import candidates
from onrecord.read.weights import best


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution without its id, parent and mode."""

    source: Spans
    cue: Spans
    content: Spans
    score: float = 0.0


def attributions(docs: Sequence[Document]) -> list[Document]:
    """Each document with its attributions in text order; speakers are left open."""
    return [replace(doc, attributions=tuple(_named(watched(doc)))) for doc in docs]


def watched(doc: Document) -> Scene:
    """A document with its parse and quotations, as the candidates need it."""
    return scene(doc, parsed(doc), quotations(doc.text, doc.paragraphs))


def _distinct(found: list[Found]) -> list[Found]:
    """Of several that share most of their content, the best; a content is given to one cue only."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: -f.score):
        if not any(_overlap(one.content, other.content) > 0.6 for other in kept):
            kept.append(one)
    return kept


def _overlap(left: Spans, right: Spans) -> float:
    """Shared characters over all characters of two contents."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return shared / (_size(left) + _size(right) - shared or 1)


def _size(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)


def _continued(view: Scene, found: list[Found]) -> list[Found]:
    """Quotations without a cue of their own, given to the source of the one before."""
    doc = view.doc
    out = list(found)
    breaks = {p.start: n for n, p in enumerate(doc.paragraphs)}
    last: Found | None = None
    for quotation in (q for q in view.quotations if q.depth == 0):
        owner = [f for f in out if any(s.start <= quotation.start and quotation.end <= s.end for s in f.content)]
        if owner:
            last = owner[0]
        elif last is not None and _goes_on(view, last, quotation, breaks):
            last = Found(last.source, (), (quotation.span,))
            out.append(last)
    return out


def _goes_on(view: Scene, last: Found, quotation: Quotation, breaks: dict[int, int]) -> bool:
    """Whether a quotation continues the one before: its paragraph begins with it, and the one before was left open."""
    number = breaks.get(quotation.start)
    if not number:
        return False
    before = view.doc.paragraphs[number - 1]
    return any(q.end == before.end and not q.closed for q in view.around(before)) and last.content[-1].end == before.end


def _named(view: Scene) -> list[Attribution]:
    found = [Found(r.source, r.cue, r.content, score) for score, r in best(view, candidates(view))]
    found = _continued(view, _distinct(found))
    found.sort(key=lambda f: (min([*f.content, *f.cue]), f.content))
    named = [Attribution(f"a{n}", f.source, f.cue, f.content, _mode(view, f.content)) for n, f in enumerate(found, 1)]
    return [replace(a, parent=_parent(a, named)) for a in named]


def _parent(inner: Attribution, named: list[Attribution]) -> str | None:
    """The smallest other attribution whose content holds this one's content and cue."""
    held = [a for a in named if a is not inner and inside((*inner.content, *inner.cue), a.content)]
    held = [a for a in held if _size(a.content) > _size(inner.content)]
    return min(held, key=lambda a: _size(a.content)).id if held else None


def _mode(view: Scene, content: Spans) -> Mode:
    """Direct if all words stand in quotation marks, mixed if some do."""
    words = [n for span in content for n in view.range(span) if view.doc.text[view.places[n]].isalnum()]
    quoted = sum(view.depth[n] > 0 for n in words)
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"
