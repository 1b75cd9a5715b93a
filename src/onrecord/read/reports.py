"""Candidates for attributions: every way in which a cue may hand words to someone, by the parse.

Several candidates may stand at one cue; `weights` says which of them, if any, is one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.document import Document
from onrecord.model.span import Span, Spans
from onrecord.read.clauses import Parse
from onrecord.read.cues import lemma, lexicon
from onrecord.read.openings import openings
from onrecord.read.quotations import Quotation

BRACKET = 100
"""Within how many code points after a source a bracket in it is closed."""
GAP = " \t\u00a0,\u2014\u2013\u2015-"

_PRONOUNS = frozenset({"PRP", "WP", "EX", "DT", "WDT", "PRP$"})
_PLAIN = frozenset({"kid nsubj left", "kid punct right", "kid punct left", "kid aux left", "kid neg left"})


@dataclass(frozen=True, slots=True)
class Report:
    """One way to read a cue: the token it stands at, its frame (construction), and what it hands to whom.

    `cut` says what was cut off the end of the parsed clause, `traits` what else is to be seen of the cue.
    """

    at: int
    lemma: str
    frame: str
    cut: str
    source: Spans
    cue: Spans
    content: Spans
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its parse and quotations.

    `starts` and `places` are where quotations and tokens begin; `depth` says for each token how many quotations hold it,
    `labels` of what kind the entity is that it belongs to; `openings` where the words of a paragraph begin after its dateline
    or label.
    """

    doc: Document
    parse: Parse
    quotations: Sequence[Quotation]
    starts: Sequence[int]
    places: Sequence[int]
    depth: Sequence[int]
    labels: dict[int, str]
    openings: dict[int, int]

    def paragraph(self, start: int) -> int:
        """The number of the paragraph in which a character stands."""
        return bisect_right(self.doc.paragraphs, (start, len(self.doc.text) + 1)) - 1

    def range(self, span: Span) -> range:
        """The tokens that begin in a span."""
        return range(bisect_left(self.places, span.start), bisect_left(self.places, span.end))

    def around(self, span: Span) -> Sequence[Quotation]:
        """The quotations that begin in a span."""
        return self.quotations[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def before(self, start: int, depth: int) -> Quotation | None:
        """The closed quotation of a depth that ends right before the character `start`."""
        for quotation in reversed(self.quotations[max(0, bisect_left(self.starts, start) - 8) : bisect_left(self.starts, start)]):
            if quotation.end <= start and quotation.depth == depth and quotation.closed:
                gap = self.doc.text[quotation.end : start]
                return quotation if not gap.strip(GAP) else None
        return None

    def after(self, at: int, depth: int, between: tuple[str, ...] = ("", "that")) -> Quotation | None:
        """The quotation of a depth that begins after the token `at`, with nothing but pauses or `between` before it."""
        end = self.parse.tokens[at].end
        for quotation in self.quotations[bisect_left(self.starts, end) :][:3]:
            if quotation.depth == depth:
                gap = self.doc.text[end : quotation.start]
                line = gap.count("\n") == 0 or gap.strip() in (":", ",")
                return quotation if line and gap.strip(GAP + ":\n\r") in between else None
        return None

    def opened(self, span: Span) -> Span:
        """A span without the dateline or label that it begins with; empty where it is nothing else."""
        start = self.openings.get(self.paragraph(span.start), span.start)
        return span if start <= span.start else Span(min(start, span.end), span.end)

    def widened(self, parts: Sequence[Span | None], cue: int) -> Spans:
        """Parts of a content, widened to whole quotations, in text order; () where they would swallow
        the cue, or say nothing but a date."""
        start = self.parse.tokens[cue].start
        spans: list[Span] = []
        if all(part is None or self._dated(part) for part in parts):
            return ()
        for part in parts:
            if part is None:
                continue
            part = closed(self.doc.text, self.opened(self._whole(self._said(part), start)))
            if not any(c.isalnum() for c in part.of(self.doc.text)):
                continue
            if part.start <= start < part.end:
                return ()
            if spans and spans[-1].start <= part.end and part.start <= spans[-1].end:
                part = Span(min(spans[-1].start, part.start), max(spans.pop().end, part.end))
            spans.append(part)
        return tuple(sorted(spans))

    def _said(self, part: Span) -> Span:
        """A part without the ", the report said" at its end, which hands on the whole sentence: it is nobody's content."""
        parse, last = self.parse, bisect_left(self.places, part.end) - 1
        verb = last - (last > 0 and parse.words[last] in (".", "!", "?"))
        if parse.tokens[verb].tag not in ("VBD", "VBZ") or "speech" not in lexicon().classes.get(lemma(parse.words[verb]), ()):
            return part
        subject = next((k for k in parse.kids(verb, "nsubj") if k < verb and self.depth[k] == self.depth[verb]), verb)
        pause = parse.left[subject] - 1
        if subject == verb or parse.words[pause] != "," or parse.tokens[pause].start <= part.start:
            return part
        return Span(part.start, parse.tokens[pause].start)

    def _dated(self, part: Span) -> bool:
        """Whether a part says nothing but a date or a time."""
        return all(self.labels.get(n) in ("DATE", "TIME") for n in self.range(part))

    def _whole(self, part: Span, cue: int) -> Span:
        for quotation in self.quotations[max(0, bisect_left(self.starts, part.start) - 8) :]:
            if quotation.start >= part.end:
                break
            if quotation.end > part.start and not quotation.start <= cue < quotation.end:
                part = Span(min(part.start, quotation.start), max(part.end, quotation.end))
        return part


def scene(doc: Document, parse: Parse, quotations: Sequence[Quotation]) -> Scene:
    """A document as the candidates need it."""
    starts = [t.start for t in parse.tokens]
    depth = [0] * len(starts)
    for quotation in quotations:
        first, last = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
        depth[first:last] = [quotation.depth + 1] * (last - first)
    labels: dict[int, str] = {}
    for entity in doc.entities:
        for at in range(bisect_left(starts, entity.start), bisect_left(starts, entity.end)):
            labels[at] = entity.label
    before = openings(doc.text, doc.paragraphs, {starts[n]: label for n, label in labels.items()})
    return Scene(doc, parse, quotations, [q.start for q in quotations], starts, depth, labels, before)


def source(view: Scene, subject: int | None, at: int) -> Spans:
    """The whole noun phrase of a subject, without the branch that holds the cue."""
    parse = view.parse
    if subject is None or (parse.words[subject] in ("there", "it") and parse.tokens[subject].dep == "expl"):
        return ()
    first, last = parse.phrase(subject, without=at)
    last = at - 1 if first <= at <= last else last
    begin = view.openings.get(view.paragraph(parse.tokens[first].start), 0)
    if parse.tokens[first].start < begin <= parse.tokens[at].start:  # the parse hangs the phrase on its label
        first = bisect_left(view.places, begin)
        last = min((k for k in parse.kids(at, "aux", "auxpass", "neg", "advmod") if first < k < at), default=at) - 1
    return whole(view, parse.named(first, last))


def whole(view: Scene, span: Span | None) -> Spans:
    """A source without a dateline, and with the bracket that closes one in it; () where nothing is left."""
    span = closed(view.doc.text, view.opened(span)) if span else None
    return (span,) if span and span.start < span.end else ()


def closed(text: str, span: Span) -> Span:
    """A span that ends after the bracket which closes one in it, or before the one that nothing closes."""
    words = text[span.start : span.end]
    if words.count("(") <= words.count(")"):
        return span
    line = text[span.end : span.end + BRACKET].split("\n")[0]
    if ")" in line and "(" not in line[: line.index(")")]:
        return Span(span.start, span.end + line.index(")") + 1)
    return Span(span.start, span.start + len(words[: words.rindex("(")].rstrip(" ,")))


def traits(view: Scene, at: int, subject: int | None) -> tuple[str, ...]:
    """What is to be seen of a cue besides its words: mood, place in the sentence, kind of subject."""
    parse, nouns, kinds = view.parse, lexicon().nouns, lexicon().noun_classes
    token = parse.tokens[at]
    out = [f"tag {token.tag}", f"dep {token.dep}", f"deep {view.depth[at] > 0}"]
    out += ["aux " + parse.words[k] for k in parse.kids(at, "aux", "neg")]
    out += sorted({f"kid {parse.tokens[k].dep} {'left' if k < at else 'right'}" for k in parse.children[at]} - _PLAIN)
    out.append("after " + (parse.tokens[at + 1].tag if at + 1 < len(parse.tokens) else ""))
    out += [f"thing {kinds[nouns[parse.words[k]]]}" for k in parse.kids(at, "dobj") if parse.words[k] in nouns]
    held = _held(parse, at)
    out.append(f"held {held}")
    if subject is None:
        out.append("subject none")
        return tuple(out)
    pronoun = parse.tokens[subject].tag in _PRONOUNS
    kind = parse.words[subject] if pronoun else view.labels.get(subject, parse.tokens[subject].tag)
    out += [f"subject {kind}", f"held {held} {'pronoun' if pronoun else 'noun'}"]
    if not pronoun:
        out.append("head " + parse.words[subject])
    return tuple(out)


def _held(parse: Parse, at: int) -> bool:
    """Whether a verb above hands this one to someone: it stands inside a clause that is said."""
    while parse.tokens[at].head != at:
        if parse.tokens[at].dep == "ccomp" and parse.words[parse.tokens[at].head] in lexicon().verbs:
            return parse.tokens[at].head < at
        at = parse.tokens[at].head
    return False


def cuts(parse: Parse, first: int, last: int) -> Iterator[tuple[str, int]]:
    """Where a clause may end before its parsed end: its last token with the kind of what is cut off, whole first.

    A clause that "and that" joins to it is never cut off: it is said too.
    """
    yield "whole", last
    at, given = last, 0
    while given < 3 and (first < parse.left[at] or at == last):
        left, dep = parse.left[at], parse.tokens[at].dep
        if first + 1 < left:
            paused = parse.words[left - 1] in (",", ";", "-", "--", "\u2013", "\u2014", "(", ":")
            that = dep == "conj" and parse.words[left] == "that" and parse.tokens[left].dep == "mark"
            if not that and (paused or dep in ("advcl", "conj", "npadvmod")):
                end = left - 1
                while end > first and parse.words[end] in (",", ";", "-", "--", "\u2013", "\u2014", "(", "and", "but", "or"):
                    end -= 1
                yield f"cut {dep}{' paused' if paused else ''}", end
                given += 1
        if parse.tokens[at].head == at or not first <= parse.tokens[at].head <= last:
            break
        at = parse.tokens[at].head
