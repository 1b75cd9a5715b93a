"""Figures and statements of one version put into the claims that they make or repeat."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from onrecord.link import figures
from onrecord.link.board import Board, Entry, Folding, Held, find
from onrecord.link.figures import Counted
from onrecord.link.passages import passage_of, sentence_of
from onrecord.link.words import content, names, rarity, stem, tokens
from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.span import Spans, meet, words

LIKE = 0.5
"""Share of the weight of the shorter of two statements that both must have."""
ENOUGH = 3.0
"""Weight of the words that two statements must share; a rare word weighs up to 2.6."""
FAMILIAR = 0.3
"""Share of a story's articles from which a word no longer tells its statements apart."""


def count(folding: Folding) -> list[tuple[Held, Entry, bool]]:
    """Each figure of a version with the claim that it is put into, and whether it founded it."""
    out = []
    for one in figures.counted(folding.reading, folding.passages):
        entry = _figure(folding, one)
        held = next((h for h in folding.board.claims if h.topic and figures.alike(h.topic, one.topic)), None)
        founded = held is None
        if held is None:
            held = Held([], notable=one.topic.telling and not one.former)
            folding.board.claims.append(held)
        held.members.append(entry)
        out.append((held, entry, founded))
    return out


def state(folding: Folding) -> list[tuple[Held, Entry, bool]]:
    """Each statement in words with the claim that it is put into, and whether it founded it.

    Statements that only carry a figure are left to the figure. Statements joined by an assessment are of one claim.
    """
    board, reading = folding.board, folding.reading
    partners, out = _partners(reading.attributions, reading.assessments), []
    for attribution in sorted(reading.attributions, key=lambda a: a.content):
        entry = statement(folding, attribution)
        if entry is None or _carries(folding, attribution):
            continue
        joined = (find(board.claims, f"{reading.version.id}#{p}") for p in partners.get(attribution.id, ()))
        held = next((h for h in joined if h), None) or _nearest(board, entry)
        founded = held is None
        if held is None:
            held = Held([], notable=_charge(folding, attribution))
            board.claims.append(held)
        held.members.append(entry)
        out.append((held, entry, founded))
    return out


def statement(folding: Folding, attribution: Attribution) -> Entry | None:
    """A statement in words as an entry; None where its content lies outside all paragraphs."""
    reading = folding.reading
    text = words(reading.text, attribution.content)
    named = {s for n in names(f"x {text}") for s in (n,)}
    stems = frozenset(s for s in content(text) if not s[0].isdigit()) - (named & _people(reading.attributions))
    speaker = attribution.speaker.name if attribution.speaker else None
    return _entry(folding, attribution.id, attribution.content, speaker=speaker, text=text, stems=stems)


def _figure(folding: Folding, one: Counted) -> Entry:
    reading, quantity = folding.reading, one.quantity
    speaker = next((a.speaker.name for a in reading.attributions if a.id == quantity.attribution and a.speaker), None)
    entry = _entry(
        folding, quantity.id, quantity.span, speaker=speaker, text=words(reading.text, quantity.span),
        stems=one.topic.stems, topic=one.topic, low=quantity.low, high=quantity.high, unit=quantity.unit,
        approximate=quantity.approximate, hedge=words(reading.text, quantity.hedge) or None, former=one.former,
    )  # fmt: skip
    if entry is None:
        raise ValueError(f"figure {quantity.id} of {reading.version.id} stands in no paragraph")
    return entry


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
    held = {q.id for q in folding.reading.quantities if q.attribution == attribution.id}
    refs = (f"{version}#{i}" for i in held)
    topics = [h.topic for ref in refs if (h := find(folding.board.claims, ref))]
    return any(t and (t.kind or t.unit) for t in topics)


def _partners(attributions: Sequence[Attribution], assessments: Iterable[Assessment]) -> Mapping[str, list[str]]:
    """Statement → the statements and figures that it is joined to by an assessment that it makes, and back."""
    out: dict[str, list[str]] = {}
    for assessment in assessments:
        own = maker(attributions, assessment)
        if own and assessment.target and assessment.target != own.id:
            out.setdefault(own.id, []).append(assessment.target)
            out.setdefault(assessment.target, []).append(own.id)
    return out


def maker(attributions: Sequence[Attribution], assessment: Assessment) -> Attribution | None:
    """The statement by which an assessment is made: its cue is in the words of the assessment."""
    found = [a for a in attributions if a.cue and meet(a.cue, assessment.span)]
    return found[0] if found else None


def _nearest(board: Board, entry: Entry) -> Held | None:
    """The claim in words with the likest member, if that is like enough."""
    scored = [(max(_like(board, entry, m) for m in h.members), i) for i, h in enumerate(board.claims) if not h.topic]
    best, index = max(scored, default=(0.0, 0))
    return board.claims[index] if best >= LIKE else None


def _like(board: Board, left: Entry, right: Entry) -> float:
    """How much of the shorter statement the other one holds; 0 where too little is shared."""
    if left.text == right.text:
        return 1.0
    both = sum(_weight(board, s) for s in left.stems & right.stems)
    least = min(sum(_weight(board, s) for s in e.stems) for e in (left, right))
    return both / least if least and both >= ENOUGH else 0.0


def _weight(board: Board, word: str) -> float:
    """How much a word tells in this story: less, the more of its articles hold it."""
    articles = len({p[0].article for _, p in board.earlier if p})
    share = len(board.spoken.get(word, ())) / articles if articles > 3 else 0.0
    return rarity(word) * (1.0 if share < FAMILIAR else 0.4 if share < 2 * FAMILIAR else 0.1)


def _people(attributions: Iterable[Attribution]) -> set[str]:
    """The stems of the names of those who speak."""
    return {stem(w) for a in attributions if a.speaker for w in tokens(a.speaker.name) if w[0].isupper()}


def _charge(folding: Folding, attribution: Attribution) -> bool:
    cue = content(words(folding.reading.text, attribution.cue))
    return any(s in lexicon("charge") for s in cue)


@cache
def lexicon(section: str) -> frozenset[str]:
    """The stems of a list of stances.toml."""
    path = resources.files("onrecord.link").joinpath("lexicon/stances.toml")
    return frozenset(map(stem, tomllib.loads(path.read_text(encoding="utf-8"))[section]["words"]))
