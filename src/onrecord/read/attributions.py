"""Attributions: who is handed which words, by what cue; direct, mixed and indirect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model.attribution import Attribution, Mode
from onrecord.model.document import Document
from onrecord.model.span import Span, Spans, inside, meet
from onrecord.read.clauses import parsed
from onrecord.read.cues import lexicon
from onrecord.read.pronouns import PRONOUNS
from onrecord.read.quotations import Quotation, quotations
from onrecord.read.reports import Report, Scene, scene
from onrecord.read.sayings import candidates
from onrecord.read.weights import best, stands

LIKELY, CERTAIN = 1.0, 1.0
"""What a statement that fills another one must weigh, and what that other one."""
NEAR = 0.6
"""Above which share of common characters two contents are the same."""
LABEL = 40
"""Within how many characters of a quotation "NAME:" says that somebody else speaks."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution without its id, parent and mode."""

    source: Spans
    cue: Spans
    content: Spans
    score: float = 0.0
    own: bool = True


def attributions(docs: Sequence[Document]) -> list[Document]:
    """Each document with its attributions in text order; speakers are left open."""
    return [replace(doc, attributions=tuple(_named(watched(doc)))) for doc in docs]


def watched(doc: Document) -> Scene:
    """A document with its parse and quotations, as the candidates need it."""
    return scene(doc, parsed(doc), quotations(doc.text, doc.paragraphs))


def _distinct(view: Scene, found: list[Found]) -> list[Found]:
    """Of several that share most of their content, the best; a content is given to one cue only."""
    kept: dict[int, list[Found]] = defaultdict(list)
    for one in sorted(found, key=lambda f: -f.score):
        numbers = {view.paragraph(s.start) for s in one.content}
        if not any(_same(one, other) for n in numbers for other in kept[n]):
            for n in numbers:
                kept[n].append(one)
    return list(dict.fromkeys(f for some in kept.values() for f in some))


def _same(one: Found, other: Found) -> bool:
    """Whether two share most of their content, and neither is a statement of its own inside the other."""
    if _overlap(one.content, other.content) <= NEAR:
        return False
    return not (_second(one, other) or _second(other, one))


def _second(inner: Found, outer: Found) -> bool:
    """Whether a statement that fills another one is an act of its own: "said the army had denied it", not "said he hopes"."""
    return inner.own and outer.score > CERTAIN and inside(inner.cue, outer.content)


def _own(view: Scene, report: Report, score: float) -> bool:
    """Whether a cue that fills another's words is an act of its own: no thought or plan of "he", who is the speaker."""
    if stands(report):
        return True
    pronoun = any(s.of(view.doc.text).lower() in PRONOUNS for s in report.source)
    kinds = lexicon().classes.get(report.lemma, frozenset())
    return score > LIKELY and not (pronoun and kinds & {"thought", "plan"})


def _overlap(left: Spans, right: Spans) -> float:
    """Shared characters over all characters of two contents."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return shared / (_size(left) + _size(right) - shared or 1)


def _size(spans: Spans) -> int:
    return sum(s.end - s.start for s in spans)


def _continued(view: Scene, found: list[Found]) -> list[Found]:
    """Those found, and the quotations without a cue of their own that go on from one of them, with its source."""
    near: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        near[view.paragraph(one.content[-1].start)].append(one)
    more: list[Found] = []
    for quotation in (q for q in view.quotations if q.depth == 0):
        number = view.paragraph(quotation.start)
        outer = [f for f in (*near[number - 1], *near[number]) if not _lies_in(quotation.span, f)]
        if not any(meet((quotation.span,), (*f.content, *f.cue)) for f in outer):
            earlier = [f for f in outer if f.source and f.content[0] < quotation.span]
            before = max(earlier, key=lambda f: (_last(f), _size(f.content)), default=None)
            if before and _goes_on(view, before, quotation):
                more.append(Found(before.source, (), (quotation.span,)))
                near[number].append(more[-1])
    return found + more


def _lies_in(span: Span, found: Found) -> bool:
    return inside((*found.cue, *found.content), (span,)) and found.content != (span,)


def _last(found: Found) -> int:
    return max(s.end for s in (*found.source, *found.cue, *found.content))


def _goes_on(view: Scene, before: Found, quotation: Quotation) -> bool:
    """Whether a quotation goes on from what was said before.

    Either its paragraph begins with it and the one before left its quotation open, or it is a whole sentence that follows
    right after the sentence of the one before.
    """
    text, end = view.doc.text, _last(before)
    gap = text[end : quotation.start]
    if "\n" in gap:
        before_it = view.doc.paragraphs[view.paragraph(end - 1)]
        opened = any(q.end == end and not q.closed for q in view.around(before_it))
        label, colon, _ = text[quotation.start + 1 : quotation.start + LABEL].partition(":")
        return opened and not gap.strip() and not (colon and label.isupper())
    ended = view.doc.sentences[view.parse.sentence[view.range(Span(0, end))[-1]]].end
    whole = text[quotation.end - 2 : quotation.end - 1] in (".", "!", "?", "\u2026")
    return whole and not text[ended : quotation.start].strip() and ended <= quotation.start


def _named(view: Scene) -> list[Attribution]:
    found = [Found(r.source, r.cue, r.content, score, _own(view, r, score)) for score, r in best(view, candidates(view))]
    found = _continued(view, _distinct(view, found))
    found.sort(key=lambda f: (min([*f.content, *f.cue]), f.content))
    named = [Attribution(f"a{n}", f.source, f.cue, f.content, _mode(view, f.content)) for n, f in enumerate(found, 1)]
    near: dict[int, list[Attribution]] = defaultdict(list)
    for one in named:
        for number in {view.paragraph(s.start) for s in one.content}:
            near[number].append(one)
    return [replace(a, parent=_parent(a, near[view.paragraph(a.content[0].start)])) for a in named]


def _parent(inner: Attribution, near: list[Attribution]) -> str | None:
    """The smallest other attribution whose content holds this one's content and cue."""
    held = [a for a in near if a is not inner and inside((*inner.content, *inner.cue), a.content)]
    held = [a for a in held if _size(a.content) > _size(inner.content)]
    return min(held, key=lambda a: _size(a.content)).id if held else None


def _mode(view: Scene, content: Spans) -> Mode:
    """Direct if all words stand in quotation marks, mixed if some do."""
    words = [n for span in content for n in view.range(span) if view.doc.text[view.places[n]].isalnum()]
    quoted = sum(view.depth[n] > 0 for n in words)
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"
