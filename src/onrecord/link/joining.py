"""How like two statements in words are, and the claim that one comes nearest to."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from onrecord.link import stances
from onrecord.link.board import Board, Held, Saying
from onrecord.link.entry import Entry
from onrecord.link.words import rarity, stem, tokens

BARS = ((0.5, 3.5), (0.6, 1.8), (0.9, 1.2))
"""Share of the weight of the shorter of two statements, and weight, that both must have; a rare word weighs up to 2.6.

Of a short statement that stands whole in another one little weight is enough.
"""
FEW = 4
"""Words of a statement up to which one that is shared can be enough."""
REPEATED = 0.3
"""The share within a paragraph that was copied."""
CHARGED = 2.0
"""Least weight of the words of stances.toml that stand for others: they say what is disputed."""
OWN = 0.85
"""What the bars are multiplied with between statements of one speaker."""
COMMON = 0.18
"""The share of the paragraphs of a story, from which a word that they have tells less."""
FEWEST = 20
"""Paragraphs, of which a story must have as many for its words to be called common."""
BESIDE = 0.7
"""The same for statements of two speakers, one right after the other: a text sets rival accounts side by side."""


def nearest(board: Board, entry: Entry, *, elsewhere: bool = False, lower: float = 1.0) -> Held | None:
    """The claim in words with the likest member, if that is like enough.

    `elsewhere` leaves out those of its own paragraph; `lower` is what the bars are multiplied with.
    """
    some = dict.fromkeys(held for stem in entry.stems for held in board.worded.get(stem, ()))
    likeness = _Likeness(board, entry, lower, (entry.version, entry.passage) if elsewhere else None)
    scored = [(likeness.of(held), -held.number, held) for held in some]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= 1.0 else None


class _Likeness:
    """How like claims are to one entry: from 1 they are taken for one.

    What is shared with a member must be much in itself and much of the shorter one; less will do within one paragraph that was
    copied, and between statements of one speaker. What only depends on the words of members is made out once for all that have
    the same.
    """

    __slots__ = ("_bar", "_board", "_here", "_left", "_shares", "_weights")

    def __init__(self, board: Board, entry: Entry, bar: float, here: tuple[str, int] | None) -> None:
        self._board, self._left, self._bar, self._here = board, entry, bar, here
        self._weights: dict[str, float] = {}
        self._shares: dict[frozenset[str], tuple[float, float]] = {}

    def of(self, held: Held) -> float:
        """How like the likest member of a claim is."""
        same = map(held.distinct.__getitem__, held.texts.get(self._left.text, ()))
        if any((m.version, m.passage) != self._here for m in same):
            return 2.0
        likes = [0.0, *self._copied(held)]
        for stems, said in held.sayings.items():
            if self._share(stems)[1] >= self._bar * BESIDE:
                likes += [self._like(m) for saying in said.values() for m in self._differing(saying)]
        return max(likes)

    def _copied(self, held: Held) -> Iterator[float]:
        """How like the members are that were copied from where the entry was, or it from there."""
        for m in held.rooted.get(self._left.root, {}).values():
            if m.article != self._left.article and (m.version, m.passage) != self._here:
                yield self._share(m.stems)[0] / REPEATED

    def _differing(self, saying: Saying) -> Iterator[Entry]:
        """Of members that say the same those of the version of the entry, for which the bar is another, and one more."""
        left = self._left
        for m in reversed(saying.values()):  # those of the version came last
            if m.root != left.root or m.article == left.article:
                if m.version != left.version or (m.version, m.passage) != self._here:
                    yield m
                if m.version != left.version:
                    return

    def _like(self, right: Entry) -> float:
        left, bars = self._left, self._share(right.stems)[1]
        shared = left.stems & right.stems
        single = len(shared) == 1 and (min(len(left.stems), len(right.stems)) > FEW or _name(left, right, *shared))
        lower = self._bar * _lower(self._board, left, right)
        if single or bars < lower:
            return 0.0
        return bars / lower if bars < 1.0 else bars

    def _share(self, stems: frozenset[str]) -> tuple[float, float]:
        """The share of the weight of the shorter of two statements that both have, and how far it reaches the bars."""
        if stems not in self._shares:
            both = fsum(map(self._weight, self._left.stems & stems))
            least = min(fsum(map(self._weight, self._left.stems)), fsum(map(self._weight, stems))) if both else 0.0
            bars = max(min(both / least / share, both / enough) for share, enough in BARS) if both and least else 0.0
            self._shares[stems] = (both / least if least else 0.0, bars)
        return self._shares[stems]

    def _weight(self, word: str) -> float:
        """How much a word tells in this story: less, the more of its claims hold it."""
        if word not in self._weights:
            weight = max(rarity(word), CHARGED) if stances.charged(word) else rarity(word)
            self._weights[word] = weight / (1 + max(0, len(self._board.worded.get(word, ())) - 1) / 3) * self._special(word)
        return self._weights[word]

    def _special(self, word: str) -> float:
        """1 for a word of few paragraphs of the story; less for what all of it is about, which says nothing about one claim."""
        board = self._board
        share = board.spoken[word] / max(board.paragraphs, FEWEST)
        return 1.0 if stances.charged(word) else min(1.0, COMMON / share) if share else 1.0


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
