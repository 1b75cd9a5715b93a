"""When an address is asked again: often while it is young, seldom when it is old, ever later while it fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from onrecord.flow.watch_list import Source
from onrecord.model.holding import Poll
from onrecord.record.instants import instant

DAY = 86_400.0
LEAST = 30.0
"""Seconds before anything that failed is asked again."""

TRIES = 8
"""Failures in a row after which an article is given up; a source of the list never is."""

SLOWING = 6.0
"""An article is asked again after this part of its age."""

Chance = Callable[[], float]
"""A number from 0 to 1, another one each time."""

Outcome = Literal["new", "same", "failed", "refused", "gone"]


def after(
    poll: Poll, outcome: Outcome, *, source: Source, now: datetime, chance: Chance, wait: float = 0.0, says: str | None = None
) -> Poll:
    """How an address stands after it was asked: `wait` are the seconds that it asked to be left alone, if it did."""
    bad = outcome in ("failed", "refused")
    failures = poll.failures + 1 if bad else 0
    if outcome == "gone" or (poll.kind == "article" and failures >= TRIES):
        seconds, outcome = None, "gone"
    elif bad:
        every = source.article_every if poll.kind == "article" else source.every
        doubled = max(LEAST, every) * 2.0 ** min(failures - 1, 16)
        seconds = max(min(DAY, doubled) * (0.75 + chance() / 2), min(wait, DAY))
    else:
        seconds = interval(poll, source, now)
        seconds = None if seconds is None else seconds * (0.95 + chance() / 10)
    due = None if seconds is None else instant((now + timedelta(seconds=seconds)).isoformat())
    return replace(poll, at=now.isoformat(), outcome=outcome, failures=failures, due=due, says=says)


def interval(poll: Poll, source: Source, now: datetime) -> float | None:
    """The seconds from one poll to the next where nothing is wrong; None for an article that is too old."""
    if poll.kind != "article":
        return source.every
    age = (instant(now.isoformat()) - poll.born) / 1e6
    return None if age > source.days * DAY else min(DAY, max(source.article_every, age / SLOWING))


def first(url: str, *, kind: str, source: Source, now: datetime, published: str | None = None, outlet: str | None = None) -> Poll:
    """An address that is to be asked at once; a date that cannot be true counts for nothing."""
    at = instant(now.isoformat())
    born = sane(published, now)
    return Poll(url, source.url, kind, now.isoformat(), "found", 0, born or at, at, None, outlet, published if born else None)


def sane(published: str | None, now: datetime) -> int | None:
    """A date as microseconds since 1970; None where it is no date, lies ahead, or before there were pages."""
    try:
        found = instant(published) if published else None
    except (ValueError, OverflowError):
        return None
    return found if found is not None and _FIRST_PAGE <= found <= instant(now.isoformat()) else None


_FIRST_PAGE = instant(datetime(1991, 8, 6, tzinfo=UTC).isoformat())
