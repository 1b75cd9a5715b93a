"""What stands before the first words of a paragraph and belongs to no statement: datelines and labels.

"PORT VELL, Ostrava, 3 May (NNA) - ", "UPDATE: ", "BREAKING NEWS: ", "SPORT: ".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model.span import Span
from onrecord.read.cues import lexicon

FARTHEST = 90
"""Code points of a paragraph in which its dateline must end."""
_DASH = re.compile(r"(?<=[\s)])(?:-{1,2}|[\u2013\u2014])\s+")
_AGENCY = re.compile(r"\([^()]{2,40}\)\s*$")
_COLON = re.compile(r"[^:\n]{2,40}:\s+")
_QUOTE = "\"\u201c\u2018'"


def openings(text: str, paragraphs: Sequence[Span], kinds: Mapping[int, str]) -> dict[int, int]:
    """Where the words of a paragraph begin, by its number, for those that open with a dateline or a label.

    `kinds` says for the starts of tokens of what kind the entity is that they belong to.
    """
    found: dict[int, int] = {}
    for number, paragraph in enumerate(paragraphs):
        end = _dateline(text, paragraph, kinds) or _label(text, paragraph, kinds)
        if end:
            found[number] = end
    return found


def _dateline(text: str, paragraph: Span, kinds: Mapping[int, str]) -> int | None:
    """Where a dateline ends: a place in capitals, or an agency in brackets, before a dash."""
    match = _DASH.search(text, paragraph.start, min(paragraph.end, paragraph.start + FARTHEST))
    if match is None or match.end() >= paragraph.end:
        return None
    before = text[paragraph.start : match.start()]
    place = re.split(r"[,(]", before, maxsplit=1)[0].strip()
    if _AGENCY.search(before):
        return match.end() if before.count(" ") < 10 else None
    dash = match.group()[0] in "\u2013\u2014" and not text[match.end()].islower()
    told = len(place) > 2 and place.isupper() and (dash or "," in before or kinds.get(paragraph.start) != "ORG")
    return match.end() if told else None


def _label(text: str, paragraph: Span, kinds: Mapping[int, str]) -> int | None:
    """Where a label of the page ends: words of the lexicon, or a place that is not quoted."""
    match = _COLON.match(text, paragraph.start, paragraph.end)
    if match is None or match.end() >= paragraph.end:
        return None
    label = match.group().rstrip(": \t\u00a0")
    words = [w.casefold().strip("().,|-\u2013") for w in label.split()]
    words = [w for w in words if w and not w[0].isdigit()]
    if words and (" ".join(words) in lexicon().labels or all(w in lexicon().labels for w in words)):
        return match.end()
    place = label.isupper() and kinds.get(paragraph.start) in ("GPE", "LOC")
    return match.end() if place and text[match.end()] not in _QUOTE else None
