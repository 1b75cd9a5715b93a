import pytest

from onrecord.read.amounts import amounts
from onrecord.read.pieces import pieces

Read = list[tuple[str, float | None, float | None, bool, str | None]]


def read(text: str) -> Read:
    ps = pieces(text, 0, len(text))
    return [(text[ps[a.first].start : ps[a.last - 1].end], a.low, a.high, a.approximate, a.unit) for a in amounts(ps)]


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate", "unit"),
    [
        ("no less than 5,000", 5000, None, False, None),
        ("at least a dozen", 12, None, False, None),
        ("well over 8 million", 8_000_000, None, False, None),
        ("over a 1000", 1000, None, False, None),
        ("no more than 12", None, 12, False, None),
        ("up to 6,000 metres", None, 6000, False, "m"),
        ("as many as 66", None, 66, False, None),
        ("just under 200,000", None, 200_000, False, None),
        ("below the 95 percent", None, 95, False, "%"),
        ("some 5,000", 5000, 5000, True, None),
        ("nearly half", 0.5, 0.5, True, "fraction"),
        ("at least about 30", 30, None, True, None),
        ("1,000 or so", 1000, 1000, True, None),
        ("three or more hours", 3, None, False, "hour"),
        ("20-odd", 20, 20, True, None),
        ("dozens", 24, None, True, None),
        ("more than a dozen", 12, None, False, None),
        ("between 5,000 and 6,000", 5000, 6000, False, None),
        ("between $4,000 and $5,000", 4000, 5000, False, "dollar"),
        ("between one hundred and two hundred", 100, 200, False, None),
        ("6-8 weeks", 6, 8, False, "week"),
        ("16 or 17", 16, 17, False, None),
        ("$2-3 million", 2_000_000, 3_000_000, False, "dollar"),
        ("at least 4-7 days", 4, None, False, "day"),
        ("more than ten but less than forty", 10, 40, False, None),
        ("between minus ten and fifteen", -10, 15, False, None),
        ("more than 10 and up to 20", 10, 20, False, None),
        ("5 +/- 2 km", 3, 7, False, "km"),
        ("5 plus or minus 2", 3, 7, False, None),
        ("€20-30m", 20_000_000, 30_000_000, False, "EUR"),
        ("one-in-four", 0.25, 0.25, False, "fraction"),
        ("higher or equal than 10, lower or equal than 30", 10, 30, False, None),
    ],
)
def test_an_amount_with_its_bounds(text: str, low: float | None, high: float | None, approximate: bool, unit: str | None) -> None:
    assert read(text) == [(text, low, high, approximate, unit)]


def test_a_change_is_two_amounts() -> None:
    assert [a[:3] for a in read("cut from 31 to 26")] == [("31", 31, 31), ("26", 26, 26)]


def test_a_range_that_is_named_is_one() -> None:
    assert [a[:3] for a in read("ranging from 31 to 46")] == [("31 to 46", 31, 46)]


def test_a_range_may_be_named_before_its_verb() -> None:
    assert [a[:3] for a in read("the range is from 31 to 46")] == [("31 to 46", 31, 46)]


def test_a_vote_is_two_amounts() -> None:
    assert [a[1] for a in read("a 21-11 vote")] == [21, 11]


def test_different_units_make_no_range() -> None:
    assert [a[4] for a in read("rose 5 percent to 9 million")] == ["%", None]


def test_around_may_be_a_place() -> None:
    assert read("in and around three harbours") == [("three", 3, 3, False, None)]


def test_a_preposition_is_no_bound_of_an_adjective() -> None:
    assert [a[1:3] for a in read("within five-year terms")] == [(5, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "9" * 6000,
        "1/" + "9" * 6000,
        "1e400 $",
        "$1e308 million",
        "thousand million " * 40,
        "10 911 3,4",
        "2.5 point two",
        "9^99^9",
    ],
)
def test_numbers_beyond_every_amount_break_nothing(text: str) -> None:
    assert all(end is None or abs(end) < 1e40 for a in read(text) for end in a[1:3])
