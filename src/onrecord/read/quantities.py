"""Figures with their bounds: how many, how much, how long, and what of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document, Sentence
from onrecord.model.mention import Quantity
from onrecord.model.span import Span, Spans, inside
from onrecord.read.amounts import Amount, amounts
from onrecord.read.counted import Counted, carried, counted, top
from onrecord.read.numbering import numbering
from onrecord.read.pieces import Pieces, lexicon, pieces, word

_WORDS: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in lexicon("bounds")["words"].items()}
_PARTICLES: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in lexicon("bounds")["particles"].items()}
_HOMES: Mapping[str, Mapping[str, Sequence[str]]] = lexicon("currencies")["homes"]
_NUMBERING = frozenset(lexicon("numbering")["numbering"])
_ONLY = frozenset(("only", "just"))
_YEARS = (2000, 2100)
"""The years that are spelled with "thousand"."""
_CLIMB = 4
"""How many heads above a figure a hedge may stand: noun, verb, verb of thinking."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An amount in its document: the pieces and tokens `first` to `last` of its sentence."""

    doc: Document
    sent: Sentence
    ps: Pieces
    amount: Amount
    first: int
    last: int


def quantities(docs: Sequence[Document]) -> list[Document]:
    """Every amount stated as a figure in each document, in text order; dates, ages, names and addresses are none."""
    return [replace(doc, quantities=tuple(_quantities(doc))) for doc in docs]


def _quantities(doc: Document) -> Iterator[Quantity]:
    found = [place for sent in doc.sentences for place in _figures(doc, sent)]
    homes = _homes(doc) if any(place.amount.unit in _HOMES for place in found) else {}
    before: Counted | None = None
    for n, place in enumerate(found, 1):
        kind = place.amount.kind
        of = counted(doc, place.sent, place.first, place.last, kind) or carried(doc, place.sent, before, place.first, kind)
        before = Counted(place.last, kind, of)
        yield _quantity(place, f"q{n}", of, homes)


def _figures(doc: Document, sent: Sentence) -> list[_Place]:
    """The figures of a sentence; "one" counts only beside another count, or bounded, or after "only"."""
    ps = pieces(doc.text, sent.start, sent.end)
    starts = [t.start for t in doc.tokens[sent.first : sent.last]]
    if any(p.word in _PARTICLES for p in ps):
        particles = {doc.tokens[i].start for i in range(sent.first + 1, sent.last) if _particle(doc, sent, i)}
        ps = [p._replace(word="") if p.start in particles else p for p in ps]
    read = [a for a in amounts(ps) if not numbering(ps, a)]
    places = [_place(doc, sent, ps, a, starts) for a in read]
    places = [p for p in places if not (_dated(p) or _name(p) or _called(p) or _pronoun(p))]
    counts = sum(p.amount.kind == "count" and not _one(p) for p in places)
    return [p for p in places if not _one(p) or (_noun_follows(p) and (counts or word(ps, p.amount.core - 1) in _ONLY))]


def _particle(doc: Document, sent: Sentence, at: int) -> bool:
    """Whether the token at `at` belongs to its verb and bounds nothing: "hand over 300 names", and not "it took over 300 men"."""
    token, verb = doc.tokens[at], doc.tokens[at - 1]
    verbs = _PARTICLES.get(token.span.of(doc.text).lower())
    if (
        verbs is None
        or verb.span.of(doc.text).lower() not in verbs
        or not (token.tag == "RP" or token.dep in ("prt", "prep") or (token.dep == "advmod" and token.head == at - 1))
    ):
        return False
    subjects = (t for t in doc.tokens[sent.first : at] if t.head == at - 1 and t.dep == "nsubj")
    lasts = any(s.start <= token.end < s.end for t in doc.times if t.type == "DURATION" for s in t.span)
    return not lasts and not any(t.span.of(doc.text).lower() in ("it", "that") for t in subjects)


def _place(doc: Document, sent: Sentence, ps: Pieces, amount: Amount, starts: list[int]) -> _Place:
    first = bisect_left(starts, ps[amount.core].start + 1) - 1
    last = bisect_left(starts, ps[amount.last - 1].end)
    return _Place(doc, sent, ps, amount, sent.first + max(first, 0), sent.first + last)


def _dated(place: _Place) -> bool:
    """A number within a date or a clock time; the length of a duration is a figure, and so is what "more than" bounds."""
    if word(place.ps, place.amount.core - 1) in _WORDS["no_date"]:
        return False
    spelled = any(p.word == "thousand" for p in place.ps[place.amount.core : place.amount.last])
    if spelled and not _YEARS[0] <= (place.amount.low or 0) <= _YEARS[1]:
        return False
    start, end = place.ps[place.amount.core].start, place.ps[place.amount.last - 1].end
    part = place.amount.kind == "share"
    points = (s for t in place.doc.times if t.type in ("DATE", "TIME") for s in t.span)
    return any(s.start < end and start < s.end and not (part and s.end < end) for s in points)


def _one(place: _Place) -> bool:
    amount = place.amount
    return word(place.ps, amount.core) == "one" and amount.low == amount.high == 1 and amount.unit is None


