"""What rules and encoder together make of each cue: one attribution or none.

Rules know where clauses, noun phrases and quotations end and which constructions hand words to somebody; the encoder knows which
of them do so here. The spans of a cue are those of the construction that the encoder finds likeliest, or its own where none fits;
whether it stands is a weighted sum of what both say. The shares are fitted by `training/attributions/shares.py`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from onrecord.model.attribution import Convention
from onrecord.model.span import Span, Spans, inside, meet, trimmed, words
from onrecord.read.asides import DENYING, relayed, unsaid
from onrecord.read.cues import lexicon
from onrecord.read.handing import RIM, Found, handed
from onrecord.read.network import Answer, Heard, ask, heard
from onrecord.read.nouns import roles, singular
from onrecord.read.pronouns import PRONOUNS
from onrecord.read.reports import Report, Scene
from onrecord.read.roles import CONTENT, NONE, SOURCE
from onrecord.read.sayings import candidates
from onrecord.read.verbs import takes_lives
from onrecord.read.weights import FORMAL, features, stands, weights

RULES = 2.0
"""How many nats of the encoder's likelihood a point of the rules is worth, where they differ on the construction."""
UNFIT = -15.0
"""The log-likelihood below which no construction fits."""
WORTH = 0.4
"""How far above that the sum must come with the best answer for the encoder to be asked: one in ten below does stand."""
HELD = 0.5
"""How much less that is for a cue in what somebody else says."""
KNOWN = -0.5
"""What rules must weigh where they decide alone."""
FEW, FIGURES = 6, frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
"""Words of a content that is a mere figure, and what the parse calls it."""
UNSURE = -1.0
"""The log-probability that a content of its own has for an encoder that sees none."""
STANDS = -0.3
"""The sum above which an attribution stands: below zero, because F1 is greatest where somewhat doubtful ones stand too."""
INSIDE = 2.0
"""How much less it takes inside what another attribution hands on: PolNeAR, from which the encoder learned, has nothing there."""

MARKS = "\"'\u201d\u2019"
RELAYED = frozenset({"clause", "aside quote", "quote"})
"""What stands by its form after "quoted her as saying"."""

NOBODY = frozenset({"nobody", "no one", "none", "nothing"})
"""Sources that are none: what nobody says is handed to no one."""


class Weighed(NamedTuple):
    """One cue with what would be handed on there, and what speaks for it."""

    found: Found
    seen: Mapping[str, float]


@cache
def shares() -> Mapping[str, float]:
    """How much each thing seen of a cue counts, read once."""
    path = resources.files("onrecord.read") / "lexicon" / "shares.json"
    return MappingProxyType(json.loads(path.read_text("utf-8")))


def found_in(view: Scene, convention: Convention) -> list[Found]:
    """The attributions of a document, at each cue by itself; `likely` is how far the sum is above what it takes."""
    some = [replace(one.found, likely=summed(one.seen) - STANDS) for one in weighed(view, convention)]
    stand = [found for found in some if found.likely > 0]
    if convention == "polnear":
        return stand
    doubted = [found for found in some if -INSIDE < found.likely <= 0]
    return stand + [one for one in doubted if any(inside(one.cue, outer.content) for outer in stand)]


def summed(seen: Mapping[str, float]) -> float:
    """The weighted sum of what speaks for a cue, in log-odds."""
    return sum(shares()[name] * value for name, value in seen.items())


def weighed(view: Scene, convention: Convention) -> Iterator[Weighed]:
    """Each cue that may stand: first those of the rules in text order, then those that only the encoder sees."""
    text = heard(view.doc, convention)
    cues, taken = text.cues, set[int]()
    cued = {piece for cue in cues for piece in cue.pieces}
    for _, group in groupby(candidates(view), key=lambda r: r.at):
        reports = list(group)
        totals = [sum(weights().get(f, 0.0) for f in features(view, r)) for r in reports]
        pieces = text.pieces.within(reports[totals.index(max(totals))].cue)
        taken.update(pieces)
        if relay := relayed(view.parse, reports[0].at):
            taken.update(text.pieces.within((view.parse.span(relay[0], relay[0]),)))
            if unsaid(view.parse, relay[0]):
                continue  # "did not quote her as saying"
        best = _given(view, reports, totals)
        if best and _nobodys(view, best.source):
            continue
        if best:
            yield Weighed(Found(best.source, best.cue, best.content, own=_acts(view, best)), {"formal": 1.0})
        elif pieces:
            known = {"rules": max(totals), "ruled": 1.0, "standing": float(any(map(stands, reports)))}
            some = list(_weighed(view, text, pieces, known, list(zip(reports, totals, strict=True))))
            hinted = not cued.isdisjoint(pieces) or reports[0].lemma == "tell"  # ", two nurses tell us"
            if hinted and not any(summed(one.seen) > STANDS for one in some):
                sure = (r for r in reports if _follows(view, r) and not _nobodys(view, r.source))
                some = [Weighed(Found(r.source, r.cue, r.content, own=True), {"formal": 1.0}) for r in [*sure][:1]] or some
            yield from some
    for cue in cues:
        if taken.isdisjoint(cue.pieces):
            yield from _weighed(view, text, cue.pieces, {}, ())


