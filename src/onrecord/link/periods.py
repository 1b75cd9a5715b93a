"""Which time a sentence speaks of, where that is not the time of its article: what happened then is counted by itself."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.model.mention import Timex
from onrecord.model.news import Reading
from onrecord.model.span import Span, words

_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
_THEN = re.compile(r"\s*,\s*(?:when|where)\b")
_MONTH = re.compile(r"\d{4}-\d\d")
_MORE = re.compile(r"(?:(?:In|During|At|On|After) )?(?:[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese)\s+[a-z]+\b|(?:Back )?[Tt]hen\b")
_SINCE = re.compile(r"\s+(?:to the day |ago )?since\b")
_YEARS = re.compile(r"P(\d+)Y")
_IT_IS = re.compile(r"\bit(?: is|['’]s| was| has been| had been)(?: \w+)? $", re.I)
LONG, YEAR = timedelta(days=90), timedelta(days=300)
"""How long ago what a sentence counts must be to be of another time, and how long a time that it sums up."""


def period(reading: Reading, sentence: Span, before: Span | None = None) -> str:
    """The time that a sentence speaks of, where it ended long before the article, or the years up to it: "2031-03", "2019".

    A sentence without a time that says more of what the one `before` it told ("That attack killed 41") is of the same time.
    """
    found = _period(reading, sentence)
    if found or before is None or not _MORE.match(reading.text, sentence.start):
        return found
    dated = any(t.type != "DURATION" and sentence.covers(t.span[0]) for t in reading.times)
    return "" if dated else _period(reading, before)


def _period(reading: Reading, sentence: Span) -> str:
    today = _day(reading.version.published or reading.version.captured)
    if today is None:
        return ""
    years = [m for m in _YEAR.finditer(reading.text, sentence.start, sentence.end) if not -1 <= int(m[0]) - today.year <= 0]
    past = [m[0] for m in years if not _running(reading.text, Span(*m.span()))]
    spoken = [t for t in reading.times if sentence.covers(t.span[0])]
    some = [p for t in spoken if not _running(reading.text, t.span[0]) and (p := _long_ago(reading.text, t, today))]
    return some[-1] if some else past[-1] if past else ""


def _running(text: str, time: Span) -> bool:
    """Whether something has gone on since a time, and what is told is not what happened then ("since 1987, when ...")."""
    since = text[max(0, time.start - 6) : time.start].casefold().endswith("since ")
    return since and not _THEN.match(text, time.end)


def _long_ago(text: str, time: Timex, today: date) -> str:
    """A month or year that is over for long, or the years that have just passed; "" for any other time."""
    if ago := _years_since(text, time):
        return str(today.year - ago)
    first, last = _day(time.start), _day(time.end)
    if first is None or last is None:
        return ""
    if today - last > LONG:
        month = _MONTH.match(time.value or "")
        return month[0] if month else str(last.year)
    years = time.type == "DURATION" and last - first > YEAR and abs(today - last) < LONG
    return words(text, time.span).casefold() if years else ""


def _years_since(text: str, time: Timex) -> int:
    """How many years have passed since what is told: "it is three years to the day since 33 people died"; else 0."""
    years = _YEARS.fullmatch(time.value or "") if time.type == "DURATION" else None
    told = years and _SINCE.match(text, time.span[-1].end) and _IT_IS.search(text[: time.span[0].start])
    return int(years[1]) if years and told else 0


def _day(stamp: str | None) -> date | None:
    """The day of an ISO date or time; None for what is none, such as a year before the first."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
