"""What figures count, and which of them count the same."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link.classes import later, setting, shared_out
from onrecord.link.words import rarity, shared

RARE = 1.3
"""Rarity from which a thing that is measured tells by itself that two measures are of one thing."""
LARGE = 1000
"""A count that a text gives for its own sake."""
LIKE = 3.0
"""Weight of the words that sentences share which speak of the same."""
TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "fraction", "ordinal")
"""Units of figures that mostly say when, or how long."""


AMOUNTS = ("ha", "km²", "m²", "acre", "t", "kg", "L", "m³", "barrel", "MW", "GW")
"""Units in which a story measures one thing as a rule: what burnt, what ran out, what was lost."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is counted: a class of counts.toml ("" for none), the thing if it is not just anyone, the unit, and the scope.

    `scope` tells figures of other times ("1987"), parts ("part"), limits ("norm"), differences ("177 more than") and what is
    proved ("confirmed") from the rest;
    `noun` is the thing as written, `subject` the stems of the clause before the figure, `said` the first ones of what is said of
    the thing after it.
    """

    kind: str
    thing: str
    unit: str
    scope: str
    stems: frozenset[str]
    context: frozenset[str]
    noun: str = ""
    subject: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What two figures of one class must share."""
        return self.kind, self.thing, self.unit, self.scope

    @property
    def bare(self) -> bool:
        """Whether a number stands without anything that says what it counts."""
        return not (self.kind or self.thing or self.unit or self.scope)

    @property
    def telling(self) -> bool:
        """Whether it is a count that a reader of any story about an event asks for first."""
        return bool(self.kind) and not (later(self.kind) or setting(self.kind) or self.thing or self.scope or self.unit)


def alike(left: Topic, right: Topic) -> bool:
    """Whether two figures count the same: one class, or one thing in one unit in a like context."""
    if left.unit == "%" and shared_out(left.kind) and not left.subject & right.subject:
        return False
    if left.scope == "part" and not (left.kind or left.thing):
        return False
    if left.kind or right.kind or left.scope == "part":
        return left.key == right.key and (left.scope != "part" or len(left.context & right.context) > 2)
    if (left.unit, left.scope) != (right.unit, right.scope):
        return False
    if left.unit and left.unit not in ("%", *TIMES) and _weighed(left, right):
        return True
    if left.thing != right.thing or not left.thing:
        return not (left.thing or right.thing or left.unit) and _people(left, right)
    if left.unit == "%" and not shared(left.subject, right.subject):
        return False
    if not left.unit and left.said & right.said:
        return True
    return len(left.stems & right.stems) > 1 or in_like_words(left, right, 1.5 if left.unit else LIKE)


def in_like_words(left: Topic, right: Topic, least: float = LIKE) -> bool:
    """Whether the sentences of two figures share words that tell."""
    return shared(left.context - left.stems, right.context - right.stems) >= least


def _people(left: Topic, right: Topic) -> bool:
    """Whether two counts of people of no kind say the same rare thing of them: "100 men had been underground"."""
    return bool(left.stems and right.stems) and any(rarity(word) >= RARE for word in left.said & right.said)


def bare_measures(left: Topic, right: Topic) -> bool:
    """Whether two measures, one of which says not of what, tell of one thing: "900 hectares had burnt", "the reading was 2%"."""
    if left.scope or right.scope:
        return False
    if left.unit == "%":
        return len(left.subject) > 1 and left.subject == right.subject
    if left.unit not in AMOUNTS or (left.thing and right.thing):
        return False
    return shared(left.context - left.stems, right.context - right.stems) >= 1.5


def _weighed(left: Topic, right: Topic) -> bool:
    """Whether two measures are of one rare thing: "280 tonnes of flour", "the load of flour was 250 tonnes"."""
    return any(thing in left.context & right.context and rarity(thing) >= RARE for thing in (left.thing, right.thing) if thing)


def weighs(topic: Topic, low: float | int | None, high: float | int | None) -> bool:
    """Whether a figure says something by itself: it counts what news counts, is large, or measures something but time."""
    if topic.scope == "part" and topic.unit:
        return False
    return bool(topic.kind) or value(low, high) >= LARGE or bool(topic.unit and topic.unit not in TIMES)


def value(low: float | int | None, high: float | int | None) -> float:
    """A number by which figures are ordered: the one that is given, the middle of two."""
    if low is None:
        return float(high or 0)
    return float(low) if high is None else (low + high) / 2
