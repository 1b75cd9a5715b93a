"""Who takes a position on whether a statement or figure is true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.document import Document
from onrecord.model.mention import Quantity
from onrecord.model.span import Span, Spans, meet
from onrecord.read.nouns import Tree, tree
from onrecord.read.openings import openings
from onrecord.read.stance_words import stances
from onrecord.read.stances import Cue, cues, is_claim
from onrecord.read.targets import Held, Stand, held, target

IMPERSONAL = frozenset({"it", "there", "this", "that", "which", "these", "those", "what", "none"})
MEASURED = frozenset({"reading", "readings"})
LONGEST = 12
"""Tokens after a noun that still tell what it is."""
MARKS = frozenset({".", ",", ":", "''", "``", "-RRB-"})
NOTHING = frozenset({"anything", "nothing", "something", "any"})
BEING = frozenset(
    {
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "remains",
        "remain",
        "remained",
        "'s",
        "’s",
        "seems",
        "appears",
        "turned",
        "proved",
    }
)


def assessments(docs: Sequence[Document]) -> list[Document]:
    """Each document with its `assessments`, ids s1, s2, ... in text order."""
    return [replace(doc, assessments=_taken(tree(doc))) for doc in docs]


def _taken(parsed: Tree) -> tuple[Assessment, ...]:
    found, made = cues(parsed), list[Assessment]()
    known = held(parsed) if found else None
    for cue in found:
        if known is None or _undone(parsed, cue, found):
            continue
        stand = standing(parsed, cue, tuple(s.target for s in made if s.target))
        if (one := _assessment(known, stand)) is not None:
            both = (one, *_other(known, stand, one))
            made.extend(replace(each, id=f"s{n}") for n, each in enumerate(both, len(made) + 1))
    return tuple(made)


def standing(parsed: Tree, cue: Cue, taken: tuple[str, ...] = ()) -> Stand:
    """A cue with the attributions that it makes and stands in; `taken` are the targets of the stances before it."""
    span = Span(parsed.doc.tokens[cue.first].start, parsed.doc.tokens[cue.last].end)
    own = next((a for a in parsed.doc.attributions if meet(a.cue, (span,))), None)
    return Stand(cue, span, own, _around(parsed.doc, span), taken)


def _undone(parsed: Tree, cue: Cue, found: list[Cue]) -> bool:
    """Whether a confirmation confirms a denial: "confirmed that the story was fake"."""
    sent = next((s for s in parsed.doc.sentences if s.first <= cue.first < s.last), None)
    return cue.stance == "confirms" and any(
        c.stance == "denies" and sent is not None and cue.last < c.first < sent.last for c in found
    )


def _assessment(known: Held, stand: Stand) -> Assessment | None:
    parsed, cue = known.parsed, stand.cue
    amended = _amended(stand, parsed.doc)
    holder = () if amended else _holder(parsed, stand)
    words: Spans = (
        (_called(parsed, cue.about),) if cue.about is not None else stand.own.content if stand.own else _clause(parsed, cue)
    )
    figure = _figure(known, stand)
    about = figure.id if figure else None
    if about is None:
        statement = amended or target(known, stand)
        about = statement.id if statement else None
    if cue.stance in ("confirms", "supports") and not _answers(parsed, cue, about):
        return None
    return Assessment("", (stand.span,), holder, cue.stance, about, words)


def _called(parsed: Tree, about: int) -> Span:
    """The words for what a position is on, with what tells more of them: "the army's account [of a rocket]"."""
    phrase, more = parsed.phrase(about), parsed.child(about, "prep", "acl")
    if more is None or more != about + 1:
        return phrase
    last = more
    while (deeper := parsed.below[last]) and last < max(deeper) < about + LONGEST:
        last = max(deeper)
    while parsed.doc.tokens[last].tag in MARKS:
        last -= 1
    return Span(phrase.start, parsed.doc.tokens[last].end)


def _clause(parsed: Tree, cue: Cue) -> Spans:
    """The clause that a position is on, where no noun is: "cannot verify that [the gate was open]"."""
    clause = parsed.child(cue.on, "ccomp") if cue.stance == "cannot-verify" else None
    if clause is None or clause < cue.last:
        return ()
    inside = {clause}
    for n in range(clause, len(parsed.words)):
        if n == clause or parsed.doc.tokens[n].head in inside:
            inside.add(n)
    said = [n for n in range(min((clause, *parsed.below[clause])), max(inside) + 1) if parsed.doc.tokens[n].tag not in MARKS]
    first = next((n for n in said if parsed.words[n] not in ("that", "whether", "if")), clause)
    return (Span(parsed.doc.tokens[first].start, parsed.doc.tokens[said[-1]].end),)


def _amended(stand: Stand, doc: Document) -> Attribution | None:
    """What "an earlier version of this page" said, where the stance stands in the source itself."""
    if stand.cue.stance != "retracts":
        return None
    return next((a for a in doc.attributions if meet(a.source, (stand.span,))), None)


def _around(doc: Document, span: Span) -> Attribution | None:
    """The innermost attribution whose content holds the cue."""
    holding = [a for a in doc.attributions if any(c.covers(span) for c in a.content)]
    return min(holding, key=lambda a: sum(c.end - c.start for c in a.content), default=None)


def _holder(parsed: Tree, stand: Stand) -> Spans:
    """Who takes the position: the source of the cue's own attribution, the subject of its verb, or who speaks around it."""
    cue, tokens = stand.cue, parsed.doc.tokens
    by = _by(parsed, cue)
    if by is not None:
        return (parsed.phrase(by),)
    if stand.own is not None and stand.own.source:
        return stand.own.source
    for verb in dict.fromkeys((cue.on, tokens[cue.on].head if tokens[cue.on].dep in ("xcomp", "conj", "advcl") else cue.on)):
        agent = parsed.child(verb, "agent")
        doer = parsed.child(agent, "pobj") if agent is not None else parsed.child(verb, "nsubj")
        if doer is not None and not cue.first <= doer <= cue.last and _holds(parsed, doer, cue):
            return (parsed.phrase(_after_dateline(parsed, doer, verb)),)
    return stand.around.source if stand.around is not None else _goes_on(parsed, stand)


