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
from onrecord.read.surroundings import Surroundings, lexicon, sort, surroundings

WIDEST = 8
"""The most tokens of a toponym."""
BARRIERS = frozenset([",", ";", ":", "(", ")", '"', "“", "”", "!", "?", "|", "/", "[", "]"])
OPEN = frozenset(["NNP", "NNPS", "NN", "NNS", "JJ", "JJR", "JJS", "FW", "VBG", "VBN", "XX"])
"""Tags of words that may begin a toponym."""
AREAS = frozenset(["admin", "country", "district"])
SHORT = 3
"""Letters up to which a name in capitals is an acronym ("UN"), unless the lexicon knows it."""
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
    """Everything in a document that could be a toponym, with the evidence for it, in text order; none overlap."""
    around = surroundings(doc)
    found = [t for t in _spotted(around) if _may_be(t, around)]
    taken = {i for t in found for i in range(t.first, t.last)}
    found.extend(t for t in _unlisted(around) if taken.isdisjoint(range(t.first, t.last)))
    found.sort(key=lambda t: t.first)
    found = _held(found, around)
    return [replace(t, evidence=(*t.evidence, *_evidence(t, around))) for t in found]


def _spotted(around: Surroundings) -> Iterator[Toponym]:
    """The longest names of the gazetteer, from left to right, none over the end of a sentence."""
    tokens = around.doc.tokens
    for sent in around.doc.sentences:
        i = sent.first
        while i < sent.last:
            found = None
            if around.words[i][0].isupper() and tokens[i].tag in OPEN:
                found = _longest(around, i, sent.last)
            if found:
                yield found
            i = found.last if found else i + 1


def _may_be(t: Toponym, around: Surroundings) -> bool:
    """Whether a name of the gazetteer may be a toponym here: no nationality, no piece of a longer name."""
    label, _, part = around.entity(t.first, t.last).partition(":")
    if t.key in _never() or (label == "NORP" and not part):
        return False
    if label == "ORG" and part in ("first", "middle", "last"):
        return _is_office(around, *around.entities[t.first][:2])
    if label in ("GPE", "LOC") and part == "last":
        return sort("before", around.words[t.first - 1]) in ("direction", "kind") or around.words[t.first - 1].islower()
    return len(t.key) > 3 or part != "first" or "abbreviated" in t.evidence


def _is_office(around: Surroundings, first: int, last: int) -> bool:
    """Whether a body is one of the area in its name ("Ohio Department of ..."), not merely named after it ("Bank of ...")."""
    kinds = {sort("after", word) for word in around.words[first:last]}
    return "office" in kinds or ("area" in kinds and "body" not in kinds)


def _longest(around: Surroundings, i: int, end: int) -> Toponym | None:
    tokens, words, text = around.doc.tokens, around.words, around.doc.text
    best = None
    for j in range(i, min(end, i + WIDEST)):
        if words[j] in BARRIERS:
            break
        surface = text[tokens[i].start : tokens[j].end]
        key = gazetteer.key(surface)
        if words[j].lower() != words[j] and (meant := _meanings(surface, key, around, i)):
            best = Toponym(Span(tokens[i].start, tokens[j].end), i, j + 1, *meant)
        if not gazetteer.begins(key) and key != "w":
            break
    return best


def _meanings(surface: str, key: str, around: Surroundings, i: int) -> tuple[str, tuple[Entry, ...], tuple[str, ...]] | None:
    """What a name may mean, under its key spelled out; the capitals of a postal code count only after a comma."""
    shorts = lexicon()["abbreviations"]
    after_comma = i > 0 and around.words[i - 1] == ","
    if long := shorts.get(surface) or (shorts.get(surface + ".") if "." in surface else None):
        return _area(long, "abbreviated")
    if after_comma and (long := lexicon()["postal"].get(surface)):
        return _area(long, "postal")
    if len(key) < 2 or (len(key) <= SHORT and surface.isupper() != (key in lexicon()["capitals"]["only"])):
        return None
    entries = gazetteer.named(key)
    return (key, entries, ()) if entries else None


