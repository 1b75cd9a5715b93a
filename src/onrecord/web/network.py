"""Who is quoted by whom and who doubts whom: outlets on the left, speakers on the right, doubts as arcs; units are pixels."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.view.sources import SourcesView

OUTLETS, SPEAKERS = 14, 22
"""Names that are drawn; the tables have all."""
ROW, TOP = 26.0, 44.0
LEFT, RIGHT, WIDTH = 200.0, 430.0, 800.0
LONGEST, NARROW = 36, 26
"""Letters that are drawn of the name of a speaker and of an outlet."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name at the height `y`, with how many statements are quoted there."""

    name: str
    short: str
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A line from an outlet to a speaker; `width` grows with the number of statements."""

    path: str
    width: float
    says: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """An arc from the one who doubts to the one who is doubted, with the point of its arrow."""

    path: str
    tip: str
    says: str


@dataclass(frozen=True, slots=True)
class Network:
    """The layout: its height, both columns, the lines between them, the arcs on the right, and how many names are left out."""

    height: float
    outlets: tuple[Node, ...]
    speakers: tuple[Node, ...]
    quotes: tuple[Quote, ...]
    doubts: tuple[Doubt, ...]
    left_out: int


def network(view: SourcesView) -> Network:
    """The layout of a story's sources; those who doubt or are doubted come before those who are quoted by fewer outlets."""
    named = [s for s in view.speakers if s.name]
    pairs = Counter((p.outlet, s.name) for s in named for said in s.statements for p in said.places if p.outlet)
    involved = {name for d in view.doubts for name in (d.who, d.whom) if name}
    ranked = sorted(named, key=lambda s: (s.name not in involved, -len(s.outlets), -len(s.statements), s.name))
    said = Counter({s.name: len(s.statements) for s in ranked[:SPEAKERS]})
    quoting = Counter({o: 0 for o, _ in pairs})
    for (o, who), n in pairs.items():
        quoting[o] += n if who in said else 0
    outlets = [o for o, n in quoting.most_common(OUTLETS) if n]
    heights = {o: n for n, o in enumerate(outlets)}
    order = sorted(said, key=lambda who: (_middle([heights[o] for o, w in pairs if w == who and o in heights]), who))
    left = {o: Node(o, _short(o, NARROW), _y(n), quoting[o]) for n, o in enumerate(outlets)}
    right = {who: Node(who, _short(who, LONGEST), _y(n), said[who]) for n, who in enumerate(order)}
    return Network(
        _y(max(len(left), len(right))) + ROW / 2,
        tuple(left.values()),
        tuple(right.values()),
        tuple(_quote(left[o], right[who], n) for (o, who), n in sorted(pairs.items()) if o in left and who in right),
        tuple(_doubts(view, right)),
        len(named) - len(right) + len(quoting) - len(left),
    )


def _y(row: int) -> float:
    return TOP + ROW * row


def _short(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def _middle(places: Sequence[int]) -> float:
    """The middle of the rows that lines come from: in its order fewest lines cross (Sugiyama's barycentre)."""
    return sum(places) / len(places) if places else float("inf")


def _quote(outlet: Node, speaker: Node, count: int) -> Quote:
    bend = (RIGHT - LEFT) / 2
    path = f"M{LEFT + 8:g} {outlet.y:g}C{LEFT + bend:g} {outlet.y:g} {RIGHT - bend:g} {speaker.y:g} {RIGHT - 8:g} {speaker.y:g}"
    return Quote(path, min(1 + 0.8 * count, 8), f"{outlet.name} quotes {speaker.name}: {count}")


def _doubts(view: SourcesView, speakers: dict[str, Node]) -> list[Doubt]:
    """An arc for each pair of a doubter and a doubted, right of the names."""
    drawn: dict[tuple[str, str], list[str]] = {}
    for d in view.doubts:
        if d.who in speakers and d.whom in speakers:
            drawn.setdefault((d.who, d.whom), []).append(d.stance)
    out = []
    for (who, whom), stances in drawn.items():
        a, b = speakers[who].y, speakers[whom].y
        start, end = _edge(speakers[who]), _edge(speakers[whom])
        reach = min(max(start, end) + 30 + abs(a - b) * 0.5, WIDTH - 4)
        path = f"M{start:g} {a:g}C{reach:g} {a:g} {reach:g} {b:g} {end + 8:g} {b:g}"
        tip = f"M{end:g} {b:g}l9 -4.5v9z"
        out.append(Doubt(path, tip, f"{who} {', '.join(dict.fromkeys(stances))} what {whom} says"))
    return out


def _edge(node: Node) -> float:
    """Where a name ends, at about seven pixels a letter."""
    return RIGHT + 14 + 7.2 * len(node.short) + 26