def _nobodys(view: Scene, source: Spans) -> bool:
    """Whether a source is nobody: "no one", "no paper", "none of the papers"; but "No 10"."""
    named = words(view.doc.text, source).lower()
    first, _, rest = named.partition(" ")
    return named in NOBODY or (first in DENYING and rest[:1].isalpha())


def _given(view: Scene, reports: Sequence[Report], totals: Sequence[float]) -> Report | None:
    """The construction that stands without the encoder, by its form.

    That is also a quotation in the paragraph after "X said:", which the encoder reads alone, and what was rarely annotated:
    a mere figure that is handed on ("spoke of at least 8,000"), and "NAME:".
    """
    told = relayed(view.parse, reports[0].at) is not None  # "AP quoted her as saying that"
    some = [n for n, report in enumerate(reports) if report.frame in FORMAL or (told and report.frame in RELAYED)]
    some = some or [n for n, total in enumerate(totals) if total > KNOWN and _plain(view, reports[n])]
    some = some or [n for n, total in enumerate(totals) if total > 0 and _below(view, reports[n])]
    return reports[max(some, key=lambda n: totals[n])] if some else None


def _quotes(view: Scene, report: Report) -> bool:
    return any(view.depth[n] for part in report.content for n in view.range(part))


def _follows(view: Scene, report: Report) -> bool:
    """Whether a verb of speech or evidence follows a whole sentence that it hands on: "It rained, an inquiry found on Monday"."""
    said = lexicon().classes.get(report.lemma, frozenset()) & {"speech", "evidence"}
    shape = {"dep ROOT", "kid ccomp left"} <= set(report.traits) and "subject none" not in report.traits
    finite = {"dep acl", "tag VBD"} <= set(report.traits)  # no parse: a finite verb hangs on no noun
    plain = ("kid dobj right" not in report.traits or report.lemma == "tell") and not _quotes(view, report)
    return report.frame == "aside" and bool(said) and plain and (shape or (finite and _judges(report)))


def _judges(report: Report) -> bool:
    """Whether the subject of a cue is a document or a body, which concludes and is not concluded: "an inquiry set up by both"."""
    head = next((singular(trait.removeprefix("head ")) for trait in report.traits if trait.startswith("head ")), "")
    return head in roles().documents or head in roles().organizations


def _below(view: Scene, report: Report) -> bool:
    """Whether the content begins in a later paragraph than the cue."""
    return view.paragraph(report.content[0].start) > view.paragraph(report.cue[0].start)


def _plain(view: Scene, report: Report) -> bool:
    """Whether a person's name and a colon stand before the content, or the content is a figure and hardly anything else."""
    if report.frame.startswith("label") and "name PERSON" in report.traits:
        return True
    tokens = [n for part in report.content for n in view.range(part)]
    return 0 < len(tokens) <= FEW and sum(view.labels.get(n) in FIGURES for n in tokens) * 2 >= len(tokens)


def _weighed(
    view: Scene, text: Heard, cue: Sequence[int], known: Mapping[str, float], ways: Sequence[tuple[Report, float]]
) -> Iterator[Weighed]:
    """A cue with what would be handed on there, unless that could hardly stand whatever the encoder answers."""
    seen = {"all": 1.0, "tagged": _odds(text.first(cue)), **known}
    worth = WORTH - HELD if ways and _held(view, ways[0][0]) else WORTH
    if summed({**seen, "agreed": 1.0}) <= STANDS + worth:
        return
    answer = ask(text, cue)
    own = _own(view, text, cue, answer)
    best, fit = None, UNFIT
    if ways:
        fits = [_likely(text, answer, cue, report) for report, _ in ways]
        at = max(range(len(ways)), key=lambda n: RULES * ways[n][1] + fits[n])
        best, fit = ways[at][0], fits[at]
    found = _chosen(view, best, fit, own)
    if not found or _nobodys(view, found.source) or (not ways and _comments(view, found)):
        return
    seen["sure"] = own.likely if own else UNSURE
    seen["fits"] = max(fit, 2 * UNFIT)
    seen["agreed"] = overlap(own.content, found.content) if own else 0.0
    seen["sourceless"] = float(not found.source)
    yield Weighed(found, seen)


def _held(view: Scene, report: Report) -> bool:
    """Whether a cue of the rules stands in a quotation, or in a clause that another one hands on."""
    return view.depth[report.at] > 0 or "held True" in report.traits


