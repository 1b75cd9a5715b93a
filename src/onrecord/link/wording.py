"""Labels of claims and sentences about changes that an editor could publish."""

from __future__ import annotations

from onrecord.link import figures
from onrecord.link.board import Entry, Event, Held, Stand

LONG = 140
"""Code points of a quoted statement, from which it is cut at a blank."""


def label(held: Held) -> str:
    """What a claim is about, so that it can be understood without the article."""
    topic, founder = held.topic, held.founder
    if topic and topic.kind:
        name = figures.label(topic.kind)
        extra = ", ".join(x for x in (topic.thing and f"of {topic.thing}", topic.scope) if x)
        return f"{name} ({extra or short(founder.sentence)})"
    return short(founder.sentence if topic else founder.text)


def short(text: str) -> str:
    """A text on one line without quotation marks around it, cut where it is long."""
    line = " ".join(text.split()).strip("\"“”‘’' ,;")
    return line if len(line) <= LONG else line[: line.rfind(" ", 0, LONG)] + " …"


def sentence(event: Event) -> str:
    """A change in a sentence."""
    after = event.after
    if isinstance(after, Stand):
        return _position(event, after)
    if isinstance(after, str):
        verb = "dropped" if event.kind == "hedge-dropped" else "added"
        return f"The page {verb} a hedge: “{short(str(event.before))}” now reads “{short(after)}”."
    return _figure(event, after) if after.topic else _statement(event, after)


def _figure(event: Event, after: Entry) -> str:
    before = event.before if isinstance(event.before, Entry) else None
    name = _what(event.held)
    source = _source(after)
    instead = f" instead of {before.text}" if before else ""
    verbs = {
        "new-claim": f"{source} gives {after.text}" + (f", against {before.text} from {_source(before)}" if before else ""),
        "corroboration": f"{source} also gives {after.text}",
        "correction": f"{after.outlet or source} corrected the figure: {after.text}{instead}",
        "speaker-changed": f"{after.text} is now ascribed to {source}" + (f", before to {_source(before)}" if before else ""),
    }
    return f"{name}: {verbs.get(event.kind, f'{source} gives {after.text}{instead}')}."


def _statement(event: Event, after: Entry) -> str:
    verb = "also said" if event.kind == "corroboration" else "said"
    return f"{_source(after)} {verb}: “{short(after.text)}”."


def _position(event: Event, stand: Stand) -> str:
    who = stand.who or stand.entry.outlet or "The outlet"
    verbs = {
        "denies": "denied", "contradicts": "contradicted", "questions": "questioned", "supports": "supported",
        "cannot-verify": "could not verify", "confirms": "confirmed", "retracts": "withdrew",
    }  # fmt: skip
    target = stand.target or event.held.founder
    said = f"{_what(event.held)}: {target.text}" if target.topic else f"“{short(target.text)}”"
    return f"{_upper(who)} {verbs[stand.stance]} the statement {said}."


def _what(held: Held) -> str:
    topic = held.topic
    if topic and topic.kind:
        return figures.label(topic.kind) + (f" ({topic.thing})" if topic.thing else "")
    return f"“{short(held.founder.sentence)}”"


def _source(entry: Entry) -> str:
    return _upper(entry.speaker or entry.outlet or "The text")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
