"""What a claim is called on a board: short, and to be understood without the article."""

from __future__ import annotations

import re

from onrecord.link import classes, clauses, people
from onrecord.link.board import Entry, Held
from onrecord.link.topics import Topic

SCOPES = {
    "": "", "part": ", a part of them", "norm": ", the limit", "difference": ", the difference", "confirmed": " (confirmed)",
}  # fmt: skip
"""How a label says what scope a figure has; any other is a time."""
TITLE = 90
"""Code points of a label."""
_UNIT = re.compile(r"([^\W\d_]+)\W*$")
_PRAISE = re.compile(r"^an?( [^\W\d_]+){1,2}$")
"""What may stand before a number and says nothing of what it counts: "a whopping 4,300 pupils"."""
_MONEY = re.compile(r"[A-Z]{3}|%|fraction")


def label(held: Held) -> str:
    """What a claim is about."""
    topic, founder = held.topic, held.founder
    if topic is None:
        return clauses.upper(_statement(_clearest(held)))
    return clauses.upper(counted(topic) if topic.kind else clauses.short(_measure(founder), TITLE))


def proposition(held: Held) -> str:
    """What a claim in words says."""
    return clauses.short(_clearest(held).text)


def counted(topic: Topic) -> str:
    """What a figure of a class counts: "people arrested", "officers injured in 1987"."""
    if topic.unit and classes.shared_out(topic.kind):
        return f"share of the vote for {people.by(topic.noun, None)}" if topic.noun else "share of the vote"
    what = classes.counted(topic.kind, topic.noun)
    share = f"share of {what}" if topic.unit else what
    return share + SCOPES.get(topic.scope, f" in {topic.scope}")


def _clearest(held: Held) -> Entry:
    """The member that says most by itself: indirect, no answer to another, and of some words."""
    some = [m for m in held.members if m.topic is None] or held.members
    own = [m for m in some if not m.quoted and not m.answer and len(m.stems) > 1]
    plain = [m for m in own if not clauses.leans(m.text)] or own or some
    return next((m for m in plain if _tells(m)), plain[0])


def _statement(entry: Entry) -> str:
    """The proposition; who says it goes before where it could not be understood or is no clause."""
    text = clauses.short(entry.text, TITLE)
    if entry.speaker and not _tells(entry):
        return clauses.short(f"{entry.speaker} {entry.said}", TITLE)
    return f"{entry.speaker}: {text}" if entry.speaker and clauses.leans(entry.text) else text


def _tells(entry: Entry) -> bool:
    """Whether what is said is a proposition, as far as the verb before it tells: "said", not "spoke of"."""
    return not entry.said or entry.said.partition(" ")[0].casefold() in classes.lexicon()["gives"]["telling"]


def _measure(entry: Entry) -> str:
    """What a figure of no class measures, as a question without its mark: "how many crowns the railway loses a year"."""
    head, tail = _PRAISE.sub("", clauses.lower(entry.head)), entry.tail
    noun = entry.topic.noun if entry.topic else ""
    unit = _UNIT.search(entry.text) if entry.unit and not _MONEY.fullmatch(entry.unit) else None
    if entry.unit and unit:
        noun = f"{unit[1]} of {noun}" if noun and tail.startswith("of ") else unit[1]
        tail = tail if noun != unit[1] else f"{unit[1]} {tail}"
        tail = f"{unit[1]} {tail}" if tail.startswith("of ") else tail
    elif entry.unit == "%" and tail.startswith("of "):
        return f"share {tail} {head}"
    elif entry.unit == "%" and not tail:
        return f"share for {entry.head}"
    elif entry.unit:
        return f"how much {head} {tail}"
    if not head and tail:
        return f"how many {tail}"
    if head and noun and tail.startswith(noun) and not clauses.leans(head):
        return f"how many {noun} {head}{tail[len(noun) :]}"
    said = f"{entry.head} {entry.text} {entry.tail}"
    return f"{entry.speaker}: {said}" if entry.speaker and clauses.leans(said) else said
