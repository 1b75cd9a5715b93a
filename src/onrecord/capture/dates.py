"""Dates and times as pages write them → ISO 8601. What is ambiguous or lacks its year is None, never a guess."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]{0,7})\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:19|20)\d\d)"
_ISO = re.compile(rf"\b{_YEAR}[-/.](\d\d)[-/.](\d\d)(?!\d)")
_DAY_FIRST = re.compile(rf"\b{_DAY}(?: of)?[\s,.-]{{1,3}}{_MONTH}[\s,.-]{{1,3}}{_YEAR}\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}[\s,.-]{{1,3}}{_DAY}[\s,.]{{1,3}}{_YEAR}\b", re.IGNORECASE)
_NUMBERS = re.compile(rf"\b(\d{{1,2}})([./-])(\d{{1,2}})\2{_YEAR}\b")
_CLOCK = re.compile(
    r"(?<![\d.:])(\d{1,2})(?:[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?)?\s*([ap])?(?(4)\.?m\b\.?)\s*"
    r"(Z\b|(?:UTC|GMT)?\s?[+-]\d\d:?\d\d\b|UTC|GMT|CEST|CET|EST|EDT|CDT|MST|MDT|PST|PDT)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(rf"^{_YEAR}(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?Z?)?$")
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "cet": 1,
    "cest": 2,
    "est": -5,
    "edt": -4,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}


def iso(text: str | None, *, month_first: bool | None = None) -> str | None:
    """The first date in `text` as ISO 8601, with its time and offset where they are said; None where there is none.

    `month_first` tells how 09/10/2025 is meant; where nobody says, such a date is None unless only one reading is possible.
    """
    text = (text or "").strip()[:400]
    if found := _COMPACT.match(text):
        text = f"{found[1]}-{found[2]}-{found[3]} " + (f"{found[4]}:{found[5]}" if found[4] else "")
    day, rest = _day(text, month_first)
    if day is None:
        return None
    clock = _clock(rest)
    return datetime.combine(day, clock).isoformat() if clock else day.isoformat()


def moment(stamp: str | None) -> datetime | None:
    """An ISO 8601 stamp as a time that can be compared: without an offset it is taken as UTC, without a time as midnight."""
    try:
        at = datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _day(text: str, month_first: bool | None) -> tuple[date | None, str]:
    """The date, and the text without it."""
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _NUMBERS):
        if found := pattern.search(text):
            day = _date(pattern, found, month_first)
            return day, text[: found.start()] + " | " + text[found.end() :].removeprefix("T")
    return None, text


def _date(pattern: re.Pattern[str], found: re.Match[str], month_first: bool | None) -> date | None:
    if pattern is _ISO:
        return _valid(found[1], found[2], found[3])
    if pattern is _DAY_FIRST:
        return _valid(found[3], _month(found[2]), found[1])
    if pattern is _MONTH_FIRST:
        return _valid(found[3], _month(found[1]), found[2])
    if found[2] == ".":
        month_first = False
    readings = [_valid(found[4], found[3], found[1]), _valid(found[4], found[1], found[3])]
    if month_first is not None and readings[month_first]:
        return readings[month_first]
    possible = {r for r in readings if r}
    return possible.pop() if len(possible) == 1 else None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _valid(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _clock(rest: str) -> time | None:
    """The time of day: it has minutes, or says am or pm."""
    for found in _CLOCK.finditer(rest):
        if not found[2] and not found[4]:
            continue
        hour = int(found[1])
        if found[4]:
            hour = hour % 12 + 12 * (found[4].lower() == "p") if hour <= 12 else hour
        try:
            return time(hour, int(found[2] or 0), int(found[3] or 0), tzinfo=_zone(found[5]))
        except ValueError:
            continue
    return None


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if found := re.search(r"([+-])(\d\d):?(\d\d)", name):
        ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(-ahead if found[1] == "-" else ahead) if ahead < timedelta(hours=24) else None
    return timezone(timedelta(hours=_ZONES[name.lower()]))