def _comments(view: Scene, found: Found) -> bool:
    """Whether words are the writer's own: a participle with a noun phrase ("..., underlining the danger"), "claimed lives"."""
    tokens, cue = view.parse.tokens, view.range(found.cue[0])
    said = [n for part in found.content for n in view.range(part)]
    if any(view.depth[n] or tokens[n].tag.startswith(("VB", "MD")) for n in said):
        return False
    participle = bool(cue) and tokens[cue[0]].tag == "VBG" and tokens[cue[0]].dep == "advcl"
    return participle or any(takes_lives(view.parse, n) for n in cue)


def _own(view: Scene, text: Heard, cue: Sequence[int], answer: Answer) -> Found | None:
    """What the encoder by itself hands on at a cue, without a dateline, and without other sentences that are not quoted."""
    found = handed(view.doc, view.quotations, text.pieces, cue, answer)
    if not found:
        return None
    [at, *_] = [*view.range(found.cue[0]), len(view.parse.tokens) - 1]
    here = view.doc.sentences[view.parse.sentence[at]].span
    parts = (view.opened(part) for part in found.content)
    content = [part if _quoted(view, part) else Span(max(part.start, here.start), min(part.end, here.end)) for part in parts]
    content = [trimmed(view.doc.text, part, RIM) for part in content if part.start < part.end]
    return replace(found, content=tuple(content)) if content else None


def _quoted(view: Scene, part: Span) -> bool:
    return any(quotation.span.meets(part) for quotation in view.around(part))


def _likely(text: Heard, answer: Answer, cue: Iterable[int], report: Report) -> float:
    """The log-likelihood of a construction's source and content, below that of the likeliest roles."""
    last = answer.first + len(answer.roles)
    roles = np.full(len(answer.roles), NONE)
    for role, spans in ((SOURCE, report.source), (CONTENT, report.content)):
        roles[[n - answer.first for n in text.pieces.within(spans) if answer.first <= n < last]] = role
    roles[[n - answer.first for n in cue if answer.first <= n < last]] = NONE
    less = answer.roles[np.arange(len(roles)), roles] - answer.roles.max(1)
    return float(less[text.wordy[answer.first : last]].sum())


def _chosen(view: Scene, best: Report | None, fit: float, own: Found | None) -> Found | None:
    """Content and source of the likeliest construction where it fits; else, or if it sees another source, the encoder's.

    At nouns and adverbs the construction fits always: what is said there surrounds the cue, which only the parse tells apart.
    """
    if not best:
        return own
    acts = _acts(view, best)
    told = relayed(view.parse, best.at) is not None
    source = own.source if own and own.source and not meet(own.source, best.source) and not told else best.source
    if not own or fit >= UNFIT or best.frame.startswith(("noun", "adverb")) or _broken_off(view, best, own):
        return Found(source, best.cue, best.content, own=acts)
    content = tuple(part for one in own.content for part in _without(view, one, source))
    return replace(own, source=source, cue=best.cue, content=content or own.content, own=acts)


def _broken_off(view: Scene, best: Report, own: Found) -> bool:
    """Whether the encoder sees but the first part of a quoted sentence that was broken off: "If it rains," ... "we leave"."""
    if best.frame != "aside quote" or len(best.content) != 2 or own.content != best.content[:1]:
        return False
    text, (first, rest) = view.doc.text, best.content
    broken = text[first.start : first.end].rstrip(MARKS)[-1:] == "," or text[first.end : first.end + 1] == ","
    return broken and text[rest.start + 1 : rest.start + 2].islower() and "\n" not in text[first.end : rest.start]


def _without(view: Scene, content: Span, source: Spans) -> Iterator[Span]:
    """A part of a content without the source that stands in it."""
    at = content.start
    for span in (*(s for s in source if s.meets(content)), Span(content.end, content.end)):
        part = trimmed(view.doc.text, Span(at, max(at, span.start)), RIM)
        if any(c.isalnum() for c in part.of(view.doc.text)):
            yield part
        at = span.end


def _acts(view: Scene, report: Report) -> bool:
    """Whether a cue inside another's words is an act of its own: no thought or plan of "he", who is the speaker."""
    pronoun = any(s.of(view.doc.text).lower() in PRONOUNS for s in report.source)
    return stands(report) or not (pronoun and lexicon().classes.get(report.lemma, frozenset()) & {"thought", "plan"})


def overlap(left: Spans, right: Spans) -> float:
    """Shared characters over all characters of two contents."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return shared / (size(left) + size(right) - shared or 1)


def size(spans: Spans) -> int:
    """The characters of all parts together."""
    return sum(s.end - s.start for s in spans)


def _odds(probability: float) -> float:
    """The log-odds of a probability, bounded."""
    p = min(max(probability, 1e-5), 1 - 1e-5)
    return math.log(p / (1 - p))
