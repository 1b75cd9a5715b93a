from datetime import datetime

import pytest

from onrecord.read.timex_sense import Scene, duration, sense


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "month", "P3M"),
        (3, "minute", "PT3M"),
        (2.5, "year", "P2Y6M"),
        (0.5, "hour", "PT30M"),
        (1.25, "week", "P1.25W"),
        (2, "decade", "P20Y"),
        ("X", "century", "PXY"),
    ],
)
def test_a_length_is_written_after_iso_8601(count: float | str, unit: str, value: str) -> None:
    assert duration(count, unit) == value


def test_a_date_that_no_calendar_has_is_unknown() -> None:
    scene = Scene(datetime(2025, 3, 13))
    assert sense({"month": 2, "day": 30, "year": 2025}, "DATE", scene).value == "2025"
    assert sense({"count": 90_000, "unit": "year", "way": -1}, "DATE", scene).value is None


def test_a_set_does_not_need_a_date() -> None:
    assert sense({"weekday": 2, "part": "NI", "every": True}, "SET", Scene()).value == "XXXX-WXX-2TNI"
