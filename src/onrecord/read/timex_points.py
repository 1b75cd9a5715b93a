"""Which day, week, month ... of the calendar words point at.

In three steps: the frame that the words give ("last year"), what fits their description in it ("October"), and, where the words
give no frame, the one of the candidates around the day of writing that "last", "next" or the tense asks for.
"""

from __future__ import annotations

from datetime import date

from onrecord.read.almanac import Period, Unit
from onrecord.read.timex_numbers import Features

Told = tuple[Period, ...]
YEARS = {"decade": 10, "century": 100}
PER_YEAR: dict[Unit, int] = {"quarter": 4, "half": 2, "season": 4}
AGAINST_TENSE = 300
"""Days by which a date that goes against a sure tense counts as farther away than it is: nearness tells too."""


def point(f: Features, *, today: date | None, told: Told, toward: float) -> Period | None:
    """The period that features without an amount name; None where it cannot be told."""
    if "same" in f:
        return _same(f, today, told)
    frame = _frame(f, today, told)
    if frame is not None:
        return _fit(f, frame) or frame
    if today is None:
        return None
    around: Unit = "week" if {"weekday", "weekend"} & f.keys() and "month" not in f else "year"
    fits = [fit for k in (-1, 0, 1) if (fit := _fit(f, Period.around(around, today) + k)) is not None]
    if fits:
        narrow = around == "week" or "quarter" in f  # of those the last one is meant unless the tense says otherwise
        return _chosen(fits, today, f.get("shift", 0), (toward or -1.0) if narrow else toward)
    return _day_of(f, today, told) if {"part", "hour"} & f.keys() else None


def _day_of(f: Features, today: date, told: Told) -> Period:
    """The day of an hour or a part of the day that stands alone: "this morning", "at 4 p.m."."""
    if told and told[0].unit == "day" and "hour" in f:
        return told[0]
    shift: int = f.get("shift", 0)
    return Period.around("day", today) + shift


def counted(f: Features, *, today: date | None, told: Told) -> Period | None:
    """The period so many units before or after now, or after the time told last ("two days later")."""
    unit: Unit = "year" if f["unit"] in YEARS else f["unit"]
    n = round(f["way"] * f["count"] * YEARS.get(f["unit"], 1))
    accounts = told and told[0].unit in ("quarter", "half") and unit == "year"  # there, a year ago is the same quarter
    if told and (f.get("heard") or accounts):
        base = told[0]
    elif today is not None and not f.get("heard"):
        base = Period.around("day", today)
    else:
        return None
    moved = base.moved(n, unit)
    moved = moved if base.unit != "day" else moved.within(unit)
    return _fit(f, moved.within("year")) or moved


def _same(f: Features, today: date | None, told: Told) -> Period | None:
    """The period told last, or its like in the year that the words give ("the 1988 period", "last year's quarter")."""
    like = next((p for p in told if p.unit in ("quarter", "half")), None)
    if like is None and today is not None:
        like = Period.around("quarter", today) + -1
    frame = _frame({**f, "shift": f.get("shift", 0)}, today, told) if "year" in f or "unit" in f else None
    if like is None or frame is None:
        return frame or like
    return like.moved(frame.first.year - like.first.year, "year")


def _frame(f: Features, today: date | None, told: Told) -> Period | None:
    """The stretch that the words give: a year, decade or century by its number, or a unit counted from now."""
    if "era" in f:
        return Period("century", f["nth"] - 1)
    if "year" in f:
        return Period("year", f["year"])
    if "decade" in f:
        return Period("decade", f["decade"])
    if "unit" not in f:
        return None
    unit: Unit = f["unit"]
    shift: int = f.get("shift", 0)
    if f.get("heard") and (base := next((p for p in told if p.unit == unit or _finer(p, unit)), None)):
        return base.within(unit) + shift
    if today is None:
        return None
    completed = -1 if f.get("heard") and unit == "quarter" else 0
    return Period.around(unit, today) + (shift + completed)


def _finer(period: Period, unit: Unit) -> bool:
    """Whether a period tells which one of `unit` is meant; the quarter of the accounts is told only by its name."""
    return unit != "quarter" and (period.last - period.first) < (Period(unit, 1000).last - Period(unit, 1000).first)


def _fit(f: Features, frame: Period) -> Period | None:
    """The part of `frame` that the features describe."""
    if frame.unit == "week":
        if "weekend" in f:
            return Period("weekend", frame.index)
        return Period("day", frame.index * 7 + f["weekday"] - 1) if "weekday" in f else None
    if frame.unit != "year":
        return None
    if "month" in f:
        return _nth_weekday(f, frame.index) if "nth" in f else _dated(f, frame.index)
    for unit, per_year in PER_YEAR.items():
        if unit in f:
            return Period(unit, frame.index * per_year + f[unit] - 1)
    return None


def _dated(f: Features, year: int) -> Period | None:
    found = Period.on(year, f["month"], f.get("day"))
    if found and "day" in f and "weekday" in f and "year" not in f and found.first.isoweekday() != f["weekday"]:
        return None
    return found


def _nth_weekday(f: Features, year: int) -> Period:
    """Such as the fourth Thursday of November, or the last Monday (nth -1) of May."""
    month = Period("month", year * 12 + f["month"] - 1)
    nth: int = f["nth"]
    weekday: int = f["weekday"]
    if nth < 0:
        return Period.around("day", month.last) + -((month.last.isoweekday() - weekday) % 7)
    return Period.around("day", month.first) + ((weekday - month.first.isoweekday()) % 7 + 7 * (nth - 1))


def _chosen(fits: list[Period], today: date, shift: int, toward: float) -> Period | None:
    """Of the candidates, in order of time, the one that "last" or "next" asks for, or else tense and nearness."""
    if shift < 0:
        return next((p for p in reversed(fits) if p.last < today), None)
    if shift > 0:
        return next((p for p in fits if p.first > today), None)

    def distance(period: Period) -> float:
        days = max((period.first - today).days, (today - period.last).days, 0)
        against = period.first > today if toward < 0 else period.last < today
        return days + against * AGAINST_TENSE * abs(toward)

    return min(fits, key=distance)
