"""Figures and statements of one version put into the claims that they make or repeat."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from onrecord.link import figures
from onrecord.link.board import Board, Entry, Folding, Held, put
from onrecord.link.figures import Counted
from onrecord.link.passages import passage_of, sentence_of
from onrecord.link.words import content, names, rarity, stem, tokens
from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.span import Span, Spans, inside, meet, words

BARS = ((0.5, 3.5), (0.6, 1.8))
"""Share of the weight of the shorter of two statements, and weight, that both must have; a rare word weighs up to 2.6."""
FEW = 4
"""Words of a statement up to which one that is shared can be enough."""
REPEATED = 0.3
"""The share within a paragraph that was copied."""
CHARGED = 2.0
"""Least weight of the words of stances.toml that stand for others: they say what is disputed."""
OWN = 0.85
"""What the bars are multiplied with between statements of one speaker."""


def count(folding: Folding) -> list[tuple[Held, Entry, bool]]:
    """Each figure of a version with the claim that it is put into, and whether it founded it."""
    out = []
    for one in figures.counted(folding.reading, folding.passages):
        entry = _figure(folding, one)
        held = next((h for h in folding.board.claims if h.topic and figures.alike(h.topic, one.topic)), None)
        out.append(put(folding.board, held, entry, notable=one.topic.telling and not one.former))
    return out


def state(folding: Folding) -> list[tuple[Held, Entry, bool]]:
    """Each statement in words with the claim that it is put into, and whether it founded it.

    Statements that only carry a figure are left to the figure. Statements joined by an assessment are of one claim.
    """
    board, reading = folding.board, folding.reading
    partners = _partners(reading.attributions, reading.assessments)
    out: list[tuple[Held, Entry, bool]] = []
    for attribution in sorted(reading.attributions, key=lambda a: a.content):
        entry = statement(folding, attribution)
        if entry is None or _carries(folding, attribution):
            continue
        held = nearest(board, entry) or _joined(folding, partners.get(attribution.id, ()))
        held = held or _spoken_of(folding, attribution, out)
        out.append(put(board, held, entry, notable=_charge(folding, attribution)))
    return out


def _joined(folding: Folding, partners: Sequence[str]) -> Held | None:
    """The claim that a partner of a statement is in, or that one still to come will be put into by its words."""
    board, reading = folding.board, folding.reading
    placed = (board.places.get(f"{reading.version.id}#{partner}") for partner in partners)
    if held := next((h for h in placed if h), None):
        return held
    some = (statement(folding, a) for a in reading.attributions if a.id in partners)
    return next((held for entry in some if entry and (held := nearest(board, entry))), None)


def _spoken_of(folding: Folding, attribution: Attribution, stated: Sequence[tuple[Held, Entry, bool]]) -> Held | None:
    """The claim that a paragraph has just spoken of, for a statement that takes a position on something unnamed."""
    aimless = [s for s in folding.reading.assessments if s.target is None]
    if not any(maker(folding.reading.attributions, s) is attribution for s in aimless):
        return None
    place = passage_of(folding.passages, attribution.content)
    near = [h for h, e, founded in stated if place and e.passage == place.index and not founded and not h.topic]
    return near[-1] if near else None


def statement(folding: Folding, attribution: Attribution) -> Entry | None:
    """A statement in words as an entry; None where its content lies outside all paragraphs."""
    reading = folding.reading
    text = words(reading.text, attribution.content)
    named = names(f"x {text}")
    stems = frozenset(map(_synonym, content(text))) - (named & _people(reading.attributions))
    stems = frozenset(s for s in stems if not s[0].isdigit())
    speaker = attribution.speaker.name if attribution.speaker else None
    return _entry(folding, attribution.id, attribution.content, speaker=speaker, text=text, stems=stems)


def sentence(folding: Folding, item: str, span: Span, text: str) -> Entry | None:
    """A whole sentence as a statement of the outlet, to be held against claims."""
    stems = frozenset(s for s in map(_synonym, content(text)) if not s[0].isdigit())
    return _entry(folding, item, (span,), speaker=None, text=text, stems=stems)


def _figure(folding: Folding, one: Counted) -> Entry:
    reading, quantity = folding.reading, one.quantity
    said = (a.speaker.name for a in reading.attributions if a.id == quantity.attribution and a.speaker)
    speaker = next(said, None) or (_revised_by(folding, one) if quantity.attribution is None else None)
    entry = _entry(
        folding, quantity.id, quantity.span, speaker=speaker, text=words(reading.text, quantity.span),
        stems=one.topic.stems, topic=one.topic, low=quantity.low, high=quantity.high, unit=quantity.unit,
        approximate=quantity.approximate, hedge=words(reading.text, quantity.hedge) or None, former=one.former,
        around=one.passage.text,
    )  # fmt: skip
    if entry is None:
        raise ValueError(f"figure {quantity.id} of {reading.version.id} stands in no paragraph")
    return _renewed(folding, entry) if entry.state == "copied" else entry


def _renewed(folding: Folding, entry: Entry) -> Entry:
    """A figure in a paragraph that was used again: new where the number is another than the one that stood there."""
    there = [m for h in folding.board.claims if h.topic for m in h.members if m.root == entry.root]
    if any(numbers(m) == numbers(entry) for m in there):
        return entry
    return replace(entry, state="new", root=f"{entry.version}:{entry.passage}")


def numbers(entry: Entry) -> set[float]:
    """The numbers that a figure gives, whatever they bound."""
    return {float(n) for n in entry.bounds if n is not None}


def _revised_by(folding: Folding, one: Counted) -> str | None:
    """Who withdraws a figure in the sentence in which another takes its place; the figures there are theirs."""
    reading = folding.reading
    some = (s for s in reading.assessments if s.stance == "retracts" and s.holder)
    return next((holder(folding, s) for s in some if one.sentence.covers(s.span[0])), None)


def holder(folding: Folding, assessment: Assessment) -> str | None:
    """The name of who holds a position: that of the speaker whose words it is in, else the words of the holder."""
    if not assessment.holder:
        return None
    some, outlet = folding.reading.attributions, folding.reading.version.outlet
    own = maker(some, assessment)
    found = [a for a in some if a.source and meet(assessment.holder, a.source)]
    named = next((a.speaker.name for a in ([own] if own else []) + found if a.speaker), None)
    held = words(folding.reading.text, assessment.holder).strip(" ,")
    return named or (outlet if held.casefold() in ("we", "i", "us", "our") else held)


def _entry(folding: Folding, item: str, spans: Spans, *, speaker: str | None, **more: Any) -> Entry | None:
    reading, version = folding.reading, folding.reading.version
    passage = passage_of(folding.passages, spans)
    if passage is None:
        return None
    sentence = sentence_of(reading.text, passage, spans).of(reading.text)
    return Entry(
        version.id, item, folding.article, version.url, version.outlet, folding.at, folding.root(passage),
        passage.index, folding.state(passage, sentence), speaker, sentence=sentence, **more,
    )  # fmt: skip


def _carries(folding: Folding, attribution: Attribution) -> bool:
    """Whether a statement holds a figure that counts what a reader asks for, or that has a unit."""
    version = folding.reading.version.id
    held = {q.id for q in folding.reading.quantities if inside(q.span, attribution.content)}
    refs = (f"{version}#{i}" for i in held)
    topics = [h.topic for ref in refs if (h := folding.board.places.get(ref))]
    return any(t and (t.kind or t.unit) for t in topics)


def _partners(attributions: Sequence[Attribution], assessments: Iterable[Assessment]) -> Mapping[str, list[str]]:
    """Statement → the statements and figures that it is joined to by an assessment that it makes, and back."""
    out: dict[str, list[str]] = {}
    for assessment in assessments:
        own = maker(attributions, assessment)
        if own and assessment.target and assessment.target != own.id:
            out.setdefault(own.id, []).append(assessment.target)
            out.setdefault(assessment.target, []).append(own.id)
    for inner in attributions:
        outer = next((a for a in attributions if a is not inner and inside(inner.content, a.content)), None)
        if outer and 3 * _length(inner) >= _length(outer):
            out.setdefault(inner.id, []).append(outer.id)
            out.setdefault(outer.id, []).append(inner.id)
    return out


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def maker(attributions: Sequence[Attribution], assessment: Assessment) -> Attribution | None:
    """The statement by which an assessment is made: its cue is in the words of the assessment."""
    found = [a for a in attributions if a.cue and meet(a.cue, assessment.span)]
    return found[0] if found else None


def nearest(board: Board, entry: Entry) -> Held | None:
    """The claim in words with the likest member, if that is like enough."""
    some = dict.fromkeys(held for stem in sorted(entry.stems) for held in board.worded.get(stem, ()))
    order = {held: i for i, held in enumerate(board.claims) if held in some}
    scored = [(max(_like(board, entry, m) for m in held.members), -order[held]) for held in some]
    best, index = max(scored, default=(0.0, 0))
    return board.claims[-index] if best >= 1.0 else None


def _like(board: Board, left: Entry, right: Entry) -> float:
    """How like two statements are: from 1 they are taken for one.

    What is shared must be much in itself and much of the shorter one; less will do within one paragraph that was copied, and
    between statements of one speaker.
    """
    if left.text == right.text:
        return 2.0
    both = sum(_weight(board, s) for s in left.stems & right.stems)
    least = min(sum(_weight(board, s) for s in e.stems) for e in (left, right))
    if not both or not least:
        return 0.0
    if left.root == right.root and left.article != right.article:
        return both / least / REPEATED
    ease = OWN if board.names.same(left.speaker, right.speaker) else 1.0
    single = len(left.stems & right.stems) == 1 and min(len(left.stems), len(right.stems)) > FEW
    return 0.0 if single else max(min(both / least / share, both / enough) / ease for share, enough in BARS)


def _weight(board: Board, word: str) -> float:
    """How much a word tells in this story: less, the more of its claims hold it."""
    weight = max(rarity(word), CHARGED) if word in _synonyms().values() else rarity(word)
    return weight / (1 + max(0, len(board.worded.get(word, ())) - 1) / 3)


def _people(attributions: Iterable[Attribution]) -> set[str]:
    """The stems of the names of those who speak."""
    return {stem(w) for a in attributions if a.speaker for w in tokens(a.speaker.name) if w[0].isupper()}


def _charge(folding: Folding, attribution: Attribution) -> bool:
    cue = content(words(folding.reading.text, attribution.cue))
    return any(s in lexicon("charge") for s in cue)


def _synonym(word: str) -> str:
    """The stem that stands for all words that say the same."""
    return _synonyms().get(word, word)


@cache
def _synonyms() -> dict[str, str]:
    groups = _stances()["synonyms"]
    return {stem(word): stem(first) for first, some in groups.items() for word in some}


@cache
def lexicon(section: str) -> frozenset[str]:
    """The stems of a list of stances.toml."""
    return frozenset(map(stem, _stances()[section]["words"]))


@cache
def _stances() -> dict[str, Any]:
    path = resources.files("onrecord.link").joinpath("lexicon/stances.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
