"""What a reading finds in the words of one version: figures, times, places, actors. Each has an id unique in its reading."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Spans

Precision = Literal["point", "city", "admin", "country"]
ActorKind = Literal["person", "organization", "place", "group", "unnamed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount stated as a figure.

    `low` and `high` are inclusive, in `unit`; None is an open end. `unit` is None for counts, else "%", "fraction", an ISO 4217
    code, or an SI or common symbol. `of` is what is counted, `hedge` what makes it uncertain other than a bound.
    `attribution` is the id of the innermost attribution that holds it; None: the article says it itself.
    """

    id: str
    span: Spans
    low: float | int | None
    high: float | int | None
    approximate: bool = False
    unit: str | None = None
    of: Spans = ()
    hedge: Spans = ()
    negated: bool = False
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression as TIMEX3 has it.

    `start` and `end` are ISO 8601 dates or times that bound the interval (end inclusive); None where the anchor is unknown.
    """

    id: str
    span: Spans
    type: TimexType
    value: str | None
    mod: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a toponym may mean: a GeoNames id with its coordinates in degrees (WGS 84)."""

    geoname: int
    name: str
    country: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym, resolved to GeoNames where the article lets one tell; else null with `candidates`."""

    id: str
    span: Spans
    name: str
    geoname: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who is named or described in the article, with every mention of them; `name` is the fullest one."""

    id: str
    name: str
    kind: ActorKind
    mentions: Spans = ()
