"""The gazetteer: names of places and what they may mean, from a compact file made by `training/gazetteer.py`.

Source: GeoNames (CC BY 4.0). Coordinates are degrees, WGS 84; countries are ISO 3166-1 alpha-2.
"""

from __future__ import annotations

import gzip
import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

FILE = "gazetteer.gz"
CITIES = ("city", "capital")
LONGEST = 6
"""The most words that a name of the gazetteer has."""

_LETTERS = str.maketrans(
    dict.fromkeys("'’‘`ʻʼʿʾ´.,()")
    | dict.fromkeys("-–—/\u00a0", " ")
    | {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th", "ə": "a", "&": " and "}
)
_SPELLED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


class Entry(NamedTuple):
    """A place: `kind` is capital (of a country), city, district, admin, country or region.

    `path` is its codes from the country down ("US.IL.119").
    `geoname` is negative for a region that the lexicon names without a GeoNames id. `official` tells its chief name from others.
    """

    geoname: int
    name: str
    kind: str
    path: str
    population: int
    lat: float
    lon: float
    official: bool = True

    @property
    def country(self) -> str | None:
        """The ISO code of its country; None for regions that lie in several."""
        return self.path.partition(".")[0] or None

    def within(self, other: Entry) -> bool:
        """Whether it lies in the country, province or district `other`."""
        if not other.path or other.kind in CITIES:
            return False
        return self.path.startswith(other.path + ".") or (self.kind in CITIES and self.path == other.path)


def key(name: str) -> str:
    """A name as the gazetteer sorts it: small letters without marks, hyphens as blanks, "St." spelled out."""
    plain = name.casefold() if name.isascii() else _unmarked(name)
    words = plain.translate(_LETTERS).split()
    if words and words[0] == "the":
        del words[0]
    return " ".join([_SPELLED.get(word, word) for word in words])


def _unmarked(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def named(key: str) -> tuple[Entry, ...]:
    """All places that bear a name, given as `key` makes it; empty where there is none."""
    found = _line(_tables()[1], key)
    return tuple(_entry(ref) for ref in found.split(",")) if found else ()


@lru_cache(maxsize=10_000)
def begins(key: str) -> bool:
    """Whether some name of the gazetteer begins with the letters of `key` and goes on."""
    names, prefix = _tables()[1], key.encode()
    at = bisect_left(names, prefix + b"\t\xff")
    return at < len(names) and names[at].startswith(prefix)


def _entry(ref: str) -> Entry:
    geoname = ref.removeprefix("~")
    name, kind, path, population, lat, lon = _line(_tables()[0], geoname).split("\t")
    official = geoname == ref
    return Entry(int(geoname), name, _KINDS[kind], path, int(population or 0), float(lat), float(lon), official)


_KINDS = {"p": "capital", "c": "city", "a": "admin", "d": "district", "k": "country", "r": "region"}


def _line(table: list[bytes], key: str) -> str:
    """What follows `key` in a table of sorted lines; empty where it is not there."""
    prefix = f"{key}\t".encode()
    at = bisect_left(table, prefix)
    return table[at][len(prefix) :].decode() if at < len(table) and table[at].startswith(prefix) else ""


@cache
def _tables() -> tuple[list[bytes], list[bytes]]:
    """The places by id and the ids by name, as sorted lines: nothing is decoded before it is asked for."""
    data = gzip.decompress(resources.files("onrecord.read").joinpath("lexicon", FILE).read_bytes())
    places, _, names = data.partition(b"\n\n")
    return places.split(b"\n"), names.rstrip(b"\n").split(b"\n")
