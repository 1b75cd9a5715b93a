"""What a time expression means: its features, seen from where they stand, as a TIMEX3 value with its bounds.

A point is found in three steps: the frame it lies in ("last year"), the candidates of that description in or near the frame
("October"), and the one that the words or the tense ask for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, cast

from onrecord.read.almanac import Period, Unit
from onrecord.read.timex_numbers import Features

LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
CLOCK_UNITS = ("hour", "minute", "second")
PARTS = {"MO": (5, 11), "AF": (12, 17), "EV": (18, 23), "NI": (18, 29)}
"""First and last hour of each part of the day; a night ends on the next day."""


class Sense(NamedTuple):
    """A TIMEX3 value, the ISO 8601 bounds of its interval (end inclusive), and the period it names, if it names one."""

    value: str | None
    start: str | None = None
    end: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the time of writing, the period told last, and where the tense points (-1, 0, 1)."""

    now: datetime | None
    heard: Period | None = None
    toward: int = 0

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
        if "way" in features:
            return _moved(features, scene)
        if "count" in features:
            return _amount(features, scene)
        if kind == "DURATION":
            return Sense(_duration("X", features["unit"]))
        return _timed(_point(features, scene), features, scene)
    except (ValueError, OverflowError):  # a day that no calendar has
        return UNKNOWN


def _repeated(f: Features) -> str:
    part = f"T{f['part']}" if "part" in f else ""
    if "weekday" in f:
        return f"XXXX-WXX-{f['weekday']}{part}"
    if "month" in f:
        return f"XXXX-{f['month']:02}"
    if part:
        return f"XXXX-XX-XX{part}"
    return _duration(f.get("count", 1), f["unit"])


def _duration(count: Any, unit: str) -> str:
    """ISO 8601: P3M, PT2H, P2Y6M, PXY; decades and centuries in years."""
    if unit == "weekend":
        return f"P{count}WE"
    for large, years in (("decade", 10), ("century", 100)):
        if unit == large:
            count, unit = count if count == "X" else count * years, "year"
    time = "T" if unit in CLOCK_UNITS else ""
    if isinstance(count, float) and count % 1 == 0.5 and unit in ("year", "hour", "minute"):
        small = {"year": "6M", "hour": "30M", "minute": "30S"}[unit]
        return f"P{time}" + (f"{int(count)}{LETTERS[unit]}" if count > 1 else "") + small
    return f"P{time}{count:g}{LETTERS[unit]}" if count != "X" else f"P{time}X{LETTERS[unit]}"


def _amount(f: Features, scene: Scene) -> Sense:
    """A length of time, with bounds where it is counted from now ("the past two months")."""
    value = _duration(f["count"], f["unit"])
    if scene.now is None or not f.get("shift") or f["unit"] in CLOCK_UNITS or not isinstance(f["count"], int):
        return Sense(value)
    today = Period.around("day", scene.now.date())
    other = today.moved(f["shift"] * f["count"], f["unit"])
    first, last = sorted((today, other), key=lambda p: p.index)
    return Sense(value, first.value, last.value)


def _moved(f: Features, scene: Scene) -> Sense:
    """So long before or after now, or the time told last ("two days later")."""
    unit, count = f["unit"], f["count"]
    if count == "X":
        return Sense("PAST_REF" if f["way"] < 0 else "FUTURE_REF")
    base = scene.heard if f.get("heard") else None
    if unit in CLOCK_UNITS:
        return _clock_moved(f, scene)
    if base is None:
        if scene.now is None:
            return UNKNOWN
        base = Period.around("day", scene.now.date())
        return _spanned(base.moved(round(f["way"] * count), unit).within(cast(Unit, unit)))
    return _spanned(base.moved(round(f["way"] * count), unit))


def _clock_moved(f: Features, scene: Scene) -> Sense:
    if scene.now is None or f.get("heard"):
        return UNKNOWN
    seconds = f["count"] * {"hour": 3600, "minute": 60, "second": 1}[f["unit"]]
    moment = (scene.now + timedelta(seconds=f["way"] * seconds)).isoformat(timespec="minutes")
    return Sense(moment[:16], moment[:16], moment[:16], None)