def _noun_follows(place: _Place) -> bool:
    token = place.doc.tokens[place.first]
    return token.head >= place.last and token.dep == "nummod" and place.doc.tokens[token.head].tag.startswith("NN")


def _pronoun(place: _Place) -> bool:
    """ "The two" for two who were named before."""
    ps, amount = place.ps, place.amount
    the_two = word(ps, amount.core) == "two" and word(ps, amount.first - 1) == "the" and amount.kind == "count"
    return the_two and not _noun_follows(place)


def _name(place: _Place) -> bool:
    """ "Protocol 6", "School 59": bare digits that the parse hangs on the noun before them; "on the list 22 are dead" counts."""
    doc, ps, amount = place.doc, place.ps, place.amount
    token, raw = doc.tokens[place.first], ps[amount.core].raw
    bare = amount.unit is None and amount.first == amount.core and amount.last == amount.core + 1 and raw.isdecimal()
    if not bare or place.first == place.sent.first or token.head != place.first - 1:
        return False
    before = doc.tokens[place.first - 1]
    text = before.span.of(doc.text)
    if (text.islower() and _whose_verb(doc, place.last)) or any(
        t.start < before.end and before.start < t.end for e in doc.times for t in e.span
    ):
        return False
    verb = text == "number" and word(ps, amount.core - 2) in _NUMBERING
    named = before.tag.startswith("NN") and not verb and not (text.isupper() and len(text) > 4)
    return token.dep in ("nummod", "appos", "npadvmod") and named


def _whose_verb(doc: Document, at: int) -> bool:
    """Whether the verb at `at` is one of several, as that after a name is not: "of the men on the list 22 are dead"."""
    token = doc.tokens[min(at, len(doc.tokens) - 1)]
    return token.tag == "VBP" or token.span.of(doc.text).lower() == "were"


def _called(place: _Place) -> bool:
    """ "Nine Moths": a number in letters that begins the name of somebody, as it stands within a sentence."""
    ps, at, last = place.ps, place.amount.core, place.amount.last
    raw, noun = ps[at].raw, ps[last].raw if last < len(ps) else ""
    if not (raw.isalpha() and raw.istitle() and noun[:1].isupper()):
        return False
    people = any(e.label == "NORP" and e.start < ps[last].start + 1 <= e.end for e in place.doc.entities)
    return not people and bool(re.search(rf"\b[a-z]+,? {raw} {re.escape(noun)}\b", place.doc.text))


def _quantity(place: _Place, id: str, of: Spans, homes: Mapping[str, str]) -> Quantity:
    ps, amount, doc = place.ps, place.amount, place.doc
    span = (Span(ps[amount.first].start, ps[amount.last - 1].end),)
    return Quantity(
        id,
        span,
        amount.low,
        amount.high,
        amount.approximate,
        homes.get(amount.unit or "", amount.unit),
        of,
        _hedge(place, of),
        _negated(ps, amount.first),
        _holder(doc.attributions, span),
    )


def _negated(ps: Pieces, first: int) -> bool:
    """ "Not 500", "none of the 5,000"."""
    at = first - 1
    while word(ps, at) in ("the", "of", "those", "these", "all", "t", "'", "’"):
        at -= 1
    return word(ps, at) in _WORDS["negations"] or (word(ps, at).endswith("n") and word(ps, at + 1) in ("'", "’"))


def _hedge(place: _Place, of: Spans) -> Spans:
    """The word that makes the figure uncertain: before it, on what it counts, or on a verb that governs it."""
    doc, sent = place.doc, place.sent
    at = top(doc, place.first, place.last)
    near = {*range(max(sent.first, place.first - 4), place.first)}
    for _ in range(_CLIMB):
        near.add(at)
        near.update(
            i for i in range(sent.first, sent.last) if doc.tokens[i].head == at and doc.tokens[i].dep in ("advmod", "aux", "amod")
        )
        at = doc.tokens[at].head
    for i in sorted(near, reverse=True):
        token = doc.tokens[i]
        if token.span.of(doc.text).lower() in _WORDS["hedges"] and not place.first <= i < place.last:
            return (token.span,)
    return ()


def _holder(attributions: Sequence[Attribution], span: Spans) -> str | None:
    """The id of the attribution with the least content that holds `span`."""
    holding = [a for a in attributions if inside(span, a.content)]
    return min(holding, key=lambda a: sum(s.end - s.start for s in a.content)).id if holding else None


def _homes(doc: Document) -> Mapping[str, str]:
    """Whose dollar, pound or rupee the article means, by the country that it names most."""
    words = Counter(p.word for p in pieces(doc.text, 0, len(doc.text)))
    return {name: _home(words, places) for name, places in _HOMES.items()}


def _home(words: Counter[str], places: Mapping[str, Sequence[str]]) -> str:
    """The first of `places` unless another is named more, the dollar twice at least."""
    named = {code: sum(words[w] for w in names) for code, names in places.items()}
    first = next(iter(places))
    best = max(named, key=lambda code: named[code])
    return best if named[best] > max(first == "USD", named[first]) else first
