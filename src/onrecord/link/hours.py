"""When something happened by the clock: two speakers may give two hours of one event."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.link.stances import folded, happens
from onrecord.link.words import TOKEN, rarity
from onrecord.model.mention import Timex
from onrecord.model.news import Reading
from onrecord.model.span import Spans, cover, words

Time = tuple[int, int, str | None]
"""The first and the last minute of the day, and the date where it is told."""
DAY = 24 * 60
ROUND, NEAR = 60, 30
"""Minutes: of the hours that are given round, and how far off such a one, or "about" one, may be."""
SOON = 45
"""Minutes that "shortly after" may be."""
TELLS = 0.5
"""Rarity of a word that tells which event is spoken of."""
FIRST = 2
"""Words that carry meaning at the beginning of a statement, which tell what it is about."""
_CLAUSE = re.compile(r"[,;.]?\s+(?:and|but|while)\s+\S+\s+\S|;|[.?!”]\s")
_CLOCK = re.compile(r"T(\d\d):(\d\d)$")
_DATED = re.compile(r"day\b|\b\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+\.? \d{1,2}\b")
_SOON = re.compile(
    r"\b(?:shortly|just|soon|right|a little|(?:some|few) minutes) (after|before|past)\s+(?:about\s+)?$", re.IGNORECASE
)
_BOUND = re.compile(r"\b(before|by|until|after|since|from|past)\s+(?:about\s+)?$", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_HALVED = re.compile(r"\b[ap]\.?m\b|noon|midday|midnight|morning|evening|night|\b(?:1[3-9]|2\d|00)[:.]", re.IGNORECASE)
"""What tells which half of the day a clock time is of."""


@dataclass(frozen=True, slots=True)
class Hour:
    """The minutes of the day between which a statement says that something happened.

    `day` is the date where the words themselves give one; `about` are the stems of the statement, `first` those at its beginning,
    `kinds` what sort of thing happened (stances.toml); `halved` if they tell the half of the day.
    """

    low: int
    high: int
    day: str | None
    about: frozenset[str]
    first: frozenset[str]
    kinds: frozenset[str]
    halved: bool = True

    @property
    def time(self) -> Time:
        """The minutes and the day, whatever happened then."""
        return self.low, self.high, self.day


def hour(reading: Reading, content: Spans) -> Hour | None:
    """When a statement says that something happened, or the first of its clauses if others give hours too; None for no event."""
    text = reading.text
    here = [t for t in reading.times if t.type == "TIME" and any(c.covers(t.span[0]) for c in content)]
    given = [(t, m) for t in here if t.value and (m := _CLOCK.search(t.value))]
    said = _first(text, content, *(time for time, _ in given[:2])) if given[1:] else words(text, content)
    kinds = frozenset(kind for w in TOKEN.findall(said) for kind in happens(w))
    if not given or not kinds:
        return None
    (time, clock), stems = given[0], folded(said)
    low, high = _bounds(time, int(clock[1]) * 60 + int(clock[2]), text[cover(content).start : time.span[0].start])
    day = time.start[:10] if time.start and _DATED.search(words(text, time.span)) else None
    halved = bool(_HALVED.search(words(text, time.span)))
    return Hour(low, high, day, frozenset(stems), frozenset(stems[:FIRST]), kinds, halved)


def _first(text: str, content: Spans, time: Timex, other: Timex) -> str:
    """The clauses of a statement before the one in which a second hour is given; "" where one clause has both."""
    between = text[time.span[-1].end : other.span[0].start]
    ends = [m.start() for m in _CLAUSE.finditer(between)]
    return text[cover(content).start : time.span[-1].end + ends[-1]] if ends else ""


def _bounds(time: Timex, minute: int, before: str) -> tuple[int, int]:
    """The first and the last minute that words such as "before noon" and "shortly after three" leave."""
    if soon := _SOON.search(before):
        return (minute - SOON, minute) if soon[1].casefold() == "before" else (minute, minute + SOON)
    if bound := _BOUND.search(before):
        late = bound[1].casefold() in ("after", "since", "from", "past") or bool(_NOT.search(before))  # "not until six"
        return (minute, DAY) if late else (0, minute)
    off = NEAR if time.mod == "APPROX" or minute % ROUND == 0 else 0
    return minute - off, minute + off


def one_event(left: Hour, right: Hour) -> bool:
    """Whether two statements give the hour of one event: of one kind, and what either begins with, the other has."""
    if (left.day and right.day and left.day != right.day) or not left.kinds & right.kinds:
        return False
    shared = left.about & right.about & (left.first | right.first)
    return any(rarity(s) >= TELLS for s in shared if not happens(s))


def apart(left: Hour | None, right: Hour | None) -> bool:
    """Whether two statements give hours of one event that cannot both be right."""
    if left is None or right is None or not one_event(left, right):
        return False
    open_ended = max(left.high - left.low, right.high - right.low) > 2 * ROUND
    shifts = (0,) if open_ended else (-DAY, 0, DAY)  # 11.50 p.m. is ten minutes from midnight
    if not open_ended and not (left.halved and right.halved):
        shifts = (*shifts, -DAY // 2, DAY // 2)  # "five past five" may be in the afternoon
    return all(left.high < right.low + shift or right.high + shift < left.low for shift in shifts)
