"""Figures and statements of a version as entries: their words, who says them, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from onrecord.link import clauses, stances
from onrecord.link.board import Folding
from onrecord.link.classes import lexicon, listed
from onrecord.link.context import Counted
from onrecord.link.entry import Entry
from onrecord.link.hours import hour
from onrecord.link.passages import Passage, passage_of, sentence_of
from onrecord.link.words import names, stem, tokens
from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.news import Reading
from onrecord.model.span import Span, Spans, cover, inside, meet, words

_CLAUSE = re.compile(r"[;:,“”\"]|\b(?:but|while|and|whereas|though|although)\b")
_AND_THAT = re.compile(r"\band that\s+")
_PLACED = re.compile(r"^((?:[A-Z][\w’'.-]*\s+)+[A-Z][\w’'-]*)\s+(?:at|in|from|on)\s+(?:the|a)\s+[a-z].*")
"""Where the bearer of a name is found: "Ann Marr [at the waterworks]"."""
_OWNER = re.compile(r"(.+?)['’]s?\s")
GAP = 24
"""Code points that may stand between a cue and what is said: "reporters that"."""
GIVER = 6
"""Words that the name of who gives a figure may have."""


def figure(folding: Folding, one: Counted) -> Entry:
    """A figure as an entry; one that a text says another text gave is former."""
    reading, quantity = folding.reading, one.quantity
    said = next((a for a in reading.attributions if a.id == quantity.attribution), None)
    of_a_text = said is not None and stances.of_a_text(words(reading.text, said.source))
    speaker = _who(said) if said and not of_a_text else None
    if quantity.attribution is None:
        speaker = _revised_by(folding, one) or _giver(folding, one) or folding.party
    elif one.against:
        speaker = _named(folding, _counter(reading.text[quantity.span[-1].end : one.sentence.end])) or speaker
    entry = _entry(
        folding, quantity.id, quantity.span, speaker=speaker, text=words(reading.text, quantity.span),
        stems=one.topic.stems, topic=one.topic, low=quantity.low, high=quantity.high, unit=quantity.unit,
        approximate=quantity.approximate, hedge=words(reading.text, quantity.hedge) or None,
        former=one.former or of_a_text or _withdrawn(reading, one),
        around=one.passage.text, said=_told(reading, said), head=_head(folding, one), tail=_tail(folding, one),
    )  # fmt: skip
    if entry is None:
        raise ValueError(f"figure {quantity.id} of {reading.version.id} stands in no paragraph")
    return _renewed(folding, entry) if entry.state == "copied" else entry


def _told(reading: Reading, said: Attribution | None) -> str:
    """How a figure is given where that is no mere saying, from the cue on: "demanded 12 million crowns"."""
    cue = words(reading.text, said.cue).casefold().split() if said else []
    if said is None or not cue or cue[0].endswith("ing") or set(cue) & set(lexicon()["gives"]["telling"]):
        return ""
    return _said(reading.text, said)


def statement(folding: Folding, attribution: Attribution) -> Entry | None:
    """A statement in words as an entry; None where its content lies outside all paragraphs."""
    reading = folding.reading
    content = own_words(reading, attribution)
    text = words(reading.text, content)
    stems = frozenset(stances.folded(text)) - (names(f"x {text}") & _people(reading.attributions))
    of_a_text = stances.of_a_text(words(reading.text, attribution.source))
    speaker = None if of_a_text else _who(attribution)
    answer = any(maker([attribution], s) or inside(s.span, attribution.content) for s in reading.assessments if s.holder)
    return _entry(
        folding, attribution.id, content, speaker=speaker, text=text, stems=stems, answer=answer, hour=hour(reading, content),
        said=_said(reading.text, attribution) if content == attribution.content else "",
    )  # fmt: skip


def _who(attribution: Attribution) -> str | None:
    """Who is said to say it; where that is not told, who it may be: never the outlet."""
    return attribution.speaker.name if attribution.speaker else " or ".join(attribution.candidates) or None


def own_words(reading: Reading, attribution: Attribution) -> Spans:
    """The content of a statement, without a first clause that gives a figure where another follows ("… and that …")."""
    content = attribution.content
    match = _AND_THAT.search(reading.text, content[0].start, content[0].end) if len(content) == 1 else None
    if match is None:
        return content
    given = [q.span[0].start for q in reading.quantities if inside(q.span, content)]
    rest = Span(match.end(), content[0].end)
    return (rest,) if given and all(at < match.start() for at in given) else content


def sentence(folding: Folding, item: str, span: Span, text: str) -> Entry | None:
    """A whole sentence as a statement of the outlet, to be held against claims."""
    return _entry(folding, item, (span,), speaker=None, text=text, stems=frozenset(stances.folded(text)))


def maker(attributions: Iterable[Attribution], assessment: Assessment) -> Attribution | None:
    """The statement by which an assessment is made: its cue is in the words of the assessment."""
    return next((a for a in attributions if a.cue and meet(a.cue, assessment.span)), None)


def around(attributions: Iterable[Attribution], assessment: Assessment) -> Attribution | None:
    """The statement in whose words an assessment stands, if its speaker is the holder."""
    held = (a for a in attributions if inside(assessment.span, a.content))
    return next((a for a in held if assessment.holder and (not a.source or meet(a.source, assessment.holder))), None)


def holder(folding: Folding, assessment: Assessment) -> str | None:
    """The name of who holds a position: that of the speaker whose words it is in, else the words of the holder."""
    if not assessment.holder:
        return folding.party
    if stances.of_a_text(words(folding.reading.text, assessment.holder)):
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
    said = sentence_of(reading.text, passage, spans).of(reading.text)
    return Entry(
        version.id, item, folding.article, version.url, version.outlet, folding.at, folding.root(passage),
        passage.index, folding.state(passage, said), speaker, sentence=said, place=_place(passage, spans), **more,
    )  # fmt: skip


def _place(passage: Passage, spans: Spans) -> Span:
    """Where spans stand in a paragraph, as far as it goes."""
    whole = cover(spans)
    return Span(whole.start - passage.span.start, min(whole.end, passage.span.end) - passage.span.start)


def _renewed(folding: Folding, entry: Entry) -> Entry:
    """A figure in a paragraph that was used again: new where the number is another than the one that stood there."""
    if entry.numbers in folding.board.numbers.get(entry.root, ()):
        return entry
    return replace(entry, state="new", root=(entry.article, f"{entry.version}:{entry.passage}"))


def _revised_by(folding: Folding, one: Counted) -> str | None:
    """Who withdraws a figure in the sentence in which another takes its place; the figures there are theirs."""
    some = (s for s in folding.reading.assessments if s.stance == "retracts" and s.holder)
    return next((holder(folding, s) for s in some if one.sentence.covers(s.span[0])), None)


def _giver(folding: Folding, one: Counted) -> str | None:
    """Who gives a figure in a clause of the kind "police put the crowd at about 18,000"."""
    text, given = folding.reading.text, lexicon()["gives"]
    parts = [p.split() for p in _CLAUSE.split(clauses.undated(text[one.sentence.start : one.quantity.span[0].start]))]
    if len(parts) > 1 and parts[-1] and parts[-1][0] in given["words"]:
        parts[-1] = parts[-2]
    who = _subject(parts[-1]) or _counter(text[one.quantity.span[-1].end : one.sentence.end])
    who = who[1:] if who and who[0].casefold() in given["joining"] else who
    return _named(folding, who)


def _named(folding: Folding, who: list[str]) -> str | None:
    """Who gives a figure, under a name; None for a pronoun, or what is too long for a name."""
    given = lexicon()["gives"]
    if not who or len(who) > GIVER or not who[0][0].isalpha() or who[0].casefold() in (*given["nobody"], *given["rims"]):
        return None
    if who[-1].casefold() in given["rims"]:
        return None
    name = _owner(" ".join(who[1:] if who[0].casefold() == "the" else who))
    name = _PLACED.sub(r"\1", name)
    if not name:
        return None
    folding.board.names.learn(name, name)
    return name


def _owner(name: str) -> str:
    """Whose figure gives itself: "town's own figure" is the town's; "" for a figure that is nobody's."""
    if stem(name.rpartition(" ")[2]) not in listed("again"):
        return name
    owner = _OWNER.match(name)
    return owner[1] if owner else ""


def _withdrawn(reading: Reading, one: Counted) -> bool:
    """Whether a sentence gives a figure only to take it back, no "corrected to 58"."""
    if reading.text[one.sentence.start : one.quantity.span[0].start].rstrip().endswith(" to"):
        return False
    return any(
        s.stance == "retracts" and s.target == one.quantity.id and one.sentence.covers(s.span[0]) for s in reading.assessments
    )


def _subject(clause: list[str]) -> list[str]:
    """The words before the verb by which a clause gives a figure."""
    at = next((i for i in range(len(clause)) if _gives(clause, i)), 0)
    while at and clause[at - 1] in lexicon()["gives"]["aids"]:
        at -= 1
    return clause[:at]


def _gives(clause: list[str], at: int) -> bool:
    """Whether a verb by which figures are given begins at a word; "the names of 205" has none."""
    given = lexicon()["gives"]
    noun = clause[max(0, at - 1) : at] in (["the"], ["a"], ["an"])
    return (clause[at] in given["words"] and not noun) or " ".join(clause[at : at + 2]) in given["phrases"]


def _counter(after: str) -> list[str]:
    """Who has a figure in a clause behind it: "the 41 that the coastguard has counted"."""
    clause = [w.rstrip(".") for w in _CLAUSE.split(after)[0].split()]
    clause = clause[clause[:1] == ["of"] :]
    return _subject(clause[1:]) if clause[:1] in (["that"], ["which"], ["whom"]) else []


def _said(text: str, attribution: Attribution) -> str:
    """A statement from its cue to its end, where the one follows the other: "denied that any gas had been used"."""
    if not attribution.cue or not attribution.source or attribution.mode == "direct" or _owns(text, attribution.source):
        return ""
    cue, whole = cover(attribution.cue), cover(attribution.content)
    between = text[cue.end : whole.start]
    straight = cover(attribution.source).end <= cue.start < cue.end <= whole.start and len(attribution.content) == 1
    plain = straight and len(between) <= GAP and not _CLAUSE.search(text[cue.start : whole.start]) and text[cue.start].islower()
    return f"{text[cue.start : whole.end]}" if plain and not text[: cue.end].endswith("ing") else ""


def _owns(text: str, source: Spans) -> bool:
    """Whether a source is the owner of a noun and no subject: "his statement that", "the firm's claim that"."""
    owner = words(text, source).casefold()
    return owner in lexicon()["gives"]["owners"] or owner.endswith(("’s", "'s", "s’", "s'"))


def _head(folding: Folding, one: Counted) -> str:
    """The words of its clause before a figure."""
    text, at = folding.reading.text, one.quantity.span[0].start
    parts = (p for a in folding.reading.attributions if a.id == one.quantity.attribution for p in a.content)
    start = next((p.start for p in parts if p.start <= at < p.end), one.sentence.start)
    return clauses.before(text[max(start, one.sentence.start) : at])


def _tail(folding: Folding, one: Counted) -> str:
    """The words of its clause after a figure."""
    return clauses.after(folding.reading.text[one.quantity.span[-1].end : one.sentence.end])


def _people(attributions: Iterable[Attribution]) -> set[str]:
    """The stems of the names of those who speak."""
    return set().union(*(_capitals(a.speaker.name) for a in attributions if a.speaker))


@lru_cache(maxsize=1024)
def _capitals(name: str) -> frozenset[str]:
    return frozenset(stem(w) for w in tokens(name) if w[0].isupper())
