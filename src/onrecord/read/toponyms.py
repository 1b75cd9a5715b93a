"""Which words of a document name a place: names of the gazetteer and of the entity recogniser, weighed by what stands around them.

Every candidate gathers plain evidence ("before:in", "inside:ORG:first", "people:5"); the weights of `lexicon/toponyms.toml`, fitted by
`training/places.py`, add up to the log-odds that it is a toponym.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import log10
from typing import Any

from onrecord.model.document import Document
from onrecord.model.span import Span
from onrecord.read import gazetteer
from onrecord.read.gazetteer import Entry

WIDEST = 8
"""The most tokens of a toponym."""
BARRIERS = frozenset([",", ";", ":", "(", ")", '"', "“", "”", "!", "?", "|", "/", "[", "]"])
CLOSED = frozenset("DT IN PRP PRP$ CC TO MD WDT WP WP$ WRB RB EX UH POS RP VBZ VBD VBP VB CD PDT".split())
"""Tags of words that do not begin a toponym."""
LABELS = frozenset(["GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"])
AREAS = frozenset(["admin", "country", "district"])


@dataclass(frozen=True, slots=True)
class Toponym:
    """A candidate: `first` and `last` bound its tokens, `entries` are what it may mean, `evidence` speaks for or against it.

    `holder` is the position among the candidates of the area that is named right after it ("Paris, Texas").
    """

    span: Span
    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    evidence: tuple[str, ...] = ()
    holder: int | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A document as the evidence needs it: its words, and for each word the range of tokens of its entity, with the label."""

    doc: Document
    words: tuple[str, ...]
    entities: dict[int, tuple[int, int, str]]
    starts: frozenset[int]
    persons: frozenset[str]


def toponyms(doc: Document) -> list[Toponym]:
    """The candidates that are toponyms, in text order, each with its `holder` among those returned."""
    found = candidates(doc)
    scores = weighed(found)
    kept = [i for i, score in enumerate(scores) if score > _weights()["threshold"]]
    place = {old: new for new, old in enumerate(kept)}
    return [replace(found[i], holder=place.get(found[i].holder)) for i in kept]  # type: ignore[arg-type]


def weighed(found: Sequence[Toponym]) -> list[float]:
    """The log-odds of each candidate; those with the same name in one document support each other."""
    weights = _weights()["evidence"]
    local = [sum(weights.get(e, 0.0) for e in t.evidence) for t in found]
    same: dict[str, list[float]] = defaultdict(list)
    for t, score in zip(found, local, strict=True):
        same[t.key].append(max(-4.0, min(4.0, score)))
    gain = _weights()["company"]
    return [
        score + gain * (sum(same[t.key]) - max(-4.0, min(4.0, score))) / max(1, len(same[t.key]) - 1)
        for t, score in zip(found, local, strict=True)
    ]


def candidates(doc: Document) -> list[Toponym]:
    """Everything in a document that could be a toponym, with the evidence for it, in text order."""
    setting = _setting(doc)
    found = list(_spotted(setting))
    taken = {i for t in found for i in range(t.first, t.last)}
    found.extend(t for t in _unlisted(setting) if taken.isdisjoint(range(t.first, t.last)))
    found.sort(key=lambda t: t.first)
    found = _held(found, setting)
    return [replace(t, evidence=(*t.evidence, *_evidence(t, setting))) for t in found]


def _setting(doc: Document) -> Setting:
    words = tuple([doc.text[t.start : t.end] for t in doc.tokens])
    entities: dict[int, tuple[int, int, str]] = {}
    i = 0
    for entity in doc.entities:
        while i < len(words) and doc.tokens[i].end <= entity.start:
            i += 1
        first = i
        while i < len(words) and doc.tokens[i].start < entity.end:
            i += 1
        label = entity.label if entity.label in LABELS else "other"
        if first < i and words[first].lower() == "the":
            first += 1
        if i - first > 1 and words[i - 1] in ("'s", "’s", "'", "’"):
            i -= 1
        for k in range(first, i):
            entities[k] = (first, i, label)
    persons = {words[k].casefold() for k, (first, last, label) in entities.items() if label == "PERSON" and last - first > 1}
    starts = frozenset(sent.first for sent in doc.sentences)
    return Setting(doc, words, entities, starts, frozenset(persons))


def _spotted(setting: Setting) -> Iterator[Toponym]:
    """The longest names of the gazetteer, from left to right, none over the end of a sentence."""
    tokens = setting.doc.tokens
    for sent in setting.doc.sentences:
        i = sent.first
        while i < sent.last:
            found = None
            if setting.words[i][0].isupper() and tokens[i].tag not in CLOSED:
                found = _longest(setting, i, sent.last)
            if found:
                yield found
            i = found.last if found else i + 1


def _longest(setting: Setting, i: int, end: int) -> Toponym | None:
    tokens, words, text = setting.doc.tokens, setting.words, setting.doc.text
    best = None
    for j in range(i, min(end, i + WIDEST)):
        if words[j] in BARRIERS:
            break
        surface = text[tokens[i].start : tokens[j].end]
        key = gazetteer.key(surface)
        if words[j][0].isupper() and (entries := _meanings(surface, key, setting, i)):
            best = Toponym(Span(tokens[i].start, tokens[j].end), i, j + 1, *entries)
        if not gazetteer.begins(key) and key not in ("w", "saint"):
            break
    return best


