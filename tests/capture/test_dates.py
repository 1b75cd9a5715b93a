"""Dates as pages write them."""

import pytest

from onrecord.capture.dates import iso, moment


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2031-05-06T07:10:00Z", "2031-05-06T07:10:00+00:00"),
        ("2031-05-06T11:20:00+0200", "2031-05-06T11:20:00+02:00"),
        ("2031-05-06T06:15:00.000Z", "2031-05-06T06:15:00+00:00"),
        ("20310506", "2031-05-06"),
        ("Posted Tuesday 6 may 2031, 6.40am by newsroom", "2031-05-06T06:40:00"),
        ("Posted 6 may 2031, 12.10pm", "2031-05-06T12:10:00"),
        ("Published: 8:15, 6 May 2031", "2031-05-06T08:15:00"),
        ("Tue 6 May 2031 10.05", "2031-05-06T10:05:00"),
        ("May 6th, 2031 at 6:40 pm EDT", "2031-05-06T18:40:00-04:00"),
        ("Tue, 06 May 2031 10:05:00 +0200", "2031-05-06T10:05:00+02:00"),
        ("06.05.2031 11:20 | DNA", "2031-05-06T11:20:00"),
        ("Published: 05/05/2031 18:00", "2031-05-05T18:00:00"),
        ("5/13/2031", "2031-05-13"),
    ],
)
def test_what_pages_write(said: str, meant: str) -> None:
    assert iso(said) == meant


@pytest.mark.parametrize("said", ["05/06/2031", "6 May, 10:30", "2031-02-30", "may we ask", "yesterday", "", None])
def test_what_cannot_be_told_is_none(said: str | None) -> None:
    assert iso(said) is None


def test_the_order_of_day_and_month_can_be_known() -> None:
    assert iso("05/06/2031", month_first=True) == "2031-05-06"
    assert iso("05/06/2031", month_first=False) == "2031-06-05"


def test_stamps_can_be_compared() -> None:
    early, late = moment("2031-05-06T10:00:00+02:00"), moment("2031-05-06T09:00:00Z")
    assert early is not None
    assert late is not None
    assert early < late
    assert moment("soon") is None
