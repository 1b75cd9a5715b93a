"""Lists that a cue introduces: "The ministry gives these figures:" and the paragraphs that follow it, one item each."""

from __future__ import annotations

import re

from onrecord.model.span import Span, trimmed
from onrecord.read.reports import Scene

LONGEST = 40
"""Paragraphs that a list may have."""
_BULLET = re.compile(r"(?:[-*\u2022\u00b7\u2013\u2014]|\(?\w{1,2}[.)])\s+")
_CLOSING = " \t\u00a0;,.\n"


def listed(view: Scene, at: int) -> list[Span]:
    """The items of the list that the sentence of token `at` introduces with a colon; none where no list follows."""
    text, paragraphs = view.doc.text, view.doc.paragraphs
    number = view.paragraph(view.parse.tokens[at].start)
    sent = view.doc.sentences[view.parse.sentence[at]]
    paragraph = paragraphs[number]
    if not text[paragraph.start : paragraph.end].endswith(":") or sent.end < paragraph.end:
        return []
    items: list[Span] = []
    for one in paragraphs[number + 1 : number + 1 + LONGEST]:
        bullet = _BULLET.match(text, one.start, one.end)
        words = Span(bullet.end() if bullet else one.start, one.end)
        if not bullet and text[one.end - 1] not in ";," and not text[one.start].islower() and not _last(text, items):
            break
        items.append(trimmed(text, _unjoined(text, words), _CLOSING))
        if not bullet and text[one.end - 1] == ".":
            break
    return [item for item in items if item.start < item.end]


def _last(text: str, items: list[Span]) -> bool:
    """Whether the item before says that one more follows: it ends with "; and" or a semicolon."""
    return bool(items) and text[items[-1].end : items[-1].end + 1] == ";"


def _unjoined(text: str, item: Span) -> Span:
    """An item without the "and" that joins the next one to it."""
    for word in ("and", "or"):
        if text[item.start : item.end].endswith((f"; {word}", f", {word}")):
            return Span(item.start, item.end - len(word))
    return item
