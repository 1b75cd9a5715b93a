from datetime import date
from typing import Any

import pytest

from onrecord.read.almanac import Period
from onrecord.read.timex_points import counted, point

THURSDAY = date(2025, 3, 13)


def value(features: dict[str, Any], *, toward: float = 0, told: tuple[Period, ...] = ()) -> str | None:
    period = point(features, today=THURSDAY, told=told, toward=toward)
    return period.value if period else None


@pytest.mark.parametrize(("toward", "expected"), [(-1, "2025-03-11"), (0, "2025-03-11"), (1, "2025-03-18")])
def test_a_weekday_is_the_last_one_unless_the_tense_is_future(toward: int, expected: str) -> None:
    assert value({"weekday": 2}, toward=toward) == expected


@pytest.mark.parametrize(("toward", "expected"), [(-1, "2024-12-15"), (0, "2024-12-15"), (1, "2025-12-15")])
def test_a_date_without_a_year_is_the_nearest_that_the_tense_allows(toward: int, expected: str) -> None:
    assert value({"month": 12, "day": 15}, toward=toward) == expected


def test_the_weekday_of_a_date_tells_the_year() -> None:
    assert value({"weekday": 1, "month": 5, "day": 5}, toward=-1) == "2025-05-05"


def test_the_last_monday_of_may() -> None:
    assert value({"year": 2025, "month": 5, "weekday": 1, "nth": -1}) == "2025-05-26"


def test_the_quarter_is_the_one_told_or_the_last_complete_one() -> None:
    features = {"unit": "quarter", "shift": 0, "heard": True}
    assert value(features) == "2024-Q4"
    assert value(features, told=(Period.around("quarter", date(2023, 5, 1)),)) == "2023-Q2"


def test_later_than_nothing_told_is_unknown() -> None:
    assert counted({"unit": "day", "count": 2, "way": 1, "heard": True}, today=THURSDAY, told=()) is None
