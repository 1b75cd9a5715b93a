"""Where a story plays: the places that its texts name, each with how precisely it is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.mention import Candidate, Place, Precision
from onrecord.model.news import Reading
from onrecord.model.span import words
from onrecord.record import Record
from onrecord.view.held import Evidence, around, folded, outlet
from onrecord.view.remembered import remembered


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its GeoNames id and coordinates (degrees, WGS 84), None where no text lets one tell; then with `candidates`.

    `precision` says whether the coordinates are a point, or stand for a city, an admin area or a country. `where` has the first
    words of each outlet that name it.
    """

    name: str
    geoname: int | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision | None
    mentions: int
    outlets: tuple[str, ...]
    where: tuple[Evidence, ...]
    candidates: tuple[Candidate, ...]


def places(record: Record, *, story: str) -> list[PlaceRow]:
    """The places that a story names: those that are resolved first, then by how often they are named. Raises NotFound."""
    return list(remembered(record, story, ("places",), lambda: _places(record, story)))


def _places(record: Record, story: str) -> list[PlaceRow]:
    found: dict[object, list[tuple[Reading, Place]]] = {}
    for reading in record.readings(story=story):
        for place in reading.places:
            found.setdefault(place.geoname or folded(place.name), []).append((reading, place))
    rows = [_row(some) for some in found.values()]
    return sorted(rows, key=lambda row: (row.lat is None, -row.mentions, row.name))


def _row(named: list[tuple[Reading, Place]]) -> PlaceRow:
    place = named[0][1]
    where = tuple(_first(_evidence(reading, p) for reading, p in named))
    return PlaceRow(
        place.name,
        place.geoname,
        place.country,
        place.lat,
        place.lon,
        place.precision,
        len(named),
        tuple(sorted({e.outlet for e in where if e.outlet})),
        where,
        place.candidates,
    )


def _first(some: Iterable[Evidence]) -> list[Evidence]:
    """The first of each outlet."""
    rows: dict[str | None, Evidence] = {}
    for e in some:
        rows.setdefault(e.outlet, e)
    return list(rows.values())


def _evidence(reading: Reading, place: Place) -> Evidence:
    text, version = reading.text, reading.version
    return Evidence(version.id, place.id, outlet(reading), version.captured, words(text, place.span), around(text, place.span))
