"""Sentences about changes that an editor could publish."""

from __future__ import annotations

import re

from onrecord.link import clauses, labels
from onrecord.link.board import Event, Held, Stale, Stand
from onrecord.link.classes import lexicon
from onrecord.link.entry import Entry
from onrecord.link.labels import counted
from onrecord.link.people import by, name
from onrecord.link.topics import value
from onrecord.link.words import TOKEN
from onrecord.model.attribution import Stance

VERBS: dict[Stance, str] = {
    "denies": "denied", "contradicts": "contradicted", "questions": "questioned", "supports": "supported",
    "cannot-verify": "could not verify", "confirms": "confirmed", "retracts": "withdrew",
}  # fmt: skip
_WORDED = re.compile(r"[a-z]+(?:[- ][a-z]+)*", re.I)
RELATIVE = frozenset({"which", "who", "whom", "whose"})
"""Words that only what stands before them explains."""
TENS = 10
"""The least number that is written in digits."""


def sentence(event: Event) -> str:
    """A change in a sentence."""
    after = event.after
    if isinstance(after, Stale):
        return outdated(after)
    if isinstance(after, Stand):
        text = _position(event, after)
    elif isinstance(after, str):
        text = _hedge(event, after)
    else:
        text = _figure(event, after) if after.topic else _statement(event, after)
    return clauses.ended(clauses.upper(text))


def outdated(stale: Stale) -> str:
    """What an editor is told of a copy of corrected text."""
    agency = by(None, stale.agency or "its source")
    now = clauses.quoted(stale.now)
    return f"{name(None, stale.outlet)} still carries the text of {agency} from before its correction, which reads: {now}."


def _figure(event: Event, after: Entry) -> str:
    before = event.before if isinstance(event.before, Entry) else None
    topic, who, now = event.held.topic, name(after.speaker, after.outlet), amount(after)
    if topic is None or not topic.kind:
        return _measured(event, before, after)
    what = f"the {'' if topic.unit else 'number of '}{counted(topic)}"
    if event.kind == "corroboration":
        return _put(f"{who} also", what, now)
    if before is None:
        return _put(who, what, now)
    old, whose = amount(before), by(before.speaker, before.outlet)
    lowered = event.kind == "figure-lowered" and _moved(event.held, after)
    lines = {
        "figure-lowered": f"{who} lowered {what} from {old} to {now}" if lowered else f"{_put(who, what, now)}, down from {old}",
        "figure-raised": f"{_put(who, what, now)}, up from {old}",
        "bound-changed": f"{_put(who, what, now)}, where {whose} had said {old}",
        "correction": f"{name(None, after.outlet or after.speaker)} corrected {what} to {now}, from {old}",
        "speaker-changed": f"{who} is now named as the source of {now} {counted(topic)}, where it was {whose}",
    }
    return lines.get(event.kind, f"{_put(who, what, now)}, against {old} from {whose}")


def _moved(held: Held, after: Entry) -> bool:
    """Whether a text says that a speaker moves a figure: it gives the former one beside the new one."""
    beside = (m for m in held.members if (m.version, m.passage) == (after.version, after.passage))
    return any(m.former and m.topic for m in beside)


def _put(who: str, what: str, now: str) -> str:
    if now.startswith("at "):
        return f"{who} spoke of {now} {what.removeprefix('the number of ')}"
    return f"{who} put {what} at {now}"


def _measured(event: Event, before: Entry | None, after: Entry) -> str:
    """A figure of no class, in the clause in which it stands."""
    verb = {"corroboration": "also said", "correction": "now says"}.get(event.kind, "said")
    who = name(after.speaker, after.outlet)
    if not after.speaker:
        verb = verb.replace("said", "reported")
    told = clause(after)
    bare = told.split(" ", 1)[0] in RELATIVE or not (after.head or after.tail)
    line = f"{who} {'spoke of' if after.speaker else 'reported'} {_bare(after)}" if bare else f"{who} {verb} that {told}"
    line = clauses.upper(told) if not bare and _gives(after) else line
    said = clauses.after(after.said)
    line = f"{who} {clauses.short(said)}" if after.text in said and event.kind != "corroboration" else line
    return f"{line}, where {by(before.speaker, before.outlet)} had given {_bare(before)}" if before else line


