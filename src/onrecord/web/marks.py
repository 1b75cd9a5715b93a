"""The stored text cut at every mark, so that overlapping marks can be shown as flat stretches."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.view.evidence import LAYERS as ALL
from onrecord.view.evidence import EvidenceView, Mark

LAYERS = tuple(layer for layer in ALL if layer != "counted")
HERE = "here"
"""The anchor of the words that are asked for by their offsets."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under the same marks: the layers, the items, and the items whose first words these are (as anchors).

    `deep` are words that somebody is said to have said: content inside content. `asked` are those that are asked for.
    """

    text: str
    layers: tuple[str, ...]
    items: tuple[str, ...]
    anchors: tuple[str, ...]
    deep: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that begins at `start`, in code points of the text."""

    start: int
    stretches: tuple[Stretch, ...]


def paragraphs(page: EvidenceView) -> list[Paragraph]:
    """The text as paragraphs of stretches."""
    marks = [m for m in page.marks if m.layer in LAYERS]
    if page.span is not None:
        marks.append(Mark(*page.span, HERE, HERE))
    lines: list[tuple[int, list[Stretch]]] = [(0, [])]
    for start, stretch in _stretches(page.text, marks, page.item):
        at, (first, *more) = start, stretch.text.split("\n")
        lines[-1][1].append(_part(stretch, first, anchored=True))
        for line in more:
            at = page.text.index("\n", at) + 1
            lines.append((at, [_part(stretch, line, anchored=False)]))
    kept = ((start, tuple(s for s in line if s.text or s.anchors)) for start, line in lines)
    return [Paragraph(start, line) for start, line in kept if line]


def _part(stretch: Stretch, text: str, *, anchored: bool) -> Stretch:
    return Stretch(text, stretch.layers, stretch.items, stretch.anchors if anchored else (), stretch.deep, stretch.asked)


def _stretches(text: str, marks: list[Mark], item: str | None) -> Iterator[tuple[int, Stretch]]:
    edges: dict[int, tuple[list[Mark], list[Mark]]] = {0: ([], []), len(text): ([], [])}
    for mark in marks:
        edges.setdefault(mark.start, ([], []))[0].append(mark)
        edges.setdefault(mark.end, ([], []))[1].append(mark)
    first = {m.item: m.start for m in sorted(marks, key=lambda m: m.start, reverse=True)}
    bounds, under = sorted(edges), list[Mark]()
    for start, end in pairwise(bounds):
        opened, closed = edges[start]
        under = [m for m in under if m not in closed] + opened
        yield start, _stretch(text[start:end], under, [m.item for m in opened if first[m.item] == start], item)


def _stretch(text: str, under: list[Mark], anchors: list[str], item: str | None) -> Stretch:
    layers = tuple(layer for layer in LAYERS if any(m.layer == layer for m in under))
    items = tuple(dict.fromkeys(m.item for m in under))
    deep = len({m.item for m in under if m.layer == "content"}) > 1
    return Stretch(text, layers, items, tuple(dict.fromkeys(anchors)), deep, HERE in items or item in items)
