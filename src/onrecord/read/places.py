"""Places: the toponyms of a document, each resolved to GeoNames by what the rest of the document makes likely.

Coordinates are degrees (WGS 84), countries ISO 3166-1 alpha-2. A name that the gazetteer lacks keeps its words and has no
coordinates; a name that stays open has candidates. Nationalities ("French") are no places here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, floor, log, log10

from onrecord.model.document import Document
from onrecord.model.mention import Candidate, Place, Precision
from onrecord.read.gazetteer import CITIES, Entry
from onrecord.read.toponyms import Toponym, toponyms, usual, weights

ROUNDS = 3
"""How often the toponyms of a document are weighed against each other; more changes next to nothing."""
WIDEST = 60
"""The most meanings of a name that are weighed."""
SURE = 0.25
"""The least share of the likelihood for which a meaning is taken."""
LISTED = 5
"""The most candidates that an open toponym keeps."""

SEAT = 5
"""How many times as many people as the city of its name an area may have, for the name to mean the city."""
AREA_WORDS = frozenset(["after:area", "after:Capital:area"])

Node = tuple[str, str | None]
Evidence = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Sense:
    """Mentions of one name that share a meaning: what it may mean, and what the document itself says of it.

    `held` are meanings that lie in an area named right after the name somewhere, `holds` areas that it is itself so named as.
    """

    entries: tuple[Entry, ...]
    mentions: int
    held: frozenset[int]
    holds: frozenset[int]


def places(docs: Sequence[Document]) -> list[Document]:
    """The documents with their places, p1, p2, ... in text order."""
    return [replace(doc, places=tuple(_places(doc))) for doc in docs]


def _places(doc: Document) -> Iterator[Place]:
    found = toponyms(doc)
    nodes, senses = meanings(found)
    likely = weighed(senses, home=_home(doc))
    for number, (t, node) in enumerate(zip(found, nodes, strict=True), 1):
        yield _place(f"p{number}", t, senses[node].entries, likely[node], doc.text)


def meanings(found: Sequence[Toponym]) -> tuple[list[Node], dict[Node, Sense]]:
    """The sense that each toponym belongs to, and the senses: a name means one thing, but for areas named right after it."""
    nodes: list[Node] = []
    entries: dict[Node, tuple[Entry, ...]] = {}
    held: dict[str, set[int]] = defaultdict(set)
    holds: dict[str, set[int]] = defaultdict(set)
    for t in found:
        area = None if t.holder is None else found[t.holder]
        inside = tuple(e for e in t.entries if area and any(e.within(a) for a in area.entries))
        node = (t.key, area.key if area and inside else None)
        nodes.append(node)
        entries.setdefault(node, (inside or t.entries)[:WIDEST])
        if area and inside:
            held[t.key].update(e.geoname for e in inside)
            holds[area.key].update(a.geoname for a in area.entries if any(e.within(a) for e in inside))
    counts = Counter(nodes)
    return nodes, {n: Sense(es, counts[n], frozenset(held[n[0]]), frozenset(holds[n[0]])) for n, es in entries.items()}


def weighed(senses: Mapping[Node, Sense], *, home: str | None = None) -> dict[Node, list[float]]:
    """For each sense the likelihood of each of its meanings, which adds up to one."""
    likely = first(senses, home=home)
    for _ in range(ROUNDS):
        parts = evidence(senses, likely, home=home)
        likely = {node: shares(parts[node], weights()["together"]) for node in senses}
    return likely


def first(senses: Mapping[Node, Sense], *, home: str | None = None) -> dict[Node, list[float]]:
    """The likelihoods before the senses are weighed against each other."""
    return {node: shares(alone(sense, home=home), weights()["alone"]) for node, sense in senses.items()}


def evidence(
    senses: Mapping[Node, Sense], likely: Mapping[Node, Sequence[float]], *, home: str | None = None
) -> dict[Node, list[Evidence]]:
    """What speaks for each meaning of each sense, given how likely the meanings of the others are."""
    whole, owns = masses(senses, likely)
    return {
        node: [a + b for a, b in zip(alone(sense, home=home), together(sense, whole, owns[node]), strict=True)]
        for node, sense in senses.items()
    }


def shares(meanings: Sequence[Evidence], by: Mapping[str, float]) -> list[float]:
    """Likelihoods from the evidence for each meaning (a softmax over weighted sums)."""
    sums = [sum(by.get(name, 0.0) * value for name, value in parts) for parts in meanings]
    most = max(sums, default=0.0)
    powers = [exp(s - most) for s in sums]
    total = sum(powers)
    return [p / total for p in powers]


def alone(sense: Sense, *, home: str | None = None) -> list[Evidence]:
    """What speaks for each meaning before the other toponyms are heard: its kind, its size, the areas that it is named with."""
    largest = max((e.population for e in sense.entries), default=0)
    out = []
    for rank, e in enumerate(sense.entries):
        size = log10(e.population + 10)
        parts = [(f"kind:{e.kind}", 1.0), (f"size:{e.kind}", size), ("short of the largest", log10(largest + 10) - size)]
        if not e.official:
            parts.append(("byname", 1.0))
        if rank == 0:
            parts.append(("first", 1.0))
        if e.geoname in usual():
            parts.append(("usual", 1.0))
        if e.geoname in sense.held:
            parts.append(("held", 1.0))
        if e.geoname in sense.holds:
            parts.append((f"holds:{e.kind}", 1.0))
        if home and e.country == home:
            parts.append(("home", 1.0))
        out.append(parts)
    return out


def together(sense: Sense, whole: Mapping[str, float], own: Mapping[str, float]) -> list[Evidence]:
    """What the other toponyms say for each meaning: how much of what they mean lies in the same areas, or near."""
    out = []
    for e in sense.entries:
        parts = []
        for level, area in _areas(e):
            if (mass := whole[area] - own.get(area, 0.0)) > 0.01:
                parts.append((f"{level}:{e.kind}", log(1 + 5 * mass)))
        near = sum(whole[c] - own.get(c, 0.0) for c in _cells(e))
        if near > 0.01:
            parts.append((f"near:{e.kind}", log(1 + 5 * near)))
        out.append(parts)
    return out


def masses(
    senses: Mapping[Node, Sense], likely: Mapping[Node, Sequence[float]]
) -> tuple[dict[str, float], dict[Node, dict[str, float]]]:
    """How much of what is meant lies in each area and cell, for the whole document and for each sense."""
    whole: dict[str, float] = defaultdict(float)
    owns: dict[Node, dict[str, float]] = {}
    for node, sense in senses.items():
        own: dict[str, float] = defaultdict(float)
        for e, share in zip(sense.entries, likely[node], strict=True):
            if share > 0.001:
                for _, area in _areas(e):
                    own[area] += share
                if e.kind in ("country", "admin"):
                    own["named " + e.path] += share
                if e.kind in ("city", "capital", "district"):
                    own[_cell(e.lat, e.lon)] += share
        owns[node] = own
        for area, mass in own.items():
            whole[area] += mass
    return whole, owns


def _areas(e: Entry) -> Iterator[tuple[str, str]]:
    """The areas that a place lies in or is, by level."""
    parts = e.path.split(".")
    if parts[0]:
        yield "country", parts[0]
        yield "named country", "named " + parts[0]
        if len(parts) > 1 and e.kind != "region":
            yield "admin", f"{parts[0]}.{parts[1]}"
            yield "named admin", f"named {parts[0]}.{parts[1]}"
            if len(parts) > 2:
                yield "district", e.path


def _cell(lat: float, lon: float) -> str:
    return f"{floor(lat)},{floor(lon)}"


def _cells(e: Entry) -> Iterator[str]:
    """The cells of one degree around a place."""
    for y in (-1, 0, 1):
        for x in (-1, 0, 1):
            yield _cell(e.lat + y, e.lon + x)


def _home(doc: Document) -> str | None:
    """The country of the outlet, where its host is registered under one."""
    host = (doc.version.url or "").partition("//")[2].partition("/")[0].partition(":")[0]
    code = host.rpartition(".")[2].upper()
    return {"UK": "GB"}.get(code, code) if len(code) == 2 and code not in _GENERIC else None


_GENERIC = frozenset(["AI", "CO", "FM", "IO", "ME", "TV", "EU", "LY", "TO", "GG", "CC"])
"""Country domains that outlets everywhere use."""

_PRECISION: dict[str, Precision] = {
    "city": "city",
    "capital": "city",
    "admin": "admin",
    "district": "admin",
    "country": "country",
}


def _place(id: str, t: Toponym, entries: Sequence[Entry], likely: Sequence[float], text: str) -> Place:
    words = " ".join(t.span.of(text).split())
    if not entries:
        return Place(id, (t.span,), words)
    ranked = sorted(range(len(entries)), key=lambda n: -likely[n])
    best = _seat(entries[ranked[0]], t, entries)
    if likely[ranked[0]] < SURE:
        open_to = [entries[n] for n in ranked[:LISTED] if entries[n].geoname > 0]
        listed = tuple(Candidate(e.geoname, e.name, e.country, e.lat, e.lon) for e in open_to)
        return Place(id, (t.span,), words, candidates=listed)
    geoname = best.geoname if best.geoname > 0 else None
    precision = _PRECISION.get(best.kind, "admin" if best.path else None)
    return Place(id, (t.span,), best.name, geoname, best.country, best.lat, best.lon, precision)


def _seat(best: Entry, t: Toponym, entries: Sequence[Entry]) -> Entry:
    """Of an area and the city of its name in it: the area before a word for one ("Donetsk region"), else a city that fills it."""
    if AREA_WORDS & set(t.evidence):
        areas = (e for e in entries if e.kind in ("admin", "district") and best.kind in CITIES and best.within(e))
        return next(areas, best)
    cities = (e for e in entries if e.kind in CITIES and e.official and e.within(best) and best.kind != "country")
    return next((c for c in cities if c.population * SEAT >= best.population), best)
