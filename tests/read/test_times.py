"""Each case is a sentence with its times, read against Thursday, 13 March 2025."""

from dataclasses import replace

import pytest

from onrecord.model.document import Document
from onrecord.model.mention import Timex
from onrecord.model.news import Post, Version
from onrecord.model.span import Span, words
from onrecord.read.parse import parse
from onrecord.read.times import times

THURSDAY = "2025-03-13"


def read(text: str, published: str | None = THURSDAY) -> tuple[Timex, ...]:
    (doc,) = times(parse([Document("a", Version("a", published=published), text)]))
    return doc.times


def said(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(words(text, t.span), t.value) for t in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam at Orvale burst on 4 May 1998.", [("4 May 1998", "1998-05-04")]),
        ("It burst on May 4, 1998, and again in June 2001.", [("May 4, 1998", "1998-05-04"), ("June 2001", "2001-06")]),
        ("The treaty of 1987 held through the 1990s.", [("1987", "1987"), ("the 1990s", "199")]),
        ("The keep dates from the 11th century.", [("the 11th century", "10")]),
        ("The port closed in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
        ("The log is dated 2025-02-28.", [("2025-02-28", "2025-02-28")]),
        ("The log is dated 28/02/2025.", [("28/02/2025", "2025-02-28")]),
        ("The log is dated 04/02/2025.", [("04/02/2025", None)]),
        ("Profit fell in the third quarter of 2024.", [("the third quarter of 2024", "2024-Q3")]),
        ("Sales rose in fiscal 2023.", [("fiscal 2023", "2023")]),
        ("Sales rose in the fiscal year 2023.", [("the fiscal year 2023", "2023")]),
        ("The bridge opened in the summer of 2019.", [("the summer of 2019", "2019-SU")]),
        ("The bridge fell in the fall, or by the spring.", [("the fall", "2024-FA"), ("the spring", "2025-SP")]),
        ("Six men are behind the fall of rock, near the spring.", []),
        ("The office shut on Christmas Day.", [("Christmas Day", "2024-12-25")]),
        ("The parade was cancelled on Thanksgiving, 2023.", [("Thanksgiving, 2023", "2023-11-23")]),
    ],
)
def test_calendar_times_stand_by_themselves(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam burst at 11.42 a.m.", [("11.42 a.m.", "2025-03-13T11:42")]),
        ("The dam burst at 3.20pm on Tuesday.", [("3.20pm on Tuesday", "2025-03-11T15:20")]),
        ("The dam burst shortly after three in the afternoon.", [("three in the afternoon", "2025-03-13T15:00")]),
        ("The dam burst at ten at night.", [("ten at night", "2025-03-13T22:00")]),
        ("The lock was shut at six o’clock this morning.", [("six o’clock this morning", "2025-03-13T06:00")]),
        ("It went off at 9 o'clock on Tuesday evening.", [("9 o'clock on Tuesday evening", "2025-03-11T21:00")]),
        ("They were ill at seven this morning.", [("seven this morning", "2025-03-13T07:00")]),
        ("The fire killed seven this morning.", [("this morning", "2025-03-13TMO")]),
        ("The depot is open until ten tonight.", [("ten tonight", "2025-03-13T22:00")]),
        ("They came at half past one.", [("half past one", "2025-03-13T01:30")]),
        ("It began at a quarter to six in the evening.", [("a quarter to six in the evening", "2025-03-13T17:45")]),
        ("It began at a quarter to one in the afternoon.", [("a quarter to one in the afternoon", "2025-03-13T12:45")]),
        ("It began at half past twelve at night.", [("half past twelve at night", "2025-03-13T00:30")]),
        ("The number stood at 12 yesterday.", [("yesterday", "2025-03-12")]),
        ("The train came at 1750 GMT.", [("1750 GMT", "2025-03-13T17:50")]),
        ("The price rose to 11.42 crowns.", []),
    ],
)
def test_hours_of_the_day(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister resigned yesterday.", [("yesterday", "2025-03-12")]),
        ("The minister resigned on Tuesday.", [("Tuesday", "2025-03-11")]),
        ("The minister resigned on Thursday.", [("Thursday", "2025-03-13")]),
        ("The minister will resign on Tuesday.", [("Tuesday", "2025-03-18")]),
        ("Ministers met last week.", [("last week", "2025-W10")]),
        ("Ministers will meet early next week.", [("early next week", "2025-W12")]),
        ("The strike began in October.", [("October", "2024-10")]),
        ("The strike will end in October.", [("October", "2025-10")]),
        ("The strike began on Feb. 3.", [("Feb. 3", "2025-02-03")]),
        ("The strike began last April.", [("last April", "2024-04")]),
        ("It began in June last year.", [("June last year", "2024-06")]),
        ("Output fell in last year's third quarter.", [("last year's third quarter", "2024-Q3")]),
        ("The mine closed three years ago.", [("three years ago", "2022")]),
        ("The mine closed two weeks ago.", [("two weeks ago", "2025-W09")]),
        ("The mine closed several years ago.", [("several years ago", "PAST_REF")]),
        ("Talks were held over the weekend.", [("the weekend", "2025-W10-WE")]),
        ("The toll was revised this morning.", [("this morning", "2025-03-13TMO")]),
        ("Shells fell on the town last night.", [("last night", "2025-03-12TNI")]),
        ("Sirens sounded at 4:52 a.m. on Wednesday.", [("4:52 a.m. on Wednesday", "2025-03-12T04:52")]),
        ("The ferry sank at 10 p.m. EST Wednesday.", [("10 p.m. EST Wednesday", "2025-03-12T22:00")]),
        ("He is now in exile and will soon speak.", [("now", "PRESENT_REF"), ("soon", "FUTURE_REF")]),
        ("He recently fled.", [("recently", "PAST_REF")]),
    ],
)
def test_relative_times_are_counted_from_the_date_of_the_version(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "value", "mod"),
    [
        ("Prices doubled in the past two months.", "DURATION", "P2M", None),
        ("The siege lasted nearly three weeks.", "DURATION", "P3W", "APPROX"),
        ("The siege lasted at least 30 days.", "DURATION", "P30D", "EQUAL_OR_MORE"),
        ("He waited a minute and a half.", "DURATION", "PT1M30S", None),
        ("He waited two and a half years.", "DURATION", "P2Y6M", None),
        ("They ruled for two decades.", "DURATION", "P20Y", None),
        ("They were held for months.", "DURATION", "PXM", None),
        ("Repairs take two to three weeks.", "DURATION", "PXW", None),
        ("It is a five-year plan.", "DURATION", "P5Y", None),
        ("Shells fall every day.", "SET", "P1D", None),
        ("The council sits every Monday.", "SET", "XXXX-WXX-1", None),
        ("The council sits on Mondays.", "SET", "XXXX-WXX-1", None),
        ("It grew in the late 1990s.", "DATE", "199", "END"),
    ],
)
def test_lengths_sets_and_modifiers(text: str, kind: str, value: str, mod: str | None) -> None:
    (timex,) = read(text)
    assert (timex.type, timex.value, timex.mod) == (kind, value, mod)