def _goes_on(parsed: Tree, stand: Stand) -> Spans:
    """Who says the sentence before a quotation, where that alone was handed on: "The figure was wrong, he said: ..."."""
    doc = parsed.doc
    end = next((s.end for s in doc.sentences if s.start <= stand.span.start < s.end), 0)
    for a in doc.attributions:
        if a.source and a.cue and stand.span.end <= a.source[0].start < a.cue[-1].end <= end <= a.content[0].end:
            comma = doc.text[: a.source[0].start].rstrip().endswith(",")
            if comma and doc.text[a.cue[-1].end : a.content[0].start].strip() == ":":
                return a.source
    return ()


def _after_dateline(parsed: Tree, doer: int, verb: int) -> int:
    """The first noun after the dateline, where the parse took the place in it for the subject; else the subject."""
    doc, tokens = parsed.doc, parsed.doc.tokens
    number = next((n for n, p in enumerate(doc.paragraphs) if p.covers(tokens[doer].span)), -1)
    begin = openings(doc.text, doc.paragraphs, {e.start: e.label for e in doc.entities}).get(number, 0)
    if tokens[doer].start >= begin:
        return doer
    nouns = [n for n in range(doer, verb) if tokens[n].start >= begin and tokens[n].tag[:2] in ("NN", "PR")]
    return next((n for n in nouns if n + 1 not in nouns), doer)


def _by(parsed: Tree, cue: Cue) -> int | None:
    """Who stands behind "unverified by ..." and "not supported by anything known to ..."."""
    for i in dict.fromkeys((cue.last, cue.on)):
        agent = next((k for k in parsed.below[i] if parsed.words[k] == "by" and k >= cue.last), None)
        agent = i if agent is None and parsed.words[i] == "by" else agent
        doer = parsed.child(agent, "pobj") if agent is not None else None
        if doer is None and cue.last + 1 < len(parsed.words) and parsed.doc.tokens[cue.last].dep == "pobj":
            doer = cue.last
        if doer is not None and parsed.words[doer] in NOTHING:
            known = parsed.child(doer, "acl", "relcl", "amod", "prep")
            to = parsed.child(known, "prep") if known is not None else None
            doer = parsed.child(to, "pobj") if to is not None else None
        if doer is not None and not is_claim(parsed, doer) and not cue.first <= doer <= cue.last:
            return doer
    return None


def _holds(parsed: Tree, doer: int, cue: Cue) -> bool:
    """Whether a subject can hold a position: someone, not the claim itself nor the "it" of "it is unclear"."""
    if parsed.words[doer] in IMPERSONAL or is_claim(parsed, doer) or cue.stance == "contradicts":
        return False
    known, said = stances(), parsed.words[cue.first : cue.last + 1]
    acts = any(w in known.verbs or w in known.answers or w in known.verifying for w in said)
    return parsed.doc.tokens[cue.on].tag[:2] == "VB" and (acts or parsed.words[cue.on] not in BEING)


def _figure(known: Held, stand: Stand) -> Quantity | None:
    """The figure that "the toll" means: that of "the figure of 4", one that follows in a correction, else the last before."""
    parsed, cue = known.parsed, stand.cue
    if cue.about is None or parsed.words[cue.about] not in stances().figures:
        return None
    near = [q for q in parsed.doc.quantities if abs(q.span[0].start - stand.span.start) < 600]
    after_noun = parsed.doc.tokens[cue.about].end
    if told := next((q for q in near if parsed.doc.text[after_noun : q.span[0].start] == " of "), None):
        return told
    end = next((s.end for s in parsed.doc.sentences if s.start <= stand.span.start < s.end), stand.span.end)
    after = [q for q in near if 0 < q.span[0].start - stand.span.end < 120 and q.span[0].start < end]
    if cue.stance == "retracts" and after:
        return next((q for q in after if _came_from(parsed, q)), after[0])
    before = [q for q in near if q.span[0].start < stand.span.start]
    if cue.stance == "retracts" and not before:
        return next((q for q in near if parsed.words[cue.about] in MEASURED and q.unit), None)
    return before[-1] if before else None


def _other(known: Held, stand: Stand, one: Assessment) -> Iterator[Assessment]:
    """The same stance on the figure before, where it is taken on two: "could not verify either number"."""
    about, quantities = stand.cue.about, known.parsed.doc.quantities
    unit = next((q.unit for q in quantities if q.id == one.target), None)
    figures = [q for q in quantities if q.unit == unit]
    at = next((n for n, q in enumerate(figures) if q.id == one.target), 0)
    if at and about and known.parsed.words[about - 1] in ("either", "both", "neither"):
        yield replace(one, target=figures[at - 1].id)


def _came_from(parsed: Tree, figure: Quantity) -> bool:
    """Whether a figure is the old one of "from 31 to 26"."""
    first = parsed.at(figure.span[0]).start
    return first > 0 and parsed.words[first - 1] == "from"


def _answers(parsed: Tree, cue: Cue, about: str | None) -> bool:
    """Whether a confirmation answers another: it names a report, or repeats what was said; a claimant's own word does not."""
    if cue.about is not None and is_claim(parsed, cue.about):
        return True
    return about is not None or parsed.words[cue.last] not in stances().answers
