"""Which words of a document name a place: names of the gazetteer and of the entity recogniser, weighed by their context.

Every candidate gathers plain evidence ("before:in", "entity:ORG:first", "capitals"); the weights of `lexicon/toponyms.toml`,
fitted by `training/places.py`, add up to the log-odds that it is a toponym.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
OPEN = frozenset(["NNP", "NNPS", "NN", "NNS", "JJ", "JJR", "JJS", "FW", "VBG", "VBN", "XX"])
"""Tags of words that may begin a toponym."""
LABELS = frozenset(["GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"])
AREAS = frozenset(["admin", "country", "district"])
CAP = 4.0
"""The most log-odds that one mention lends to the others of its name."""


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
    found, least = candidates(doc), {True: weights()["threshold"], False: weights()["threshold_unlisted"]}
    kept = [i for i, odds in enumerate(weighed(found)) if odds > least[bool(found[i].entries)]]
    place: dict[int | None, int] = {old: new for new, old in enumerate(kept)}
    return [replace(found[i], holder=place.get(found[i].holder)) for i in kept]


def weighed(found: Sequence[Toponym]) -> list[float]:
    """The log-odds of each candidate; those with the same name in one document lend each other some of theirs."""
    by, company = weights()["toponym"], weights()["company"]
    local = [sum(by.get(e, 0.0) for e in t.evidence) for t in found]
    capped = [max(-CAP, min(CAP, odds)) for odds in local]
    same: dict[str, list[float]] = defaultdict(list)
    for t, odds in zip(found, capped, strict=True):
        same[t.key].append(odds)
    others = [(sum(same[t.key]) - odds) / max(1, len(same[t.key]) - 1) for t, odds in zip(found, capped, strict=True)]
    return [odds + company * other for odds, other in zip(local, others, strict=True)]


def candidates(doc: Document) -> list[Toponym]:
    """Everything in a document that could be a toponym, with the evidence for it, in text order."""
    setting = _setting(doc)
    found = [t for t in _spotted(setting) if _may_be(t, setting)]
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
            if setting.words[i][0].isupper() and tokens[i].tag in OPEN:
                found = _longest(setting, i, sent.last)
            if found:
                yield found
            i = found.last if found else i + 1


def _may_be(t: Toponym, setting: Setting) -> bool:
    """Whether a name of the gazetteer may be a toponym here: no bare "Western", no nationality, no piece of a longer name."""
    if t.key in _never() or _entity(t, setting) == "NORP":
        return False
    return len(t.key) > 3 or not _entity(t, setting).endswith(":first") or "abbreviated" in t.evidence


def _longest(setting: Setting, i: int, end: int) -> Toponym | None:
    tokens, words, text = setting.doc.tokens, setting.words, setting.doc.text
    best = None
    for j in range(i, min(end, i + WIDEST)):
        if words[j] in BARRIERS:
            break
        surface = text[tokens[i].start : tokens[j].end]
        key = gazetteer.key(surface)
        if words[j].lower() != words[j] and (meant := _meanings(surface, key, setting, i)):
            best = Toponym(Span(tokens[i].start, tokens[j].end), i, j + 1, *meant)
        if not gazetteer.begins(key) and key != "w":
            break
    return best


def _meanings(surface: str, key: str, setting: Setting, i: int) -> tuple[str, tuple[Entry, ...], tuple[str, ...]] | None:
    """What a name may mean, under its key spelled out; the capitals of a postal code count only after a comma."""
    shorts = _lexicon()["abbreviations"]
    after_comma = i > 0 and setting.words[i - 1] == ","
    if long := shorts.get(surface) or (shorts.get(surface + ".") if "." in surface else None):
        return _area(long, "abbreviated")
    if after_comma and (long := _lexicon()["postal"].get(surface)):
        return _area(long, "postal")
    if len(key) < 2 or (key in _lexicon()["capitals"]["only"] and not surface.isupper()):
        return None
    entries = gazetteer.named(key)
    return (key, entries, ()) if entries else None


def _area(long: str, evidence: str) -> tuple[str, tuple[Entry, ...], tuple[str, ...]]:
    key = gazetteer.key(long)
    entries = gazetteer.named(key)
    return key, tuple(e for e in entries if e.kind == "admin" and e.official) or entries[:1], (evidence,)


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
        m = at.get(t.last + 1) if t.last < len(setting.words) and setting.words[t.last] == "," else None
        if m is not None and _holds(found[m], t) and not _in_list(t, found[m], at, setting):
            out[n] = replace(out[n], holder=m, evidence=(*out[n].evidence, "held"))
            out[m] = replace(out[m], evidence=(*out[m].evidence, "holds"))
    return out


def _holds(area: Toponym, t: Toponym) -> bool:
    if not t.entries:
        return any(a.kind in AREAS for a in area.entries)
    return any(e.within(a) for e in t.entries for a in area.entries)


def _in_list(t: Toponym, area: Toponym, at: Mapping[int, int], setting: Setting) -> bool:
    """Whether "Lebanon, Jordan" may be areas side by side: both are of one level, and no comma closes, or a list goes on."""
    levels = {e.kind for e in t.entries if e.official} & {a.kind for a in area.entries if a.official}
    if levels.isdisjoint(("admin", "country")) or {"abbreviated", "postal"} & set(area.evidence):
        return False
    words, end = setting.words, area.last
    closed = end < len(words) and words[end] == "," and end + 1 not in at and words[end + 1 : end + 2] != ("and",)
    return not closed or "country" in levels


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
        yield f"capitals&after:{after}"
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
def _never() -> frozenset[str]:
    """Keys that the gazetteer has, but that news uses for something else."""
    return frozenset(word for words in _lexicon()["never"].values() for word in words)


@cache
def _lexicon() -> dict[str, Any]:
    return tomllib.loads(resources.files("onrecord.read").joinpath("lexicon", "places.toml").read_text("utf-8"))


@cache
def weights() -> dict[str, Any]:
    """How much each piece of evidence counts, for being a toponym and for each meaning."""
    return tomllib.loads(resources.files("onrecord.read").joinpath("lexicon", "toponyms.toml").read_text("utf-8"))