def _meanings(surface: str, key: str, setting: Setting, i: int) -> tuple[str, tuple[Entry, ...], tuple[str, ...]] | None:
    """What a name may mean, with its key spelled out; capitals of a postal code only after a comma."""
    lexicon = _lexicon()
    if long := lexicon["abbreviations"].get(surface):
        area = gazetteer.key(long)
        return area, tuple(e for e in gazetteer.named(area) if e.official and e.kind in ("admin", "city")), ("abbreviated",)
    if i and setting.words[i - 1] == "," and (long := lexicon["postal"].get(surface)):
        area = gazetteer.key(long)
        return area, tuple(e for e in gazetteer.named(area) if e.official and e.kind == "admin"), ("postal",)
    if len(key) < 2 or len(key) < 4 and not surface.isupper() and surface.lower() in ("us", "uk", "uae", "car"):
        return None
    entries = gazetteer.named(key)
    return (key, entries, ()) if entries else None


def _unlisted(setting: Setting) -> Iterator[Toponym]:
    """Places that only the entity recogniser sees."""
    tokens, text = setting.doc.tokens, setting.doc.text
    for first, last, label in sorted(set(setting.entities.values())):
        if label in ("GPE", "LOC", "FAC") and setting.words[first][0].isupper():
            span = Span(tokens[first].start, tokens[last - 1].end)
            yield Toponym(span, first, last, gazetteer.key(span.of(text)), (), ("unlisted",))


def _held(found: list[Toponym], setting: Setting) -> list[Toponym]:
    """Marks toponyms that the area after the comma holds, and those areas."""
    at = {t.first: n for n, t in enumerate(found)}
    out = list(found)
    for n, t in enumerate(found):
        if t.last < len(setting.words) and setting.words[t.last] == "," and (m := at.get(t.last + 1)) is not None:
            if any(e.within(area) for e in t.entries for area in found[m].entries):
                out[n] = replace(out[n], holder=m, evidence=(*out[n].evidence, "held"))
                out[m] = replace(out[m], evidence=(*out[m].evidence, "holds"))
            elif not t.entries and any(area.kind in AREAS for area in found[m].entries):
                out[n] = replace(out[n], holder=m, evidence=(*out[n].evidence, "held:unlisted"))
    return out


def _evidence(t: Toponym, setting: Setting) -> Iterator[str]:
    """What speaks for or against a candidate: its entity, its neighbours, its form, and what the gazetteer knows."""
    entity = _entity(t, setting)
    before, after = _before(t, setting), _after(t, setting)
    yield "always"
    yield f"entity:{entity}"
    yield f"before:{before}"
    yield f"after:{after}"
    yield f"{entity}&before:{before}"
    yield f"{entity}&after:{after}"
    yield f"words:{min(3, t.last - t.first)}"
    tag = setting.doc.tokens[t.last - 1].tag
    yield f"tag:{tag if tag in ('NNP', 'NNPS', 'NN', 'JJ') else 'other'}"
    if t.entries:
        most = max(t.entries, key=lambda e: e.population / (1 if e.official else 3))
        size = int(log10(most.population + 1))
        yield f"people:{most.kind}:{size}"
        yield f"people:{size}&{entity}"
        yield f"meanings:{min(5, len(t.entries))}"
        if not any(e.official for e in t.entries):
            yield "byname"
    if t.span.of(setting.doc.text).isupper() and t.span.end - t.span.start > 4:
        yield "capitals"
    if any(word.casefold() in setting.persons for word in setting.words[t.first : t.last]):
        yield f"person-elsewhere&{entity}"


def _entity(t: Toponym, setting: Setting) -> str:
    inner = setting.entities.get(t.first) or setting.entities.get(t.last - 1)
    if inner is None:
        return "none"
    first, last, label = inner
    if first == t.first and last == t.last:
        return label
    if first <= t.first and t.last <= last:
        return f"{label}:{'first' if first == t.first else 'last' if last == t.last else 'middle'}"
    return f"{label}:over"


def _before(t: Toponym, setting: Setting) -> str:
    i = t.first - 1
    if i >= 0 and setting.words[i].lower() == "the" and i:
        if (kind := _class("before", setting.words[i - 1])) != "none":
            return f"the+{kind}"
        return "the"
    if t.first in setting.starts or i < 0:
        return "start"
    word = setting.words[i]
    if word in (",", "(", "-", "–", "—"):
        return word
    kind = _class("before", word)
    if kind == "none" and word[0].isupper():
        return "Capital"
    return kind


def _after(t: Toponym, setting: Setting) -> str:
    if t.last >= len(setting.words) or t.last in setting.starts:
        return "end"
    word = setting.words[t.last]
    if word in (",", ".", "(", ")", "-", "–", "—", "'s", "’s", ":", "and"):
        return word
    kind = _class("after", word)
    if word[0].isupper():
        return f"Capital:{kind}"
    return kind


def _class(side: str, word: str) -> str:
    found: str = _classes()[side].get(word.lower(), "none")
    return found


@cache
def _classes() -> dict[str, dict[str, str]]:
    """The class of each word that may stand before or after a toponym."""
    return {side: {word: kind for kind, words in _lexicon()[side].items() for word in words} for side in ("before", "after")}


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(resources.files("onrecord.read").joinpath("lexicon", "places.toml").read_text("utf-8"))


@cache
def _weights() -> dict[str, Any]:
    return tomllib.loads(resources.files("onrecord.read").joinpath("lexicon", "toponyms.toml").read_text("utf-8"))
