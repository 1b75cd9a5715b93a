"""Which statement of an article a stance is about: every attribution is weighed, and so is that it is none of them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.model.attribution import Attribution
from onrecord.model.span import Span, Spans, meet
from onrecord.read.nouns import Tree, lexicon
from onrecord.read.stance_words import stances
from onrecord.read.stances import Cue, is_claim

FEATURES = (
    "none",
    "none of a question",
    "none of a denial without claim",
    "shared",
    "many shared",
    "far",
    "last before",
    "last before, pointed to",
    "says what the noun says",
    "made by the noun",
    "follows at once",
    "is called a claim",
    "without source",
    "first of the article",
    "already a target",
    "same speaker",
    "within another",
    "after the stance",
    "shared with the noun",
)
STEM = 5
FAR = 12.0
POINTING = frozenset({"this", "that", "these", "those", "it", "they", "such"})
ASKING = frozenset({"whether", "if", "of", "how", "that", "they", "it"})
EMPTY = frozenset(lexicon("stances.toml")["empty"].split())
"""Words that tell nothing of what a statement is about."""


@dataclass(frozen=True, slots=True)
class Held:
    """A document with its parse, the stems of each attribution's content and of its cue and source, and those called claims."""

    parsed: Tree
    bags: dict[str, frozenset[str]]
    spread: Counter[str]
    stems: dict[str, frozenset[str]]
    called: frozenset[str]
    starts: tuple[int, ...]
    first: str | None


@dataclass(frozen=True, slots=True)
class Stand:
    """A cue with the attribution that it makes, the one whose content holds it, and the targets before it."""

    cue: Cue
    span: Span
    own: Attribution | None
    around: Attribution | None
    taken: tuple[str, ...] = ()


def held(parsed: Tree) -> Held:
    """What the weighing needs to know of a document."""
    bags = {a.id: bag(parsed, a.content) for a in parsed.doc.attributions}
    stems = {
        a.id: frozenset(parsed.words[i][:STEM] for s in (*a.cue, *a.source) for i in parsed.at(s))
        for a in parsed.doc.attributions
    }
    first = min((a for a in parsed.doc.attributions if a.content), key=lambda a: a.content[0].start, default=None)
    called = frozenset(
        a.id
        for a in parsed.doc.attributions
        if any(parsed.words[i][:STEM] in _claim_stems() for s in a.cue for i in parsed.at(s))
    )
    starts = tuple(s.start for s in parsed.doc.sentences)
    spread = Counter(w for b in bags.values() for w in b)
    return Held(parsed, bags, spread, stems, called, starts, first.id if first else None)


def bag(parsed: Tree, spans: Spans) -> frozenset[str]:
    """The stems of the words that tell what a statement is about."""
    found = (parsed.words[i] for s in spans for i in parsed.at(s))
    return frozenset(w[:STEM] for w in found if len(w) > 2 and w not in EMPTY and w[0].isalnum())


@dataclass(frozen=True, slots=True)
class Sight:
    """What is the same for all statements that a stance may be about."""

    words: frozenset[str]
    before: str | None
    points: bool
    nouns: frozenset[str]
    at: int
    owners: frozenset[str]
    topic: frozenset[str]


def target(known: Held, stand: Stand) -> Attribution | None:
    """The attribution that a stance is about, or None where none outweighs that it is about none."""
    weights, sight = _weights(), sighted(known, stand)
    best, most = None, weigh(weights, nothing(known, stand))
    some = choices(known, stand)
    if absent := _absent(known.parsed, stand.cue):
        some = [a for a in some if absent & known.bags[a.id]]
    if owned := [a for a in some if _owned(sight, a, known.bags[a.id])]:
        some, most = owned, float("-inf")
    elif sight.topic:
        some = [a for a in some if sight.topic & known.bags[a.id] or _made(known.parsed, stand, a)]
    for other in some:
        score = weigh(weights, features(known, stand, sight, other))
        if score > most:
            best, most = other, score
    return best


def choices(known: Held, stand: Stand) -> list[Attribution]:
    """The attributions that a stance may be about: not the one that it makes, nor the one that it stands in.

    In a live blog they are those of its post: what stands above was written later.
    """
    doc = known.parsed.doc
    here = next((p.span for p in doc.version.posts if p.span.covers(stand.span)), Span(0, len(doc.text)))
    return [
        a for a in doc.attributions if a.content and a is not stand.own and a is not stand.around and here.covers(a.content[0])
    ]


def sighted(known: Held, stand: Stand) -> Sight:
    """What the weighing of each statement needs to know of a stance."""
    parsed = known.parsed
    pointed = stand.cue.about is not None and parsed.words[stand.cue.about] in POINTING
    near = range(max(0, stand.cue.first - 6), min(len(parsed.words), stand.cue.last + 7))
    nouns = {parsed.words[i][:STEM] for i in near if parsed.words[i] in stances().claims and len(parsed.words[i]) > 4}
    return Sight(
        _words(known, stand),
        _last_before(known, stand),
        pointed or _points(parsed, stand),
        frozenset(nouns),
        _sentence(known, stand.span.start),
        _owners(parsed, stand.cue),
        _topic(parsed, stand.cue),
    )


def _absent(parsed: Tree, cue: Cue) -> frozenset[str]:
    """The stem of what is not there in "no orders have been confirmed", a thing and no claim; else nothing."""
    if cue.about is None or is_claim(parsed, cue.about) or not any(parsed.words[k] == "no" for k in parsed.below[cue.about]):
        return frozenset()
    return frozenset({parsed.words[cue.about][:STEM]})


