"""The item of an earlier version that a repeated or edited paragraph has in the same place."""

from __future__ import annotations

from difflib import SequenceMatcher

from onrecord.link.board import Folding
from onrecord.link.entry import Entry
from onrecord.link.passages import Passage
from onrecord.link.words import TOKEN
from onrecord.model.span import Span

PUT = 3
"""Words up to which what stands in the place of other words is taken to say the same thing anew."""
SHARE = 0.5
"""Share of the words of two statements together that must stand in the same place."""


def twin(folding: Folding, entry: Entry) -> Entry | None:
    """The item in the place of `entry` in the paragraph that its own repeats or replaces; None where there is none."""
    passage = folding.passages[entry.passage]
    source = folding.sources.before[entry.passage] or folding.sources.roots[entry.passage]
    there = folding.board.standing.get((source.version, source.index), ()) if source else ()
    some = [e for e in there if (e.topic is None) == (entry.topic is None)]
    if source is None or not some:
        return None
    return _figure(passage, source, entry, some) if entry.topic else _statement(passage, source, entry, some)


def _figure(passage: Passage, source: Passage, entry: Entry, some: list[Entry]) -> Entry | None:
    place = _moved(passage, source, entry.place, exact=False)
    found = next((e for e in some if place and e.place.meets(place)), None)
    if found is None or entry.topic is None or found.topic is None or found.unit != entry.unit:
        return None
    rivals = entry.topic.kind and found.topic.kind and entry.topic.key != found.topic.key
    return None if rivals else found


def _statement(passage: Passage, source: Passage, entry: Entry, some: list[Entry]) -> Entry | None:
    place = _moved(passage, source, entry.place, exact=True)
    if place is None:
        return None
    best = max(some, key=lambda e: _overlap(e.place, place))
    return best if _overlap(best.place, place) >= SHARE else None


def _overlap(left: Span, right: Span) -> float:
    both = min(left.end, right.end) - max(left.start, right.start)
    return max(0, both) / max(1, max(left.end, right.end) - min(left.start, right.start))


def _moved(passage: Passage, source: Passage, place: Span, *, exact: bool) -> Span | None:
    """Where a stretch of a paragraph stands in its source; of words that were replaced only few can be placed."""
    if passage.text == source.text:
        return place
    here, there = (list(TOKEN.finditer(p.text)) for p in (passage, source))
    left, right = ([m[0].casefold() for m in side] for side in (here, there))
    own = {i for i, m in enumerate(here) if Span(m.start(), m.end()).meets(place)}
    found: list[int] = []
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [i - a + c for i in range(a, b) if i in own]
        elif not exact and kind == "replace" and max(b - a, d - c) <= PUT and own & set(range(a, b)):
            found += range(c, d)
    return Span(there[min(found)].start(), there[max(found)].end()) if found else None
