"""Dates on an axis of time, uncertain ones as the bar of all that may be meant; places in percent of the width.

A text gives its times on the clocks of its own place and mostly without a zone, so the axis counts hours of those clocks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.view.timeline import Moment
from onrecord.web.filters import when
from onrecord.web.ticks import Tick, tick

LEFT, RIGHT = 4.0, 96.0
AROUND = timedelta(days=10)
"""How far before and after the fetches of a story the axis reaches; what lies outside is told by an arrow."""
STEPS, MOST = (1, 2, 5, 7, 14, 30, 91, 365, 3650), 7
"""Days between ticks, and how many ticks there may be."""


@dataclass(frozen=True, slots=True)
class Bar:
    """From the earliest to the latest moment that may be meant; `before` and `after` say that it reaches out of sight."""

    left: float
    right: float
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis: ticks with their dates, when the story was first and last fetched, and a bar for each moment."""

    ticks: tuple[Tick, ...]
    fetched: tuple[float, float]
    bars: tuple[Bar | None, ...]


def timescale(moments: Sequence[Moment], *, first: str, last: str) -> Scale:
    """The moments on one axis around the time in which the story was fetched; None for one whose date cannot be read."""
    begun, ended = clock(first), clock(last)
    spans = [_span(m) for m in moments]
    near = [s for s in spans if s and begun - AROUND <= s[0] and s[1] <= ended + AROUND]
    low = min([begun, *(s[0] for s in near)])
    high = max([ended, *(s[1] for s in near), low + timedelta(hours=12)])

    def place(at: datetime) -> float:
        return round(LEFT + (RIGHT - LEFT) * ((min(max(at, low), high) - low) / (high - low)), 2)

    bars = tuple(Bar(place(s[0]), place(s[1]), s[0] < low, s[1] > high) if s else None for s in spans)
    return Scale(tuple(_ticks(low, high, place)), (place(begun), place(ended)), bars)


def clock(stamp: str) -> datetime:
    """A date or time (ISO 8601) as the clock of its place shows it; raises ValueError."""
    return datetime.fromisoformat(stamp).replace(tzinfo=None)


def during(moment: Moment) -> str:
    """All that may be meant, in words: "1987", "March 2025", "1 to 7 Sep 2025", "9 Sep 2025, 05:00 to 11:59"."""
    start, end = moment.start, moment.end or moment.start
    if start == end:
        return when(start)
    try:
        a, b = clock(start), clock(end)
    except ValueError:
        return f"{start} to {end}"
    if len(start) > 10 or len(end) > 10:
        return f"{when(start)} to {f'{b:%H:%M}' if a.date() == b.date() else when(end)}"
    if (a.month, a.day, b.month, b.day, a.year) == (1, 1, 12, 31, b.year):
        return str(a.year)
    if (a.year, a.month) != (b.year, b.month):
        return f"{when(start)} to {when(end)}"
    return f"{a:%B} {a.year}" if a.day == 1 and (b + timedelta(days=1)).day == 1 else f"{a.day} to {when(end)}"


def _span(moment: Moment) -> tuple[datetime, datetime] | None:
    """From the first to the last moment; a whole day ends when the next one begins."""
    stamp = moment.end or moment.start
    try:
        start, end = clock(moment.start), clock(stamp)
        return start, end + timedelta(days=1) if len(stamp) <= 10 else end
    except (ValueError, OverflowError):
        return None


def _ticks(low: datetime, high: datetime, place: Callable[[datetime], float]) -> Iterator[Tick]:
    days = (high - low).days + 1
    step = next((n for n in STEPS if days / n <= MOST), STEPS[-1])
    at = low.replace(hour=0, minute=0, second=0, microsecond=0)
    while at <= high:
        if at >= low:
            yield tick(place(at), f"{at.day} {at:%b}" if step < 365 else str(at.year))
        at += timedelta(days=step)
