from datetime import date

import pytest

from onrecord.read.almanac import Period, Unit


@pytest.mark.parametrize(
    ("unit", "value", "first", "last"),
    [
        ("day", "2024-12-31", date(2024, 12, 31), date(2024, 12, 31)),
        ("week", "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        ("weekend", "2025-W01-WE", date(2025, 1, 4), date(2025, 1, 5)),
        ("month", "2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("quarter", "2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("season", "2024-WI", date(2024, 12, 1), date(2025, 2, 28)),
        ("half", "2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("year", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("decade", "202", date(2020, 1, 1), date(2029, 12, 31)),
        ("century", "20", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_the_last_day_of_2024_lies_in(unit: Unit, value: str, first: date, last: date) -> None:
    period = Period.around(unit, date(2024, 12, 31))
    assert (period.value, period.first, period.last) == (value, first, last)


def test_a_day_that_does_not_exist_is_none() -> None:
    assert Period.on(2023, 2, 29) is None


def test_a_month_after_the_thirty_first_is_the_last_day_of_a_shorter_month() -> None:
    assert Period.around("day", date(2025, 1, 31)).moved(1, "month").value == "2025-02-28"


def test_a_quarter_moved_by_a_year_is_the_same_quarter() -> None:
    assert Period.around("quarter", date(2025, 8, 1)).moved(-1, "year").value == "2024-Q3"


def test_beyond_the_calendar_there_are_no_days() -> None:
    with pytest.raises((ValueError, OverflowError)):
        _ = (Period.around("year", date(9999, 1, 1)) + 1).first
