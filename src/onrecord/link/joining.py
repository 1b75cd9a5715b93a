"""How like two statements in words are, and the claim that one comes nearest to."""

from __future__ import annotations

from onrecord.link import stances
from onrecord.link.board import Board, Entry, Held
from onrecord.link.words import rarity, stem, tokens

BARS = ((0.5, 3.5), (0.6, 1.8))
"""Share of the weight of the shorter of two statements, and weight, that both must have; a rare word weighs up to 2.6."""
FEW = 4
"""Words of a statement up to which one that is shared can be enough."""
REPEATED = 0.3
"""The share within a paragraph that was copied."""
CHARGED = 2.0
"""Least weight of the words of stances.toml that stand for others: they say what is disputed."""
OWN = 0.85
"""What the bars are multiplied with between statements of one speaker."""
BESIDE = 0.7
"""The same for statements of two speakers, one right after the other: a text sets rival accounts side by side."""


def nearest(board: Board, entry: Entry, *, elsewhere: bool = False, lower: float = 1.0) -> Held | None:
    """The claim in words with the likest member, if that is like enough.

    `elsewhere` leaves out those of its own paragraph; `lower` is what the bars are multiplied with.
    """
    some = dict.fromkeys(held for stem in sorted(entry.stems) for held in board.worded.get(stem, ()))
    here = (entry.version, entry.passage) if elsewhere else None
    likest = {h: [_like(board, entry, m, lower) for m in _distinct(h) if (m.version, m.passage) != here] for h in some}
    scored = [(max(likes), -held.number, held) for held, likes in likest.items() if likes]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= 1.0 else None


def _distinct(held: Held) -> list[Entry]:
    """The members of a claim without those that only repeat another."""
    return list({(m.text, m.root, m.speaker): m for m in held.members}.values())


def _like(board: Board, left: Entry, right: Entry, bar: float = 1.0) -> float:
    """How like two statements are: from 1 they are taken for one.

    What is shared must be much in itself and much of the shorter one; less will do within one paragraph that was copied, and
    between statements of one speaker.
    """
    if left.text == right.text:
        return 2.0
    shared = left.stems & right.stems
    both = sum(_weight(board, s) for s in shared)
    least = min(sum(_weight(board, s) for s in e.stems) for e in (left, right))
    if not both or not least:
        return 0.0
    if left.root == right.root and left.article != right.article:
        return both / least / REPEATED
    bars = max(min(both / least / share, both / enough) for share, enough in BARS)
    single = len(shared) == 1 and (min(len(left.stems), len(right.stems)) > FEW or _name(left, right, *shared))
    lower = bar * _lower(board, left, right)
    if single or bars < lower:
        return 0.0
    return bars / lower if bars < 1.0 else bars


def _lower(board: Board, left: Entry, right: Entry) -> float:
    """What the bars are multiplied with between two statements."""
    if not left.speaker or not right.speaker:
        return 1.0
    if board.names.same(left.speaker, right.speaker):
        return OWN
    return BESIDE if left.version == right.version and abs(left.passage - right.passage) <= 1 else 1.0


def _name(left: Entry, right: Entry, word: str) -> bool:
    """Whether a word is a name to both: who or where something is said of, and not what is said."""
    return all(any(t[0].isupper() and stem(t) == word for t in tokens(e.text)) for e in (left, right))


def _weight(board: Board, word: str) -> float:
    """How much a word tells in this story: less, the more of its claims hold it."""
    weight = max(rarity(word), CHARGED) if stances.charged(word) else rarity(word)
    return weight / (1 + max(0, len(board.worded.get(word, ())) - 1) / 3)
