"""What a time expression means: its features, seen from where they stand, as a TIMEX3 value with its bounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from onrecord.read.almanac import Period
from onrecord.read.timex_numbers import Features
from onrecord.read.timex_points import YEARS, counted, point

LETTERS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
SECONDS = {"hour": 3600, "minute": 60, "second": 1}
HALVES = {"year": "6M", "hour": "30M", "minute": "30S"}
HOURS = {"MO": (5, 11), "AF": (12, 17), "EV": (18, 23), "NI": (18, 29)}
"""First and last hour of each part of the day; a night ends on the next day."""

LATE = {"AF": 1, "EV": 1, "NI": 6}
"""The first of the hours up to noon that mean one after noon: "three in the afternoon", "ten at night"."""


class Sense(NamedTuple):
    """A TIMEX3 value, the ISO 8601 bounds of its interval (end inclusive), and the period it names, if it names one."""

    value: str | None
    start: str | None = None
    end: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the time of writing, the periods told before (the last one first), and the tense.

    `toward` is -1 where the verb surely points to the past, 1 to the future, 0 where it does not say.
    """

    now: datetime | None = None
    told: tuple[Period, ...] = ()
    toward: float = 0

    @property
    def today(self) -> date | None:
        """The day of writing."""
        return self.now.date() if self.now else None


UNKNOWN = Sense(None)


def sense(features: Features, kind: str, scene: Scene) -> Sense:
    """What `features` mean in `scene`; the value is None where it cannot be told."""
    try:
        if "ref" in features:
            return Sense(features["ref"])
        if kind == "SET":
            return Sense(_repeated(features))
        if "way" in features and (features["count"] == "X" or features["unit"] in SECONDS):
            return _vague(features) if features["count"] == "X" else _hours_away(features, scene)
        if "way" in features:
            return _spanned(counted(features, today=scene.today, told=scene.told))
        if kind == "DURATION":
            return _amount(features, scene)
        return _timed(point(features, today=scene.today, told=scene.told, toward=scene.toward), features)
    except (ValueError, OverflowError):  # a day that the calendar does not have
        return UNKNOWN


def _repeated(f: Features) -> str:
    part = f"T{f['part']}" if "part" in f else ""
    if "weekday" in f:
        return f"XXXX-WXX-{f['weekday']}{part}"
    if "month" in f:
        return f"XXXX-{f['month']:02}"
    return f"XXXX-XX-XX{part}" if part else duration(f.get("count", 1), f["unit"])


def duration(count: float | str, unit: str) -> str:
    """So many units as TIMEX3 has it, after ISO 8601: P3M, PT2H, P2Y6M, PXY; decades and centuries in years."""
    if unit in YEARS and not isinstance(count, str):
        return duration(count * YEARS[unit], "year")
    time = "T" if unit in SECONDS else ""
    if isinstance(count, float) and count % 1 == 0.5 and unit in HALVES:
        return f"P{time}{f'{count:.0f}{LETTERS[unit]}' if (count := count - 0.5) else ''}{HALVES[unit]}"
    number = count if isinstance(count, str) else f"{count:g}"
    return f"P{time}{number}{LETTERS.get(unit, 'Y')}"


def _amount(f: Features, scene: Scene) -> Sense:
    """A length of time, with bounds where it is counted from now ("the past two months")."""
    count, unit = f.get("count", "X"), f["unit"]
    value = duration(count, unit)
    if scene.today is None or not f.get("shift") or unit in SECONDS or not isinstance(count, int):
        return Sense(value)
    today = Period.around("day", scene.today)
    ends = sorted((today.value, today.moved(f["shift"] * count, unit).value))
    return Sense(value, ends[0], ends[1])


def _vague(f: Features) -> Sense:
    """An uncounted distance: from now it is the past or the future at large, from elsewhere no more than its unit."""
    if f.get("heard"):
        return Sense(duration("X", f["unit"]))
    return Sense("PAST_REF" if f["way"] < 0 else "FUTURE_REF")


def _hours_away(f: Features, scene: Scene) -> Sense:
    if scene.now is None or f.get("heard") or scene.now.time() == time():
        return UNKNOWN
    moment = scene.now + timedelta(seconds=f["way"] * f["count"] * SECONDS[f["unit"]])
    value = moment.isoformat(timespec="minutes")
    return Sense(value, value, value)


def _spanned(period: Period | None) -> Sense:
    if period is None:
        return UNKNOWN
    return Sense(period.value, period.first.isoformat(), period.last.isoformat(), period)


def _hour(f: Features) -> int:
    """The hour of the day: after noon where "p.m." or the part of the day says so; of "a quarter to six" the one before."""
    hour: int = f["hour"]
    part = f.get("part", "")
    if "pm" in f:
        hour = hour % 12 + 12 * bool(f["pm"])
    elif part == "NI" and hour == 12:
        hour = 0 if f["minute"] or f.get("to") else 24
    elif LATE.get(part, 24) <= hour < 12:
        hour += 12
    return (hour - 1) % 24 if f.get("to") else hour


def _timed(period: Period | None, f: Features) -> Sense:
    """A point, with its hour or its part of the day if it is a day."""
    whole = _spanned(period)
    if period is None or period.unit != "day":
        return whole
    if "hour" in f:
        hour = _hour(f)
        value = f"{whole.value}T{hour:02}:{f['minute']:02}"
        moment = datetime.combine(period.first, time()) + timedelta(hours=hour, minutes=f["minute"])
        at = moment.isoformat(timespec="minutes")
        return Sense(value, at, at, period)
    if "part" in f:
        midnight = datetime.combine(period.first, time())
        first, last = HOURS[f["part"]]
        start, end = midnight + timedelta(hours=first), midnight + timedelta(hours=last, minutes=59)
        bounds = start.isoformat(timespec="minutes"), end.isoformat(timespec="minutes")
        return Sense(f"{whole.value}T{f['part']}", *bounds, period)
    return whole