@pytest.mark.parametrize(
    "text",
    [
        "The envoys may march to the gate.",
        "He sat in the sun as the walls fall and rivers spring up.",
        "It was the second attack.",
        "The crowd of 2000 people cheered.",
        "The 19-year-old guard ran.",
        "He fled as soon as they came.",
        "He wrote for the Daily Orvale.",
    ],
)
def test_false_friends_are_no_times(text: str) -> None:
    assert read(text) == ()


def test_without_a_date_only_calendar_times_are_resolved() -> None:
    text = "He left on Monday, in 1998, two days after May 4."
    assert said(text, None) == [("Monday", None), ("1998", "1998"), ("two days", "P2D"), ("May 4", None)]
    assert all(t.start is None and t.end is None for t in read(text, None) if t.value is None)


def test_a_published_string_that_is_no_iso_8601_counts_as_no_date() -> None:
    assert said("He left yesterday.", "last Monday") == [("yesterday", None)]


def test_the_next_day_is_counted_from_the_time_told_last() -> None:
    text = "The dam burst on 4 May 1998. The next day the army came. Two weeks later it left. That year was wet."
    assert [value for _, value in said(text)] == ["1998-05-04", "1998-05-05", "1998-W21", "1998"]


def test_the_year_ago_quarter_is_the_same_quarter() -> None:
    text = "Profit fell in the third quarter of 2024 from a year earlier. Sales had been flat in the year-ago period."
    assert [value for _, value in said(text)] == ["2024-Q3", "2023-Q3", "2023-Q3"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It burst in May 1998.", "1998-05-01", "1998-05-31"),
        ("It burst last week.", "2025-03-03", "2025-03-09"),
        ("It burst this morning.", "2025-03-13T05:00", "2025-03-13T11:59"),
        ("It burst at midnight Tuesday.", "2025-03-12T00:00", "2025-03-12T00:00"),
        ("It rained in the past two months.", "2025-01-13", "2025-03-13"),
        ("It rained for two months.", None, None),
    ],
)
def test_bounds_hold_the_whole_interval(text: str, start: str | None, end: str | None) -> None:
    (timex,) = read(text)
    assert (timex.start, timex.end) == (start, end)


def test_hours_ago_need_an_hour_of_writing() -> None:
    assert said("It burst two hours ago.", "2025-03-13T10:30:00+02:00") == [("two hours ago", "2025-03-13T08:30")]
    assert said("It burst two hours ago.") == [("two hours ago", None)]


def test_a_post_of_a_live_blog_is_read_against_its_own_date() -> None:
    text = "The dam burst yesterday.\n\nThe army came yesterday. That day it rained."
    posts = (Post(Span(0, 24), "2025-03-10T08:00"), Post(Span(26, len(text)), "2025-03-12T08:00"))
    (parsed,) = parse([Document("a", Version("a", published=THURSDAY), text)])
    (doc,) = times([replace(parsed, version=replace(parsed.version, posts=posts))])
    assert [t.value for t in doc.times] == ["2025-03-09", "2025-03-11", "2025-03-11"]


def test_ids_follow_the_text() -> None:
    assert [t.id for t in read("It began in May 1998 and ended in June 1999.")] == ["t1", "t2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The call went out at five past five.", [("five past five", "2025-03-13T05:05")]),
        ("Nobody was called until 6.20, he said.", [("6.20", "2025-03-13T06:20")]),
        ("It was past six when I rang.", [("six", "2025-03-13T06:00")]),
        ("He rang shortly after five.", [("five", "2025-03-13T05:00")]),
        ("Just before two men came in, shortly after five people had left, it rained.", []),
        ("They waited until 6.20 percent was reached.", []),
    ],
)
def test_hours_that_words_before_them_tell(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected
