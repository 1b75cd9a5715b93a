"""What a claim is called on a board: short, and to be understood without the article."""

from __future__ import annotations

import re

from onrecord.link import classes, clauses, people
from onrecord.link.board import Held
from onrecord.link.entry import Entry
from onrecord.link.topics import Topic

SCOPES = {
    "": "", "part": ", a part of them", "norm": ", the limit", "difference": ", the difference", "confirmed": " (confirmed)",
}  # fmt: skip
"""How a label says what scope a figure has; any other is a time."""
TITLE = 90
"""Code points of a label."""
GAP = "[…]"
"""What stands for the number of a figure of no class, as members may give others."""
HEAD = 60
"""Code points before a number that a label keeps."""
_UNIT = re.compile(r"([^\W\d_]+)\W*$")
SOME = 2
"""Blanks between words of a clause that says something."""
_TIGHT = re.compile(r"(?<=\() | (?=\))")
_MONEY = re.compile(r"[A-Z]{3}|%|fraction")


def label(held: Held) -> str:
    """What a claim is about."""
    topic = held.topic
    if topic is None:
        return clauses.upper(_statement(_clearest(held)))
    return clauses.upper(counted(topic) if topic.kind else _measure(_plainest(held)))


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
    if not entry.speaker or (_tells(entry) and not _leans(entry.text)):
        return clauses.short(entry.text, TITLE)
    if entry.said and not (_tells(entry) and clauses.leans(entry.text)):
        return clauses.short(f"{entry.speaker} {entry.said}", TITLE)
    return f"{entry.speaker}: {clauses.short(entry.text, TITLE)}"


def _leans(text: str) -> bool:
    """Whether words are no clause, or begin with one that only the text before them explains."""
    return clauses.leans(text) or clauses.bare(text)


def _tells(entry: Entry) -> bool:
    """Whether what is said is a proposition, as far as the verb before it tells: "said", not "spoke of"."""
    given = classes.lexicon()["gives"]
    verb = next((word.casefold() for word in entry.said.split() if word not in given["aids"]), "")
    return not entry.said or verb in given["telling"]


def _plainest(held: Held) -> Entry:
    """The first member whose clause says by itself what its figure measures; else the one that says most."""
    some = [(f"{m.head} {m.tail}".strip(), m) for m in held.members if m.topic and not m.former] or [("", held.founder)]
    plain = (m for clause, m in some if clause.count(" ") >= SOME and not _leans(clause))
    return next(plain, None) or max(some, key=lambda row: len(row[0]))[1]


def _measure(entry: Entry) -> str:
    """The clause of a figure of no class, with a gap for its number: "the railway loses […] crowns a year"."""
    head, tail = clauses.unjoined(_whole(entry)), entry.tail.rstrip(" ,")
    if len(head) > HEAD:
        head = f"… {head[-HEAD:].partition(' ')[2]}"
    joint = "" if tail.startswith("-") else " "
    said = _TIGHT.sub("", clauses.short(f"{head} {_gap(entry)}{joint}{tail}", TITLE))
    return f"{entry.speaker}: {said}" if entry.speaker and _leans(said) else said


def _whole(entry: Entry) -> str:
    """The clause before a figure, with what a relative one is about."""
    head = clauses.plain(entry.head)
    at = entry.sentence.find(entry.head) if clauses.bare(head) else -1
    return clauses.plain(entry.sentence[: at + len(entry.head)]) if at > 0 else head


def _gap(entry: Entry) -> str:
    """A gap with the word of a measure or money that stands in the figure itself."""
    unit = _UNIT.search(entry.text) if entry.unit and not _MONEY.fullmatch(entry.unit) else None
    return f"{GAP} {unit[1]}" if unit else f"{GAP}%" if entry.unit == "%" else GAP
