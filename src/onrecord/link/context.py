"""A figure in its sentence, and what it counts where only what stands before it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.link import clauses
from onrecord.link.classes import classed, has, listed, refers
from onrecord.link.governing import PEOPLE, thing_of
from onrecord.link.passages import Passage, sentence_of, sentences
from onrecord.link.topics import Topic, value
from onrecord.link.words import TOKEN, content, stem
from onrecord.model.mention import Quantity
from onrecord.model.news import Reading
from onrecord.model.span import Span, words

THEM = frozenset({"them", "these", "those"})
APART = ("norm", "part", "difference")
"""Scopes of figures that no later one means by "the number"."""
_MARKS = " .,;:\"”’'"
_AGAINST = re.compile(r"\b(?:against|not|compared (?:with|to)|instead of) (?:just |only )?(?:the )?$")
_NUMBER = re.compile(r"\b(?:number|count|total|tally) of (?:the )?((?:[\w-]+ )??[\w-]+)(?: [^,;]*)? (?:at|from|to|as) $")
_THERE = re.compile(r"\bthere (?:were|are) $", re.I)
"""Before "eleven of them", where nobody has counted them yet."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with what it counts.

    `former` where the text itself gives it as a past or withdrawn figure, `against` where it sets it against another one;
    `whole` is what is counted by the figure that it is a part of; of a `bare` one somebody gives no more than the number;
    a `given` one stands with a verb of giving figures ("makes it 140 houses").
    """

    quantity: Quantity
    topic: Topic
    passage: Passage
    sentence: Span
    former: bool
    against: bool
    whole: Topic | None = None
    bare: bool = False
    given: bool = False


@dataclass(frozen=True)
class Context:
    """A figure where it stands, with those before it in the text, in text order."""

    reading: Reading
    quantity: Quantity
    passage: Passage
    earlier: Sequence[Counted]

    @cached_property
    def span(self) -> Span:
        """The figure from its first word to its last."""
        return Span(self.quantity.span[0].start, self.quantity.span[-1].end)

    @cached_property
    def sentence(self) -> Span:
        """The sentence that it stands in."""
        return sentence_of(self.reading.text, self.passage, self.quantity.span)

    @cached_property
    def sentence_before(self) -> Span | None:
        """The sentence before that in its paragraph."""
        before = [s for s in sentences(self.reading.text, self.passage.span) if s.end <= self.sentence.start]
        return before[-1] if before else None

    @cached_property
    def before(self) -> str:
        """What its sentence says before it, without who says it: a rescue service counts others than the rescued."""
        text, at, kept = self.reading.text, self.sentence.start, ""
        for part in self.givers:
            kept, at = kept + text[at : part.start], part.end
        return kept + text[at : self.span.start]

    @cached_property
    def givers(self) -> list[Span]:
        """The words in its sentence before it for those who say it."""
        said = (a for a in self.reading.attributions if a.id == self.quantity.attribution)
        parts = (part for a in said for part in a.source if self.sentence.start <= part.start and part.end <= self.span.start)
        return sorted(parts)

    @cached_property
    def after(self) -> str:
        """What its sentence says after it."""
        return self.reading.text[self.span.end : self.sentence.end]

    @cached_property
    def rim(self) -> Span:
        """The figure with the words after it that say what it is of."""
        of = self.quantity.of
        return Span(self.span.start, max(self.span.end, of[-1].end) if of else self.span.end)

    @cached_property
    def beyond(self) -> str:
        """What its sentence says after those words."""
        return self.reading.text[self.rim.end : self.sentence.end]

    @cached_property
    def clause(self) -> str:
        """The clause that it stands in, without it."""
        return f"{clauses.before(self.before)} {clauses.after(self.after)}"

    @cached_property
    def numbers(self) -> list[Quantity]:
        """The other figures of its sentence."""
        return [q for q in self.reading.quantities if q is not self.quantity and self.sentence.covers(q.span[0])]

    @cached_property
    def of(self) -> str:
        """The words that say what it is of, as they stand."""
        return words(self.reading.text, self.quantity.of)

    @cached_property
    def behind(self) -> bool:
        """Whether these words stand after it."""
        return bool(self.quantity.of) and self.quantity.of[0].start >= self.span.end


def meant(at: Context, taken: str) -> str:
    """The words for what is counted: those `taken`; of "14 of them" the figure before, of "the number of wells at 14" these."""
    if taken.casefold() in THEM and at.behind:
        above = (c for c in reversed(at.earlier) if c.passage is at.passage and c.topic.thing and larger(c.quantity, at.quantity))
        return next((c.topic.noun for c in above), taken)
    named = _NUMBER.search(at.before) if not taken and not at.quantity.unit else None
    return named[1] if named else taken


def named_again(at: Context, taken: str) -> str:
    """The class of a figure before it in its paragraph about the same thing: "40 families fled. He speaks of 85 families"."""
    thing = thing_of(taken)[0]
    if not thing or not has(at.clause, "gives"):
        return ""
    same = (c for c in reversed(at.earlier) if c.passage is at.passage and c.topic.thing == thing and not c.topic.scope)
    return next((c.topic.kind for c in same if c.topic.kind), "")


def class_before(at: Context, taken: str) -> str:
    """The last class that the sentence before speaks of, for a figure that says that it counts those: "that makes 12"."""
    roll = bool(taken) and set(content(taken)) <= listed("roll")
    listing = roll and sum(stem(w) in listed("roll") for w in TOKEN.findall(at.clause)) > 1
    if at.quantity.unit not in PEOPLE or not (listing or refers(at.clause) or _THERE.search(at.before)):
        return ""
    before = at.sentence_before
    return next((c for _, c in reversed(list(classed(before.of(at.reading.text))))), "") if before else ""


def set_against(at: Context) -> Topic | None:
    """What the figure before in a sentence counts, which another one is set against: "96, against the 57 whom ..."."""
    if not _AGAINST.search(at.before):
        return None
    some = (c for c in reversed(at.earlier) if c.sentence == at.sentence and c.quantity.unit == at.quantity.unit)
    return next((c.topic for c in some if of_size(c.quantity, at.quantity) and c.topic.scope != "part"), None)


def previous(at: Context) -> Topic | None:
    """What the last figure counted, for one that says nothing of its own.

    That is "a figure of 16", "it was more than 900", and "police said 18,000" after a figure of that size in one paragraph.
    """
    unit, again, alone = at.quantity.unit, refers(at.clause), _elliptic(at)
    near = [c for c in reversed(at.earlier) if c.passage.index >= at.passage.index - 1 and c.topic.scope not in APART]
    sized = [c for c in near if of_size(c.quantity, at.quantity)]
    for one in sized:
        here, counts = one.passage is at.passage, unit is None and not one.topic.unit
        if one.topic.unit and unit in (one.topic.unit, None) and (here or again):
            return one.topic
        if counts and here and one.topic.kind and alone and not again:
            return one.topic
    counting = (c.topic for c in (*sized, *near) if (c.topic.kind or c.topic.thing) and unit is None)
    return next(counting, None) if again else None


def _elliptic(at: Context) -> bool:
    """Whether a figure ends its clause and is all that is said: "police said 18,000"."""
    bare = not at.quantity.of or at.of.casefold() in THEM
    return bare and not clauses.after(at.after).strip(_MARKS) and (has(at.clause, "gives") or _alone(at))


def _alone(at: Context) -> bool:
    """Whether what someone says is a number and nothing else: "the organisers spoke of at least 8,000"."""
    text = at.reading.text
    said = next((a for a in at.reading.attributions if a.id == at.quantity.attribution), None)
    return said is not None and words(text, said.content).strip(_MARKS) == words(text, at.quantity.span)


def of_size(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers may measure one thing: neither is ten times the other."""
    a, b = (abs(value(q.low, q.high)) for q in (left, right))
    return a < 10 * b and b < 10 * a


def larger(left: Quantity, right: Quantity) -> bool:
    """Whether a number may be that of a whole of which another one is a part."""
    return value(left.low, left.high) >= value(right.low, right.high)
