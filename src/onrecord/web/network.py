"""Who is quoted by whom and who doubts whom: outlets on the left, speakers on the right, doubts as arcs.

Places are percent of the room between two columns, so that one layout fits a phone and a wide screen.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.view.sources import SourcesView

OUTLETS, SPEAKERS = 14, 22
"""Names that are drawn; the tables have all."""
NEAR, FAR = 35.0, 130.0
"""Where the curve of a doubt is pulled to: by one between neighbours, and by the longest there can be; it gets 3/4 as far."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name at the height `y`, with how many statements are quoted there."""

    name: str
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
    """An arc from the one who doubts to the one who is doubted, where its arrow points: `y`."""

    path: str
    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Network:
    """The layout: both columns, the lines between them, the arcs on the right, and how many names are left out."""

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
    left, right = _column(outlets, quoting), _column(order, said)
    return Network(
        tuple(left.values()),
        tuple(right.values()),
        tuple(_quote(left[o], right[who], n) for (o, who), n in sorted(pairs.items()) if o in left and who in right),
        tuple(_doubts(view, right)),
        len(named) - len(right) + len(quoting) - len(left),
    )


def _middle(places: Sequence[int]) -> float:
    """The middle of the rows that lines come from: in its order fewest lines cross (Sugiyama's barycentre)."""
    return sum(places) / len(places) if places else float("inf")


def _column(names: Sequence[str], counts: Mapping[str, int]) -> dict[str, Node]:
    """Names at even distances over the whole height."""
    return {name: Node(name, round(100 * (n + 0.5) / len(names), 2), counts[name]) for n, name in enumerate(names)}


def _quote(outlet: Node, speaker: Node, count: int) -> Quote:
    path = f"M0 {outlet.y:g}C40 {outlet.y:g} 60 {speaker.y:g} 100 {speaker.y:g}"
    return Quote(path, min(1 + 0.8 * count, 8), f"{outlet.name} quotes {speaker.name}: {count}")


def _doubts(view: SourcesView, speakers: dict[str, Node]) -> Iterator[Doubt]:
    """An arc for each pair of a doubter and a doubted, right of the names."""
    drawn: dict[tuple[str, str], list[str]] = {}
    for d in view.doubts:
        if d.who in speakers and d.whom in speakers:
            drawn.setdefault((d.who, d.whom), []).append(d.stance)
    for (who, whom), stances in drawn.items():
        a, b = speakers[who].y, speakers[whom].y
        reach = round(NEAR + (FAR - NEAR) * abs(a - b) / 100, 2)
        path = f"M0 {a:g}C{reach:g} {a:g} {reach:g} {b:g} 0 {b:g}"
        yield Doubt(path, b, f"{who} {', '.join(dict.fromkeys(stances))} what {whom} says")
