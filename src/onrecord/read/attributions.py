"""Attributions: who is handed which words, by what cue; direct, mixed and indirect."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.attribution import Attribution, Convention, Mode
from onrecord.model.document import Document
from onrecord.model.span import Span, Spans, inside, meet
from onrecord.read.clauses import parsed
from onrecord.read.handing import THAT, Found
from onrecord.read.introduced import introduced
from onrecord.read.quotations import Quotation, quotations
from onrecord.read.reports import Scene, scene
from onrecord.read.weighing import found_in, overlap, size

CERTAIN = 0.0
"""What a statement must weigh to hold another one that fills it."""
NEAR = 0.6
"""Above which share of common characters two contents are the same."""
LABEL = 40
"""Within how many characters of a quotation "NAME:" says that somebody else speaks."""
_MARKS = "\"'\u201d\u2019)"
_STOPS = (".", "!", "?", "\u2026")
_RELATIVE = re.compile(r"[\s,;)(\u2014-]*\b(who|which|that)\b[\w\s]{0,25}$")
_NEXT_SENTENCE = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*\s+[\"'\u201c\u2018(]*[A-Z]")


def attributions(docs: Sequence[Document], *, convention: Convention = "both") -> list[Document]:
    """Each document with its attributions in text order; speakers are left open."""
    return [replace(doc, attributions=tuple(_named(watched(doc), convention))) for doc in docs]


def watched(doc: Document) -> Scene:
    """A document with its parse and quotations, as the candidates need it."""
    return scene(doc, parsed(doc), quotations(doc.text, doc.paragraphs))


def _distinct(view: Scene, found: list[Found]) -> list[Found]:
    """Of several that share most of their content, the best; a content is given to one cue only."""
    kept: dict[int, list[Found]] = defaultdict(list)
    for one in sorted(found, key=lambda f: -f.likely):
        numbers = {view.paragraph(s.start) for s in one.content}
        if not any(_same(one, other) for n in numbers for other in kept[n]):
            for n in numbers:
                kept[n].append(one)
    return list(dict.fromkeys(f for some in kept.values() for f in some))


def _same(one: Found, other: Found) -> bool:
    """Whether two share most of their content, and neither is a statement of its own inside the other."""
    if overlap(one.content, other.content) <= NEAR:
        return False
    return not (_second(one, other) or _second(other, one))


def _second(inner: Found, outer: Found) -> bool:
    """Whether a statement that fills another one is an act of its own: "said the army had denied it", not "said he hopes"."""
    return inner.own and outer.likely > CERTAIN and inside(inner.cue, outer.content)


def _continued(view: Scene, found: list[Found], convention: Convention) -> list[Found]:
    """Those found, with the quotations without a cue of their own that go on from one of them.

    By the guide each is an attribution of its own, by PolNeAR a further part of the content; as a rule it is the one in the next
    paragraph, and the other in the same one. Others are said by whoever the sentence before them is about.
    """
    near: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        near[view.paragraph(one.content[-1].start)].append(one)
    for quotation in (q for q in view.quotations if q.depth == 0):
        number = view.paragraph(quotation.start)
        outer = [f for f in (*near[number - 1], *near[number]) if not _lies_in(quotation.span, f)]
        if any(meet((quotation.span,), (*f.content, *f.cue)) for f in outer):
            continue
        earlier = [f for f in outer if f.source and f.content[0] < quotation.span]
        before = max(earlier, key=lambda f: (_last(f), size(f.content)), default=None)
        if before and _goes_on(view, before, quotation):
            at = next(n for n in (number, number - 1) if before in near[n])
            quoted = any(q.span.meets(s) for s in before.content for q in view.around(s))
            if quoted and (convention == "polnear" or (convention == "both" and at == number)):
                near[at].remove(before)
                near[number].append(replace(before, content=(*before.content, quotation.span)))
            else:
                near[number].append(Found(before.source, (), (quotation.span,)))
        elif convention != "polnear" and (told := introduced(view, quotation)):
            near[number].append(told)
    return [f for some in near.values() for f in some]


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
    whole = text[quotation.start : quotation.end].rstrip(_MARKS)[-1:] in _STOPS
    stop = text[max(end - 2, 0) : quotation.start].rstrip(_MARKS + " \t\u00a0")[-1:] in _STOPS
    return whole and stop and not _NEXT_SENTENCE.search(gap)


def _named(view: Scene, convention: Convention) -> list[Attribution]:
    found = _continued(view, _distinct(view, found_in(view, convention)), convention)
    if convention == "polnear":
        outer = [f for f in found if not f.cue or not any(f is not o and inside(f.cue, o.content) for o in found)]
        found = [as_polnear(view.doc.text, one) for one in outer]
    found.sort(key=lambda f: (min([*f.content, *f.cue]), f.content))
    named = [Attribution(f"a{n}", f.source, f.cue, f.content, _mode(view, f.content)) for n, f in enumerate(found, 1)]
    near: dict[int, list[Attribution]] = defaultdict(list)
    for one in named:
        for number in {view.paragraph(s.start) for s in one.content}:
            near[number].append(one)
    return [replace(a, parent=_parent(a, near[view.paragraph(a.content[0].start)])) for a in named]


def as_polnear(text: str, one: Found) -> Found:
    """One as PolNeAR has it: "that" in the content, and "who" as the source of "X, who said"."""
    return replace(one, source=_relative(text, one) or one.source, content=tuple(_with_that(text, part) for part in one.content))


def _with_that(text: str, part: Span) -> Span:
    start = part.start - len(THAT)
    return Span(start, part.end) if text[max(start, 0) : part.start].lower() == THAT else part


def _relative(text: str, one: Found) -> Spans:
    """The relative pronoun between a source and its cue, with no more than an adverb or two after it."""
    after = _RELATIVE.match(text, one.source[-1].end, one.cue[0].start) if one.source and one.cue else None
    return (Span(*after.span(1)),) if after else ()


def _parent(inner: Attribution, near: list[Attribution]) -> str | None:
    """The smallest other attribution whose content holds this one's content and cue."""
    held = [a for a in near if a is not inner and inside((*inner.content, *inner.cue), a.content)]
    held = [a for a in held if size(a.content) > size(inner.content)]
    return min(held, key=lambda a: size(a.content)).id if held else None


def _mode(view: Scene, content: Spans) -> Mode:
    """Direct if all words stand in quotation marks, mixed if some do."""
    words = [n for span in content for n in view.range(span) if view.doc.text[view.places[n]].isalnum()]
    quoted = sum(view.depth[n] > 0 for n in words)
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"
