"""The stored text cut at every mark, so that overlapping marks can be shown as flat stretches."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.view.evidence import LAYERS as ALL
from onrecord.view.evidence import EvidenceView, Mark

LAYERS = tuple(layer for layer in ALL if layer != "counted")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under the same marks: the layers, the items, and the items whose first words these are (as anchors)."""

    text: str
    layers: tuple[str, ...]
    items: tuple[str, ...]
    anchors: tuple[str, ...]


def paragraphs(page: EvidenceView) -> list[list[Stretch]]:
    """The text as paragraphs of stretches."""
    out: list[list[Stretch]] = [[]]
    for stretch in _stretches(page.text, [m for m in page.marks if m.layer in LAYERS]):
        first, *more = stretch.text.split("\n")
        out[-1].append(Stretch(first, stretch.layers, stretch.items, stretch.anchors))
        for line in more:
            out.append([Stretch(line, stretch.layers, stretch.items, ())])
    return [p for p in ([s for s in line if s.text or s.anchors] for line in out) if p]


def _stretches(text: str, marks: list[Mark]) -> Iterator[Stretch]:
    edges: dict[int, tuple[list[Mark], list[Mark]]] = {0: ([], []), len(text): ([], [])}
    for mark in marks:
        edges.setdefault(mark.start, ([], []))[0].append(mark)
        edges.setdefault(mark.end, ([], []))[1].append(mark)
    first = {m.item: m.start for m in sorted(marks, key=lambda m: m.start, reverse=True)}
    bounds, under = sorted(edges), list[Mark]()
    for start, end in pairwise(bounds):
        opened, closed = edges[start]
        under = [m for m in under if m not in closed] + opened
        layers = tuple(layer for layer in LAYERS if any(m.layer == layer for m in under))
        items = tuple(dict.fromkeys(m.item for m in under))
        anchors = tuple(dict.fromkeys(m.item for m in opened if first[m.item] == start))
        yield Stretch(text[start:end], layers, items, anchors)
