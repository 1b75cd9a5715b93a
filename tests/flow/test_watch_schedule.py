from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.flow.watch_list import Source
from onrecord.flow.watch_schedule import DAY, TRIES, after, first, interval, sane
from onrecord.model.holding import Poll

NOW = datetime(2031, 5, 6, 8, 0, tzinfo=UTC)
FEED = Source("feed", "https://orla.example/feed", 300.0)


def article(age: float = 0.0) -> Poll:
    published = (NOW - timedelta(seconds=age)).isoformat()
    return first("https://orla.example/1", kind="article", source=FEED, now=NOW, published=published)


def wait(poll: Poll) -> float:
    assert poll.due is not None
    return poll.due / 1e6 - NOW.timestamp()


@pytest.mark.parametrize(
    ("age", "seconds"), [(0, 600), (3_600, 600), (6 * 3_600, 3_600), (5 * DAY, 5 * DAY / 6), (10 * DAY, DAY), (15 * DAY, None)]
)
def test_an_article_is_asked_the_more_seldom_the_older_it_is(age: float, seconds: float | None) -> None:
    assert interval(article(age), FEED, NOW) == seconds


@given(st.integers(0, 60), st.floats(0, 1), st.floats(0, 1e9))
def test_what_fails_is_asked_again_within_a_day_and_a_half(failures: int, chance: float, asked: float) -> None:
    poll = Poll(FEED.url, FEED.url, "feed", NOW.isoformat(), "failed", failures, 0, 0)
    found = after(poll, "failed", source=FEED, now=NOW, chance=lambda: chance, wait=asked, says="no")
    assert found.failures == failures + 1
    assert min(asked, DAY) - 1 <= wait(found) <= 1.25 * DAY + 1
    assert wait(found) >= 0.75 * FEED.every - 1


def test_what_answers_again_is_asked_as_before() -> None:
    poll = Poll(FEED.url, FEED.url, "feed", NOW.isoformat(), "failed", 9, 0, 0, "no")
    found = after(poll, "same", source=FEED, now=NOW, chance=lambda: 0.5)
    assert (found.failures, found.says, round(wait(found))) == (0, None, 300)


def test_an_article_is_given_up_and_a_source_is_not() -> None:
    poll, feed = article(), first(FEED.url, kind="feed", source=FEED, now=NOW)
    for _ in range(TRIES):
        poll, feed = (after(p, "failed", source=FEED, now=NOW, chance=lambda: 0.5, says="no") for p in (poll, feed))
    assert (poll.outcome, poll.due) == ("gone", None)
    assert feed.outcome == "failed"
    assert feed.due


@pytest.mark.parametrize("date", [None, "", "soon", "2031-05-06T08:00:01+00:00", "1970-01-01", "0001-01-01T00:00:00+14:00"])
def test_a_date_that_cannot_be_true_is_none(date: str | None) -> None:
    assert sane(date, NOW) is None
    assert first("https://orla.example/1", kind="article", source=FEED, now=NOW, published=date).published is None