def _gives(entry: Entry) -> bool:
    """Whether the clause of a figure says itself who gives it: "but the miller Ben Kay put the number at 7,000"."""
    given = "|".join([*lexicon()["gives"]["words"], *lexicon()["gives"]["phrases"]])
    last = entry.speaker.split()[-1] if entry.speaker else ""
    return bool(last and re.search(rf"\b{re.escape(last)}\s+(?:has\s+|have\s+|had\s+)?(?:{given})\b", entry.head))


def clause(entry: Entry) -> str:
    """The clause in which a figure stands."""
    text = clauses.short(f"{entry.head} {entry.text} {entry.tail}")
    return clauses.lower(clauses.unjoined(text))


def amount(entry: Entry) -> str:
    """A figure in the words of its article; a plain number from ten on in digits."""
    text = entry.text.strip()
    exact = entry.low is not None and entry.low == entry.high and not entry.approximate and not entry.unit
    if exact and _WORDED.fullmatch(text) and value(*entry.bounds) >= TENS and float(entry.low or 0).is_integer():
        return f"{int(entry.low or 0):,}"
    return text[:1].lower() + text[1:]


def _bare(entry: Entry) -> str:
    """A figure with what it counts."""
    if entry.topic and entry.topic.kind:
        return f"{amount(entry)} {counted(entry.topic)}"
    return f"{amount(entry)} {entry.topic.noun}".strip() if entry.topic and not entry.unit else amount(entry)


def _statement(event: Event, after: Entry) -> str:
    also = "also " if event.kind == "corroboration" else ""
    who = name(after.speaker, after.outlet)
    if after.quoted:
        return f"{who} {also}said: {clauses.quoted(after.text)}"
    if after.said:
        return f"{who} {also}{clauses.short(after.said)}"
    if clauses.bare(after.text):
        return f"{name(None, after.outlet)} writes: {clauses.quoted(after.sentence)}"
    return f"{who} {also}{'said' if after.speaker else 'reported'} that {clauses.lower(clauses.short(after.text))}"


def _position(event: Event, stand: Stand) -> str:
    who, verb = name(stand.who, stand.entry.outlet), VERBS[stand.stance]
    target = stand.target
    if stand.entry.quoted:
        return f"{who} said: {clauses.quoted(stand.entry.text)}"
    if stand.own_words and stand.stance not in ("retracts", "supports"):
        return f"{who} {clauses.short(stand.own_words)}"
    if target and target.topic:
        source = by(target.speaker, target.outlet)
        return f"{who} {verb} the figure of {_bare(target)}" + (
            "" if source == who or stand.stance == "retracts" else f" given by {source}"
        )
    said = _proposition(event.held, target)
    if clauses.bare(said):
        return f"{who} {verb} what others said: {said}"
    return f"{who} {verb} the statement that {clauses.lower(said)}"


def _proposition(held: Held, target: Entry | None) -> str:
    """What a position is on, in words that can be understood."""
    if held.topic:
        return clause(target or held.founder)
    plain = target and len(target.stems) > 1 and not target.quoted and not target.answer
    return clauses.short(target.text) if target and plain else labels.proposition(held)


def _hedge(event: Event, after: str) -> str:
    old, new = str(event.before), after
    had, has = (TOKEN.findall(t.casefold()) for t in (old, new))
    gone, come = [w for w in had if w not in has], [w for w in has if w not in had]
    outlet = next((m.outlet for m in event.held.members if m.version == event.version), None)
    verb, some = ("dropped", gone) if event.kind == "hedge-dropped" else ("added", come)
    word = f"the word “{some[0]}”" if len(some) == 1 else "a hedge"
    return f"{name(None, outlet or 'the page')} {verb} {word} and now writes: {clauses.quoted(new)}"