def _owned(sight: Sight, other: Attribution, theirs: frozenset[str]) -> bool:
    """Whether a statement is by the owner of the noun, on what the noun says that it is about."""
    own = other.speaker is not None and other.speaker.actor in sight.owners
    return own and (not sight.topic or bool(sight.topic & theirs))


def _owners(parsed: Tree, cue: Cue) -> frozenset[str]:
    """The ids of the actors whose claim a stance is about: "Venn's assertions"."""
    owner = parsed.child(cue.about, "poss") if cue.about is not None else None
    if owner is None:
        return frozenset()
    span = parsed.doc.tokens[owner].span
    return frozenset(a.id for a in parsed.doc.actors if any(m.meets(span) for m in a.mentions))


def _topic(parsed: Tree, cue: Cue) -> frozenset[str]:
    """The stems of what the noun of the claim says that it is about: "assertions about the boats"."""
    of = parsed.child(cue.about, "prep", "acl") if cue.about is not None else None
    if of is None or cue.about is None:
        return frozenset()
    end = next((i for i in range(of, len(parsed.words)) if parsed.doc.tokens[i].tag[:2] in ("VB", ".", ",") and i > of), of)
    return bag(parsed, (Span(parsed.doc.tokens[of].start, parsed.doc.tokens[end].start),))


def weigh(weights: dict[str, float], found: dict[str, float]) -> float:
    """The sum of the weights of what was found."""
    return sum(weights[name] * value for name, value in found.items())


@cache
def _weights() -> dict[str, float]:
    raw = (resources.files("onrecord.read") / "lexicon" / "targets.json").read_text(encoding="utf-8")
    return {name: float(value) for name, value in json.loads(raw).items()}


def nothing(known: Held, stand: Stand) -> dict[str, float]:
    """What speaks for a stance on none of the statements."""
    cue, parsed = stand.cue, known.parsed
    near = range(cue.last + 1, min(cue.last + 4, len(parsed.words)))
    asks = (
        cue.stance == "cannot-verify"
        and not _points(parsed, stand)
        and any(parsed.doc.tokens[i].tag in ("WRB", "WP", "WDT") or parsed.words[i] in ASKING for i in near)
    )
    bare = cue.about is None or not is_claim(parsed, cue.about)
    return {
        "none": 1.0,
        "none of a question": float(asks),
        "none of a denial without claim": float(bare and stand.own is not None),
    }


def features(known: Held, stand: Stand, sight: Sight, other: Attribution) -> dict[str, float]:
    """What speaks for and against a stance on `other`; keys are of FEATURES, values 0 to 1."""
    start, theirs = other.content[0].start, known.bags[other.id]
    shared = sight.words & theirs
    made = _made(known.parsed, stand, other)
    stems = known.stems[other.id]
    return {
        "shared": len(shared) / (min(len(sight.words), len(theirs)) or 1),
        "many shared": min(1.0, sum(1 / known.spread[w] for w in shared)),
        "far": min(1.0, abs(_sentence(known, start) - sight.at) / FAR),
        "last before": float(other.id == sight.before),
        "last before, pointed to": float(other.id == sight.before and sight.points),
        "says what the noun says": float(bool(sight.nouns & stems)),
        "made by the noun": float(made),
        "follows at once": float(bool(other.cue) and 0 <= other.cue[0].start - stand.span.end < 25),
        "is called a claim": float(other.id in known.called),
        "without source": float(not other.source),
        "first of the article": float(known.first == other.id),
        "already a target": float(other.id in stand.taken),
        "same speaker": float(any(_one_speaker(a, other) for a in (stand.own, stand.around) if a)),
        "within another": float(other.parent is not None),
        "after the stance": float(start >= stand.span.end and not made),
        "shared with the noun": len(sight.topic & theirs) / (len(sight.topic) or 1),
    }


def _words(known: Held, stand: Stand) -> frozenset[str]:
    """The stems of what the stance is about: its own content, else the sentence around it."""
    parsed = known.parsed
    if stand.own is not None and stand.own.content:
        return known.bags[stand.own.id]
    sent = next((s for s in parsed.doc.sentences if s.start <= stand.span.start < s.end), None)
    if sent is None:
        return frozenset()
    return bag(parsed, (Span(sent.start, stand.span.start), Span(stand.span.end, sent.end)))


def _last_before(known: Held, stand: Stand) -> str | None:
    ended = [a for a in known.parsed.doc.attributions if a.content and a.content[-1].end <= stand.span.start]
    fits = [a for a in ended if a is not stand.own and a is not stand.around and a.parent is None]
    best = max(fits, key=lambda a: a.content[-1].end, default=None)
    return best.id if best else None


def _points(parsed: Tree, stand: Stand) -> bool:
    """Whether "that account" or "of this" stands at the cue."""
    near = range(max(0, stand.cue.first - 3), min(len(parsed.words), stand.cue.last + 4))
    return any(
        parsed.words[i] in ("this", "that", "these", "those")
        and parsed.doc.tokens[i].dep in ("det", "pobj", "dobj", "nsubjpass", "nsubj")
        for i in near
    )


def _made(parsed: Tree, stand: Stand, other: Attribution) -> bool:
    """Whether the noun that the stance is about is itself what makes the statement: "denied reports that"."""
    return stand.cue.about is not None and meet(other.cue, (parsed.doc.tokens[stand.cue.about].span,))


@cache
def _claim_stems() -> frozenset[str]:
    return frozenset(noun[:STEM] for noun in stances().claims if len(noun) > 4)


def _sentence(known: Held, offset: int) -> int:
    return bisect_right(known.starts, offset)


def _one_speaker(one: Attribution, other: Attribution) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.name == other.speaker.name
