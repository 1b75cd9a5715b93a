"""The places of a story on a map: geometry for an SVG of `WIDTH` by `HEIGHT`, with the precision of each place kept in sight.

A point is a cross, a city a disc, an admin area a hatched circle that is only roughly right, a country its hatched shape.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from onrecord.view.places import PlaceRow

WIDTH, HEIGHT = 1000.0, 500.0
LEAST = 9.0
"""Degrees of latitude that are always in sight: the base map shows nothing of use below."""
AREA_KM, KM = 80.0, 111.2
"""Radius of the circle for an admin area, whose extent is not known; kilometres in a degree of latitude."""

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country: its code, its name, and its rings in degrees (longitude, latitude)."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map with its number in the list; `radius` of an area in units of the map, `path` of a country."""

    number: int
    row: PlaceRow
    x: float
    y: float
    radius: float
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class World:
    """The paths of the land in sight, and the places."""

    land: tuple[str, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """What is in sight: its middle in degrees, and units of the map for a degree of latitude."""

    lon: float
    lat: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands: an equirectangular projection that is true to scale in the middle."""
        x = WIDTH / 2 + (lon - self.lon) * math.cos(math.radians(self.lat)) * self.scale
        return round(x, 1), round(HEIGHT / 2 - (lat - self.lat) * self.scale, 1)


def world(rows: Sequence[PlaceRow]) -> World:
    """The map of the places that have coordinates; those numbered first are labelled where there is room."""
    located = [(n, row) for n, row in enumerate(rows, 1) if row.lat is not None and row.lon is not None]
    window = _window([(row.lon or 0.0, row.lat or 0.0) for _, row in located])
    spots, taken = list[Spot](), list[tuple[float, float]]()
    for number, row in located:
        x, y = window.at(row.lon or 0.0, row.lat or 0.0)
        free = all(abs(x - a) > 130 or abs(y - b) > 22 for a, b in taken)
        taken += [(x, y)] if free else []
        shape = _shapes().get(row.country or "") if row.precision == "country" else None
        radius = AREA_KM / KM * window.scale if row.precision == "admin" or (row.precision == "country" and not shape) else 0.0
        path = _path(shape, window) if shape else ""
        spots.append(Spot(number, row, x, y, round(max(radius, 14.0), 1) if radius else 0.0, path, row.name if free else ""))
    land = tuple(filter(None, (_path(shape, window) for shape in _countries())))
    return World(land, tuple(spots))


def country(code: str | None) -> str:
    """The name of a country by its code (ISO 3166-1); the code itself where the map has none."""
    shape = _shapes().get(code or "")
    return shape.name if shape else code or ""


def _window(points: Sequence[tuple[float, float]]) -> _Window:
    if not points:
        return _Window(0.0, 12.0, WIDTH / 360)
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    wide = (max(lons) - min(lons)) * math.cos(math.radians(lat)) * 1.5
    scale = min(HEIGHT / max(LEAST, (max(lats) - min(lats)) * 1.5), WIDTH / max(wide, 2 * LEAST))
    return _Window(lon, lat, scale) if wide < 250 else _Window(0.0, 12.0, WIDTH / 360)


def _path(shape: Shape, window: _Window) -> str:
    """The rings of a country that reach into sight, as a path; points that fall together are left out."""
    return "".join(_ring([window.at(*point) for point in ring]) for ring in shape.rings)


def _ring(points: Ring) -> str:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT:
        return ""
    kept = points[:1]
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 1.2:
            kept.append((x, y))
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z" if len(kept) > 2 else ""


@cache
def _shapes() -> dict[str, Shape]:
    return {shape.code: shape for shape in _countries()}


@cache
def _countries() -> tuple[Shape, ...]:
    data = json.loads(resources.files("onrecord.web").joinpath("world.json").read_text(encoding="utf-8"))
    arcs = [list(_points(arc, data["scale"], data["translate"])) for arc in data["arcs"]]
    return tuple(
        Shape(code, name, tuple(part for polygon in polygons for ring in polygon for part in _unbroken(_joined(ring, arcs))))
        for code, name, polygons in data["countries"]
    )


def _points(arc: list[int], scale: list[float], translate: list[float]) -> Iterator[tuple[float, float]]:
    """The points of an arc (TopoJSON: each is a step from the one before)."""
    x = y = 0
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]


def _joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """The points of a ring; an arc with the number ~n is the arc n, backwards."""
    out: Ring = []
    for n in ring:
        part = arcs[n] if n >= 0 else arcs[~n][::-1]
        out += part[1:] if out else part
    return out


def _unbroken(ring: Ring) -> Iterator[Ring]:
    """A ring without a jump at the 180th meridian: where it crosses, it is drawn once on each side of the world."""
    out, turn = ring[:1], 0.0
    for (before, _), (lon, lat) in pairwise(ring):
        turn += 360.0 if lon - before < -180 else -360.0 if lon - before > 180 else 0.0
        out.append((lon + turn, lat))
    yield out
    if min(p[0] for p in out) < -180:
        yield [(lon + 360, lat) for lon, lat in out]
    if max(p[0] for p in out) > 180:
        yield [(lon - 360, lat) for lon, lat in out]