def _area(long: str, evidence: str) -> tuple[str, tuple[Entry, ...], tuple[str, ...]]:
    key = gazetteer.key(long)
    entries = gazetteer.named(key)
    return key, tuple(e for e in entries if e.kind == "admin" and e.official) or entries[:1], (evidence,)


def _unlisted(around: Surroundings) -> Iterator[Toponym]:
    """Places that only the entity recogniser sees."""
    tokens, text = around.doc.tokens, around.doc.text
    for first, last, label in sorted(set(around.entities.values())):
        if label in ("GPE", "LOC", "FAC") and around.words[first][0].isupper() and tokens[last - 1].tag in ("NNP", "NNPS"):
            span = Span(tokens[first].start, tokens[last - 1].end)
            if (key := gazetteer.key(span.of(text))) and key not in _never():
                yield Toponym(span, first, last, key, (), ("unlisted",))


def _held(found: list[Toponym], around: Surroundings) -> list[Toponym]:
    """Marks toponyms that the area after the comma holds, and those areas."""
    at = {t.first: n for n, t in enumerate(found)}
    out = list(found)
    for n, t in enumerate(found):
        m = at.get(t.last + 1) if t.last < len(around.words) and around.words[t.last] == "," else None
        if m is not None and _holds(found[m], t) and not _in_list(t, found[m], at, around):
            out[n] = replace(out[n], holder=m, evidence=(*out[n].evidence, "held"))
            out[m] = replace(out[m], evidence=(*out[m].evidence, "holds"))
    return out


def _holds(area: Toponym, t: Toponym) -> bool:
    if not t.entries:
        return any(a.kind in AREAS for a in area.entries)
    return any(e.within(a) for e in t.entries for a in area.entries)


def _in_list(t: Toponym, area: Toponym, at: Mapping[int, int], around: Surroundings) -> bool:
    """Whether "Lebanon, Jordan" may be areas side by side: both are of one level, and no comma closes, or a list goes on."""
    levels = {e.kind for e in t.entries if e.official} & {a.kind for a in area.entries if a.official}
    if levels.isdisjoint(("admin", "country")) or {"abbreviated", "postal"} & set(area.evidence):
        return False
    words, end = around.words, area.last
    closed = end < len(words) and words[end] == "," and end + 1 not in at and words[end + 1 : end + 2] != ("and",)
    return not closed or "country" in levels


def _evidence(t: Toponym, around: Surroundings) -> Iterator[str]:
    """What speaks for or against a candidate: its entity, its neighbours, its form, and what the gazetteer knows."""
    entity = around.entity(t.first, t.last)
    before, after = around.before(t.first), around.after(t.last)
    yield "always"
    yield f"entity:{entity}"
    yield f"before:{before}"
    yield f"after:{after}"
    yield f"{entity}&before:{before}"
    yield f"{entity}&after:{after}"
    yield f"words:{min(3, t.last - t.first)}"
    tag = around.doc.tokens[t.last - 1].tag
    yield f"tag:{tag if tag in ('NNP', 'NNPS', 'NN', 'JJ') else 'other'}"
    if t.entries:
        most = max(t.entries, key=lambda e: e.population / (1 if e.official else 3))
        size = int(log10(most.population + 1))
        yield f"people:{most.kind}:{size}"
        yield f"people:{size}&{entity}"
        yield f"meanings:{min(5, len(t.entries))}"
        if not any(e.official for e in t.entries):
            yield "byname"
    if t.span.of(around.doc.text).isupper() and t.span.end - t.span.start > 4:
        yield "capitals"
        yield f"capitals&after:{after}"
    if any(word.casefold() in around.persons for word in around.words[t.first : t.last]):
        yield f"person-elsewhere&{entity}"


@cache
def _never() -> frozenset[str]:
    """Keys that the gazetteer has, but that news uses for something else."""
    return frozenset(word for words in lexicon()["never"].values() for word in words)


@cache
def usual() -> frozenset[int]:
    """GeoNames ids of what news means by a name that a larger place shares."""
    return frozenset(lexicon()["usual"].values())


@cache
def weights() -> dict[str, Any]:
    """How much each piece of evidence counts, for being a toponym and for each meaning."""
    return tomllib.loads(resources.files("onrecord.read").joinpath("lexicon", "toponyms.toml").read_text("utf-8"))
