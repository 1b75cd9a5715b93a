"""Times move with the date of writing, and with nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.document import Document
from onrecord.model.mention import Timex
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.almanac import Period, Unit
from onrecord.read.parse import parse
from onrecord.read.times import times

RELATIVE = (
    "The envoy left yesterday and returns tomorrow.",
    "The envoy left on Tuesday and will speak on Saturday evening.",
    "The envoy fled last week and will be tried next week.",
    "The envoy spoke this morning, and last night, and over the weekend.",
    "The envoy left three days ago. The next day the port was shut. Two weeks later it opened.",
    "The envoy resigned last Friday at 4 p.m.",
)
FIXED = ("The envoy left on 4 May 1998.", "The envoy ruled for three years in the 1980s.", "He sits every Monday.")
PADDING = ("Nobody saw the ship.", "A red kite circles the tower.", "Prices rose.", "“Nobody came,” the mayor of Orvale said.")
UNITS: tuple[Unit, ...] = ("day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century")

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@cache
def parsed(text: str) -> Document:
    return parse([Document("a", Version("a"), text)])[0]


def read(text: str, day: date) -> tuple[Timex, ...]:
    doc = parsed(text)
    return times([replace(doc, version=replace(doc.version, published=day.isoformat()))])[0].times


def later(moment: str | None) -> str | None:
    """A week after an ISO 8601 date or time."""
    return moment and (date.fromisoformat(moment[:10]) + timedelta(7)).isoformat() + moment[10:]


@given(st.sampled_from(RELATIVE), days)
def test_a_week_later_relative_times_are_a_week_later(text: str, day: date) -> None:
    before, after = read(text, day), read(text, day + timedelta(7))
    assert before
    assert [(t.span, t.type, later(t.start), later(t.end)) for t in before] == [(t.span, t.type, t.start, t.end) for t in after]


@given(st.sampled_from(FIXED), days, days)
def test_calendar_times_do_not_depend_on_the_date_of_writing(text: str, day: date, other: date) -> None:
    assert read(text, day) == read(text, other) != ()


@settings(deadline=None)
@given(st.sampled_from(RELATIVE + FIXED), days, st.sampled_from(PADDING), st.sampled_from(PADDING))
def test_paragraphs_around_change_nothing(text: str, day: date, before: str, after: str) -> None:
    shift = len(before) + 2
    moved = [replace(t, span=tuple(Span(s + shift, e + shift) for s, e in t.span)) for t in read(text, day)]
    assert list(read(f"{before}\n\n{text}\n\n{after}", day)) == moved


@given(st.sampled_from(RELATIVE + FIXED), days)
def test_bounds_are_in_order_and_spans_do_not_meet(text: str, day: date) -> None:
    found = read(text, day)
    assert all(t.start <= t.end for t in found if t.start and t.end)
    assert all(a.span[0].end <= b.span[0].start for a, b in pairwise(found))


@given(st.sampled_from(UNITS), days)
def test_a_day_lies_in_its_period_and_the_next_one_follows_on_it(unit: Unit, day: date) -> None:
    period = Period.around(unit, day)
    if unit != "weekend":
        assert period.first <= day <= period.last
        assert (period + 1).first == period.last + timedelta(1)
    assert period.within(unit) == period
