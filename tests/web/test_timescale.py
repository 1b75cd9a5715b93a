import pytest

from onrecord.view.timeline import Moment
from onrecord.web.timescale import LEFT, RIGHT, Bar, during, timescale

FIRST, LAST = "2026-03-14T12:00:00+01:00", "2026-03-18T12:00:00+01:00"


def moment(start: str, end: str | None = None) -> Moment:
    return Moment(start, end, "", "", None, (), "v", "t1")


def bars(*moments: Moment) -> list[Bar | None]:
    return list(timescale(moments, first=FIRST, last=LAST).bars)


def test_an_uncertain_date_is_the_bar_of_all_that_may_be_meant() -> None:
    day, hour, morning = bars(moment("2026-03-15"), moment("2026-03-15T10:00"), moment("2026-03-15T06:00", "2026-03-15T11:59"))
    assert day is not None
    assert hour is not None
    assert morning is not None
    assert hour.left == hour.right
    assert day.left < morning.left < hour.left < morning.right < day.right


def test_what_is_far_away_is_told_by_an_arrow() -> None:
    past, through, future = bars(moment("1987-01-01", "1987-12-31"), moment("2020-01-01", "2029-12-31"), moment("2031-05-01"))
    assert past == Bar(LEFT, LEFT, True, False)
    assert through == Bar(LEFT, RIGHT, True, True)
    assert future == Bar(RIGHT, RIGHT, False, True)


def test_the_axis_reaches_to_what_is_near() -> None:
    near = timescale([moment("2026-03-10")], first=FIRST, last=LAST)
    assert near.bars[0] is not None
    assert not near.bars[0].before
    assert LEFT < near.fetched[0] < near.fetched[1] == RIGHT
    assert near.ticks[0].said == "10 Mar"
    assert 2 < len(near.ticks) < 10


def test_one_fetch_and_no_readable_date_is_still_an_axis() -> None:
    drawn = timescale([moment("PRESENT_REF"), moment("9999-12-31")], first=FIRST, last=FIRST)
    assert drawn.bars[0] is None
    assert drawn.ticks == () or all(LEFT <= t.at <= RIGHT for t in drawn.ticks)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1987-01-01", "1987-12-31", "1987"),
        ("2025-03-01", "2025-03-31", "March 2025"),
        ("2025-09-01", "2025-09-07", "1 to 7 Sep 2025"),
        ("2025-08-30", "2025-09-02", "30 Aug 2025 to 2 Sep 2025"),
        ("2025-09-09", "2025-09-09", "9 Sep 2025"),
        ("2025-09-09", None, "9 Sep 2025"),
        ("2025-09-09T05:00", "2025-09-09T11:59", "9 Sep 2025, 05:00 to 11:59"),
        ("2025-09-08T18:00", "2025-09-09T05:59", "8 Sep 2025, 18:00 to 9 Sep 2025, 05:59"),
        ("PAST", "FUTURE", "PAST to FUTURE"),
    ],
)
def test_all_that_may_be_meant_in_words(start: str, end: str | None, said: str) -> None:
    assert during(moment(start, end)) == said
