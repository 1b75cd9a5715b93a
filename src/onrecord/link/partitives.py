"""Figures that count some of those who were just counted: "seven of them were firemen", "of which twelve were burnt"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.link.classes import becomes, kinds, names_class
from onrecord.link.governing import thing_of
from onrecord.link.topics import Topic
from onrecord.link.words import content

_THESE = r"(?:them|these|those|whom|which)"
_BEFORE = re.compile(rf"\b(?:(?:of|among)\s+{_THESE}|including)\s*,?\s*$", re.IGNORECASE)
_AFTER = re.compile(rf"\s*of\s+{_THESE}\b", re.IGNORECASE)
_OF_CLASS = re.compile(r"\s*of\s+(?:the|those)\s+(\w+)")
_SAID = re.compile(
    r"\s*,?\s*((?:is|are|was|were)\s+)?((?:[\w’'-]+\s+){0,2}?[\w’'-]+)\s*(?=[.,;:!?)]|$|\b(?:and|who|from|of|at|in|on|with|that|under|aged|over|as|by|for|when|while)\b)"
)
_MANY = ("men", "children", "people", "police")
_VERBAL = ("ing", "ed")
_DONE = frozenset(
    ["given", "taken", "sent", "shown", "told", "held", "found", "left", "put", "made", "brought", "kept", "lost", "paid"]
)
"""What those counted have suffered, and not what they are: "given blankets"."""
_TIMES = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years", "metres", "miles", "kilometres"])


def divides(before: str, after: str) -> bool:
    """Whether a figure between these words counts some of those counted before it."""
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def goes_on(before: str) -> bool:
    """Whether a figure after these words may be one more part of the same whole: "seven of them in Kesk and"."""
    return before.rstrip().endswith((" and", ",", " or"))


def some(topic: Topic, whole: Topic, own: str, after: str) -> Topic:
    """What a figure counts that is a part of `whole`; `own` are the words for it that are not those of the whole.

    Those that the text calls something, or says something else of, are counted by themselves, under what is said of the whole:
    "43 killed, seven of them firemen" are seven firemen killed. Of others no more is known than that they are a part.
    """
    marked = _AFTER.match(after)
    noun = own or _named(after[marked.end() :] if marked else after)
    thing, called, stems = thing_of(noun)
    if names_class(thing):
        thing, called = "", ""
    kind = topic.kind or whole.kind
    if not kind or (kind == whole.kind and not thing):
        return replace(topic, kind="", thing=whole.thing, noun=whole.noun, scope=topic.scope or "part")
    if not thing:
        thing, called = whole.thing, whole.noun
    scope = "" if topic.scope == "part" else topic.scope
    return replace(topic, kind=kind, thing=thing, noun=called, scope=scope, stems=topic.stems | stems)


def of_class(topic: Topic, after: str) -> Topic:
    """What "two [of the dead were children]" counts; of those of whom the text says no noun no more is known than their part."""
    found = _OF_CLASS.match(after)
    kind = next(iter(kinds(found[1])), "") if found else ""
    noun = _named(after[found.end() :]) if found and kind else ""
    thing, called, stems = thing_of(noun)
    if topic.kind in becomes(kind) and not noun:
        return replace(topic, kind="", scope="part")
    if not thing or names_class(thing):
        return topic
    return replace(topic, kind=kind, thing=thing, noun=called, scope="", stems=topic.stems | stems)


def _named(text: str) -> str:
    """What those counted are said to be at the beginning of a text, in the plural: "were [firemen]"; "" where it says no noun."""
    found = _SAID.match(text)
    words = found[2].split() if found else []
    if not found or len(content(" ".join(words))) != len(words) or (len(words) > 1 and not found[1]):
        return ""
    last = words[-1].casefold()
    if any(w.endswith(_VERBAL) or w in _DONE for w in words[:-1]) or last in _TIMES:
        return ""
    plural = last.endswith(_MANY) or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    return " ".join(words) if plural else ""
