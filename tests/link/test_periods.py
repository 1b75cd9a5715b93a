"""Which time a sentence speaks of."""

from dataclasses import replace

from onrecord.link.figures import counted
from onrecord.link.passages import passages
from onrecord.link.periods import period
from onrecord.model.mention import Timex
from onrecord.model.span import Span
from tests.link.written import counts, reading


def test_a_month_long_ago_is_another_event_and_one_since_which_it_goes_on_is_not() -> None:
    for text, scope in (
        ("A landslide in March took 11 lives.", "2030-03"),
        ("It was the worst loss since March, and took 11 lives.", ""),
        ("It was the worst loss since March, when 11 lives were lost.", "2030-03"),
    ):
        at = text.index("March")
        then = Timex("t1", (Span(at, at + 5),), "DATE", "2030-03", start="2030-03-01", end="2030-03-31")
        version = replace(reading("v", text, counts(text, "q1", "11", 11, 11, of="lives")), times=(then,))
        assert [c.topic.scope for c in counted(version, passages(version))] == [scope], text


def test_a_sentence_that_says_more_of_that_event_is_of_its_time() -> None:
    for more, scope in (
        ("That attack took 11 lives.", "2030-03"),
        ("In that attack 11 lives were lost.", "2030-03"),
        ("Back then 11 lives were lost.", "2030-03"),
        ("This one took 11 lives.", "2030-03"),
        ("It took 11 lives.", ""),
    ):
        text = f"No attack was so deadly since the one of March. {more}"
        then = Timex(
            "t1", (Span(text.index("March"), text.index("March") + 5),), "DATE", "2030-03", start="2030-03-01", end="2030-03-31"
        )
        version = replace(reading("v", text, counts(text, "q1", "11", 11, 11, of="lives")), times=(then,))
        assert [c.topic.scope for c in counted(version, passages(version))] == [scope], text
        hours = Timex("t2", (Span(text.index(more), text.index(more) + 4),), "DURATION", "PT9H")  # how long is not when
        version = replace(version, times=(then, hours))
        assert [c.topic.scope for c in counted(version, passages(version))] == [scope], text


def test_years_since_a_thing_happened_say_when_it_did() -> None:
    for text, scope in (
        ("It is three years to the day since 11 lives were lost.", "2028"),
        ("It’s now three years since 11 lives were lost.", "2028"),
        ("In the three years since the war began 11 lives were lost.", ""),
    ):
        at = text.index("three years")
        years = Timex("t1", (Span(at, at + 11),), "DURATION", "P3Y")
        version = replace(reading("v", text, counts(text, "q1", "11", 11, 11, of="lives")), times=(years,))
        assert [c.topic.scope for c in counted(version, passages(version))] == [scope], text


def test_a_year_to_come_is_another_time() -> None:
    assert period(reading("v", text := "Police expect 11 deaths in 2034."), Span(0, len(text))) == "2034"


def test_a_time_that_is_no_date_of_ours_is_none() -> None:
    text = "In antiquity 11 lives were lost."
    then = Timex("t1", (Span(3, 12),), "DATE", "-0043", start="-0043-03-15", end="-0043-03-15")
    assert period(replace(reading("v", text), times=(then,)), Span(0, len(text))) == ""
