"""Stretches of the Gregorian calendar that can be counted: days, weeks, months, seasons, years, centuries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century"]

_DAYS: dict[str, int] = {"day": 1, "week": 7, "weekend": 7}
_MONTHS: dict[str, tuple[int, int]] = {
    "month": (1, 0),
    "quarter": (3, 0),
    "season": (3, 2),
    "half": (6, 0),
    "year": (12, 0),
    "decade": (120, 0),
    "century": (1200, 0),
}
"""How many months each lasts, and in which month (January is 0) the first of a year begins."""

SEASONS = ("SP", "SU", "FA", "WI")
"""Meteorological seasons of the northern hemisphere from March on; a winter bears the year of its December."""


@dataclass(frozen=True, slots=True)
class Period:
    """The `index`-th day, week, month ... of the calendar, so that the next one is the next index."""

    unit: Unit
    index: int

    @classmethod
    def around(cls, unit: Unit, day: date) -> Period:
        """The period of that unit that holds `day`; the weekend of a week belongs to its Monday."""
        if unit in _DAYS:
            return cls(unit, (day.toordinal() - 1) // _DAYS[unit])
        size, offset = _MONTHS[unit]
        return cls(unit, (day.year * 12 + day.month - 1 - offset) // size)

    @classmethod
    def on(cls, year: int, month: int, day: int | None = None) -> Period | None:
        """A month, or a day of it; None where the calendar has no such day."""
        try:
            return cls.around("month" if day is None else "day", date(year, month, day or 1))
        except ValueError:
            return None

    @property
    def first(self) -> date:
        """Its first day; raises ValueError or OverflowError outside the years 1 to 9999."""
        if self.unit in _DAYS:
            monday = date.fromordinal(self.index * _DAYS[self.unit] + 1)
            return monday + timedelta(5) if self.unit == "weekend" else monday
        size, offset = _MONTHS[self.unit]
        year, month = divmod(self.index * size + offset, 12)
        return date(max(year, 1) if self.unit in ("decade", "century") else year, month + 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "weekend":
            return self.first + timedelta(1)
        return (self + 1).first - timedelta(1)

    def __add__(self, n: int) -> Period:
        """The period that comes `n` later."""
        return Period(self.unit, self.index + n)

    def within(self, unit: Unit) -> Period:
        """The period of that unit that holds its first day."""
        return Period.around(unit, self.first)

    def moved(self, n: int, unit: Unit) -> Period:
        """The period of the same kind `n` units later: the same quarter of next year, the same day of next month."""
        if unit in _DAYS:
            return Period.around(self.unit, self.first + timedelta(n * _DAYS[unit]))
        day, months = self.first, n * _MONTHS[unit][0]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        until = (Period.around("month", date(year, month + 1, 1))).last.day
        return Period.around(self.unit, date(year, month + 1, min(day.day, until)))

    @property
    def value(self) -> str:
        """Its TIMEX3 value: 1998-02-13, 1998-W07, 1998-W07-WE, 1998-02, 1998-Q1, 1998-WI, 1998-H1, 1998, 199, 19."""
        match self.unit:
            case "day":
                return self.first.isoformat()
            case "week" | "weekend":
                year, week, _ = self.first.isocalendar()
                return f"{year:04}-W{week:02}" + ("-WE" if self.unit == "weekend" else "")
            case "month":
                return self.first.isoformat()[:7]
            case "year" | "decade" | "century":
                return f"{self.index:0{ {'year': 4, 'decade': 3, 'century': 2}[self.unit] }}"
            case _:
                return f"{self.first.year:04}-{self._part()}"

    def _part(self) -> str:
        if self.unit == "season":
            return SEASONS[self.index % 4]
        return f"Q{self.index % 4 + 1}" if self.unit == "quarter" else f"H{self.index % 2 + 1}"