def _point(f: Features, scene: Scene) -> Period | None:
    """The period that the features name."""
    base = scene.heard.first if f.get("heard") and scene.heard else scene.today
    frame = _frame(f, base)
    if frame is not None:
        return _fit(f, frame) or frame
    if base is None:
        return None
    unit: Unit = "week" if "weekday" in f and "month" not in f else "year"
    if _fit(f, Period.around(unit, base)) is None and "nth" not in f and "day" not in f:
        return Period.around("day", base) + f.get("shift", 0) if "part" in f or "hour" in f else None
    near = Period.around(unit, base)
    fits = [fit for k in (-2, -1, 0, 1, 2) if (fit := _fit(f, near + k)) is not None]
    return _chosen(fits, base, f.get("shift"), scene.toward)


def _frame(f: Features, base: date | None) -> Period | None:
    """The stretch that the words place: a year by its number, or a unit counted from `base`."""
    for unit in ("year", "decade", "century"):
        if unit in f:
            return Period(cast(Unit, unit), f[unit])
    if "unit" in f and base is not None:
        return Period.around(f["unit"], base) + f.get("shift", 0)
    return None


def _fit(f: Features, frame: Period) -> Period | None:
    """The part of `frame` that the features describe."""
    if "weekday" in f and frame.unit in ("week", "weekend"):
        return Period.around("day", frame.within("week").first) + (f["weekday"] - 1)
    if frame.unit == "month" and "day" in f:
        return Period.on(frame.first.year, frame.first.month, f["day"])
    if frame.unit != "year":
        return None
    if "nth" in f and "month" in f:
        return _nth_weekday(frame.index, f)
    if "month" in f:
        return Period.on(frame.index, f["month"], f.get("day"))
    for unit, first, per_year in (("quarter", 0, 4), ("half", 0, 2), ("season", 0, 4)):
        if unit in f:
            return Period(cast(Unit, unit), frame.index * per_year + f[unit] - 1 + first)
    return None


def _nth_weekday(year: int, f: Features) -> Period:
    month = cast(Period, Period.on(year, f["month"]))
    if f["nth"] < 0:
        last = Period.around("day", month.last)
        return last + -((month.last.isoweekday() - f["weekday"]) % 7)
    first = Period.around("day", month.first)
    return first + ((f["weekday"] - month.first.isoweekday()) % 7 + 7 * (f["nth"] - 1))


def _chosen(fits: list[Period], base: date, shift: int | None, toward: int) -> Period | None:
    """Of the candidates, in order of time, the one that "last", "this" or "next" asks for, or else the tense."""
    before = [p for p in fits if p.last < base]
    after = [p for p in fits if p.first > base]
    if shift is not None and shift != 0:
        return (before[-1:] or [None])[0] if shift < 0 else (after[:1] or [None])[0]
    if toward < 0:
        return max((p for p in fits if p.first <= base), key=lambda p: p.index, default=None)
    if toward > 0:
        return min((p for p in fits if p.last >= base), key=lambda p: p.index, default=None)
    return min(fits, key=lambda p: min(abs((p.first - base).days), abs((p.last - base).days)), default=None)


def _spanned(period: Period | None) -> Sense:
    if period is None:
        return UNKNOWN
    return Sense(period.value, period.first.isoformat(), period.last.isoformat(), period)


def _timed(period: Period | None, f: Features, scene: Scene) -> Sense:
    """A point with its hour or part of the day."""
    whole = _spanned(period)
    if period is None or period.unit != "day":
        return whole
    if "hour" in f:
        hour = f["hour"] % 12 + 12 * f["pm"] if "pm" in f else f["hour"]
        value = f"{whole.value}T{hour:02}:{f['minute']:02}"
        return Sense(value, value, value, period)
    if "part" in f:
        first, last = PARTS[f["part"]]
        start = datetime.combine(period.first, datetime.min.time())
        bounds = (start + timedelta(hours=first), start + timedelta(hours=last, minutes=59))
        return Sense(f"{whole.value}T{f['part']}", *(b.isoformat(timespec="minutes") for b in bounds), period)
    return whole
