"""Hours of one event."""

from dataclasses import replace

import pytest

from onrecord.link.hours import apart, hour
from onrecord.link.telling import tell
from onrecord.model.mention import Timex
from onrecord.model.news import Reading
from onrecord.model.span import Span
from tests.link.written import counts, reading, says


def _says(id: str, who: str, content: str, clock: str, value: str, *, mod: str | None = None) -> Reading:
    """A text in which somebody gives an hour."""
    text = f"{who} said {content}."
    start = text.index(clock)
    time = Timex(
        "t1", (Span(start, start + len(clock)),), "TIME", f"2031-03-01T{value}", mod, f"2031-03-01T{value}", f"2031-03-01T{value}"
    )
    return replace(reading(id, text, says(text, "a1", who, "said", content), outlet=f"The {id} Post"), times=(time,))


@pytest.mark.parametrize(
    ("content", "clock", "value", "bounds"),
    [
        ("the dam burst at 11.42 a.m.", "11.42 a.m.", "11:42", (702, 702)),
        ("the dam burst at noon", "noon", "12:00", (690, 750)),
        ("the dam burst before noon", "noon", "12:00", (0, 720)),
        ("the dam burst shortly after 3 p.m.", "3 p.m.", "15:00", (900, 945)),
        ("the dam burst after 3 p.m.", "3 p.m.", "15:00", (900, 1440)),
        ("the dam did not burst until 3 p.m.", "3 p.m.", "15:00", (900, 1440)),
        ("the dam burst a few minutes past three", "three", "03:00", (180, 225)),
    ],
)
def test_the_minutes_that_words_leave(content: str, clock: str, value: str, bounds: tuple[int, int]) -> None:
    version = _says("a", "The miller", content, clock, value)
    found = hour(version, version.attributions[0].content)
    assert found is not None
    assert (found.low, found.high) == bounds


def test_what_only_lasts_has_no_hour() -> None:
    version = _says("a", "The miller", "the office is open at noon", "noon", "12:00")
    assert hour(version, version.attributions[0].content) is None


@pytest.mark.parametrize(
    ("content", "minute"),
    [
        ("the dam burst at 11.42 a.m. and the last mill was dry at 4.40 p.m.", 702),
        ("the dam burst between 11.42 a.m. and 4.40 p.m.", None),
    ],
)
def test_of_two_hours_the_first_clause_alone_tells_when_it_happened(content: str, minute: int | None) -> None:
    version = _says("a", "The miller", content, "11.42 a.m.", "11:42")
    start = version.text.index("4.40 p.m.")
    later = Timex("t2", (Span(start, start + 9),), "TIME", "2031-03-01T16:40")
    found = hour(replace(version, times=(*version.times, later)), version.attributions[0].content)
    assert (found and found.low) == minute
    assert found is None or "mill" not in found.about


def _hours(first: tuple[str, str, str], second: tuple[str, str, str]) -> bool:
    one, other = (_says("a", "The miller", *row) for row in (first, second))
    return apart(*(hour(version, version.attributions[0].content) for version in (one, other)))


def test_two_hours_of_one_event_are_apart_and_those_of_two_are_not() -> None:
    came = ("the explosion came at 11.42 a.m.", "11.42 a.m.", "11:42")
    assert _hours(came, ("the sensors recorded the explosion at 11.26 a.m.", "11.26 a.m.", "11:26"))
    assert not _hours(came, ("the explosion came shortly after 11.30 a.m.", "11.30 a.m.", "11:30"))
    assert not _hours(came, ("the explosion came at noon", "noon", "12:00"))
    assert not _hours(came, ("the lorries left the mill at 11.26 a.m.", "11.26 a.m.", "11:26"))


def test_a_statement_of_when_is_not_there_for_a_distance_in_it() -> None:
    text = "The dam, 11 kilometres off, was opened at 1.40 a.m., the miller said."
    said = says(text, "a1", "the miller", "said", "The dam, 11 kilometres off, was opened at 1.40 a.m.")
    start = text.index("1.40 a.m.")
    time = Timex("t1", (Span(start, start + 9),), "TIME", "2031-03-01T01:40")
    told = reading("a", text, said, counts(text, "q1", "11 kilometres", 11, 11, unit="km", said="a1"))
    later = _says("b", "The firm", "the dam was opened at 3.15 a.m.", "3.15 a.m.", "03:15")
    (rivals,) = [c for c in tell("s", [replace(told, times=(time,)), later]).claims if c.conflicts]
    assert [m.item for m in rivals.members] == ["a1", "a1"]


def test_rival_hours_are_one_claim_in_conflict_and_both_are_news() -> None:
    told = tell("s", [
        _says("a", "The miller", "the explosion came at 11.42 a.m.", "11.42 a.m.", "11:42"),
        _says("b", "The major", "the sensors recorded the explosion at 11.26 a.m.", "11.26 a.m.", "11:26"),
    ])  # fmt: skip
    (claim,) = told.claims
    assert [(c.member, c.against) for c in claim.conflicts] == [("a#a1", "b#a1")]
    assert [(c.kind, c.version) for c in told.changes] == [("new-claim", "a"), ("new-claim", "b")]


def test_midnight_is_no_end_of_the_clock() -> None:
    assert not _hours(
        ("the explosion came at midnight", "midnight", "24:00"), ("the explosion came at 11.50 p.m.", "11.50 p.m.", "23:50")
    )


def test_what_collapsed_and_who_reached_it_are_two_events() -> None:
    assert not _hours(
        ("the hall collapsed at 11.00 a.m.", "11.00 a.m.", "11:00"),
        ("crews reached the hall at 11.40 a.m.", "11.40 a.m.", "11:40"),
    )


def test_many_who_give_the_same_two_hours_are_one_conflict() -> None:
    people = {"11.42": ("Ada Orm", "Ben Kay", "Cai Lund"), "11.20": ("Dora Fell", "Emil Moss", "Fia Rook")}
    told = tell("s", [
        _says(who, who, f"the explosion came at {at} a.m. while {who[:3]} slept", f"{at} a.m.", at.replace(".", ":"))
        for at, some in people.items() for who in some
    ])  # fmt: skip
    assert [len(claim.conflicts) for claim in told.claims] == [1]


def test_hours_of_which_nobody_says_the_half_of_the_day_are_held_against_each_other_in_both() -> None:
    evening = ("the dam burst at 10.30 p.m.", "10.30 p.m.", "22:30")
    assert not _hours(("the dam burst at half past ten", "half past ten", "10:30"), evening)
    assert _hours(("the dam burst at half past eight", "half past eight", "08:30"), evening)
