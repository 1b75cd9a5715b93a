"""How much of a text, or of a paragraph, stands in another one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.link.passages import SHINGLE, Passage, Run, windows
from onrecord.link.words import names, weight
from onrecord.model.news import Reading

REWORDED = 0.5
"""Likeness from which a paragraph of a copy comes from one of its original."""
LIGHT = 4.0
"""Weight of a paragraph's words below which only its runs of words count."""
SHORT = 6
"""Words below which a paragraph says nothing about copying."""
OWN = 0.25
"""What the words outside quotation marks count for by themselves, beside all words: quotations are anyone's."""
TOUCHED = 0.3
"""Share of a paragraph's words in common runs, from which likeness of words is taken for rewriting."""
MARKS = (4, 0.8)
"""Names and figures of a paragraph, and the share of them in the same order, that do for common runs."""


@dataclass(frozen=True, slots=True)
class Page:
    """A version as it was read: its paragraphs, all their runs of words, and how many words they have."""

    reading: Reading
    passages: tuple[Passage, ...]
    runs: frozenset[Run]
    length: int


def page(reading: Reading, own: tuple[Passage, ...]) -> Page:
    """A version and its paragraphs as a page."""
    return Page(reading, own, frozenset[Run]().union(*(p.shingles for p in own)), sum(p.length for p in own))


def likeness(left: Passage, right: Passage) -> float:
    """0 to 1: the share of four-word runs, or of weighty words, of the shorter paragraph that the other one has too."""
    runs = len(left.shingles & right.shingles) / max(1, min(len(left.shingles), len(right.shingles)))
    lighter, heavier = sorted((left.weight, right.weight))
    both = left.stems & right.stems
    if lighter < LIGHT or len(both) < 3:
        return runs
    return max(runs, weight(both) / lighter * min(1.0, 2 * lighter / heavier))


def likest(passage: Passage, others: Iterable[Passage]) -> Passage | None:
    """The paragraph that one is likest to; None where none is like it."""
    scored = [(likeness(passage, other), -other.index, other) for other in others]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= REWORDED else None


def repeated(left: Page, right: Page) -> float:
    """0 to 1: the share of the words of the shorter page that stand in runs of four which the longer one has too."""
    shorter, common = min(left, right, key=lambda p: p.length), left.runs & right.runs
    total = own = 0
    for passage in shorter.passages:
        covered = _covered(passage, common)
        total += len(covered)
        own += len(covered - passage.quoted)
    outside = shorter.length - sum(len(p.quoted) for p in shorter.passages)
    return (1 - OWN) * total / max(1, shorter.length) + OWN * own / max(1, outside)


def rewritten(left: Page, right: Page) -> float:
    """0 to 1: the share of the words of one of two pages in paragraphs that are rewritten ones of the other."""
    return max(_rewritten(left, right), _rewritten(right, left))


def _rewritten(own: Page, other: Page) -> float:
    pieces = [w for p in own.passages for w in windows(own.reading, p) if w.length >= SHORT]
    others = [w for p in other.passages for w in windows(other.reading, p)]
    return sum(p.length for p in pieces if any(_reworded(p, o) for o in others)) / max(1, own.length)


def _reworded(passage: Passage, other: Passage) -> bool:
    """Whether two paragraphs have like words, and in part the same runs of them, or the same names and figures in order."""
    if likeness(passage, other) < REWORDED:
        return False
    shorter = min(passage, other, key=lambda p: p.length)
    if len(_covered(shorter, passage.shingles & other.shingles)) >= TOUCHED * shorter.length:
        return True
    here, there = _marks(passage), _marks(other)
    least, share = MARKS
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    return min(len(here), len(there)) >= least and sum(b.size for b in blocks) >= share * min(len(here), len(there))


def _covered(passage: Passage, runs: frozenset[Run]) -> set[int]:
    """The places of the words of a paragraph that stand in some runs."""
    words = passage.words
    starts = [i for i in range(max(1, len(words) - SHINGLE + 1)) if words[i : i + SHINGLE] in runs]
    return {j for i in starts for j in range(i, min(i + SHINGLE, len(words)))}


def _marks(passage: Passage) -> list[str]:
    """The names and figures of a paragraph, in order."""
    named = names(passage.text)
    return [word for word in passage.words if word[0].isdigit() or word in named]
