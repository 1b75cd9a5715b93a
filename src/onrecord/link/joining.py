"""How like two statements in words are, and the claim that one comes nearest to.

Six traits of a statement beside a member of a claim, each with its weight in lexicon/statements.toml, say how likely it is of
that claim:

rare: weight of the words that both have, by how few paragraphs of the story have them, as a logarithm. shared: the mean over the
different members of the claim of the share of the longer statement that both have, by how rare its words are in the news. lead:
in how many of the two a shared word is one of the first two. names: shared words that are names to both. contrary: one alone is
negated. here: both stand in one paragraph.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from math import fsum, inf, log

from onrecord.link import stances
from onrecord.link.board import Board, Held, Saying
from onrecord.link.entry import Entry
from onrecord.link.negation import negates
from onrecord.link.words import stem, tokens, weight

TRAITS = ("rare", "shared", "lead", "names", "contrary", "here")
SURE = inf
"""Log-odds that two statements in the same words are of one claim."""
REPEATED = 0.3
"""The share within a paragraph that was copied, from which both are of one claim."""
WHOLE, ENOUGH = 0.9, 1.2
"""The share of a short statement, and its weight, that stands in another one of its claim."""
FEWEST = 20
"""Paragraphs, of which a story must have as many for its words to be called common."""
CHARGED = 3.0
"""Least that the words of stances.toml tell which stand for others: they say what is disputed."""
LEAD = 2
"""Words with which a statement begins, that say of whom or of what it is."""
NAMES = 2
"""Most of the names that count."""
LITTLE = 0.2
"""What is added to a weight before its logarithm is taken."""


def nearest(board: Board, entry: Entry, *, elsewhere: bool = False, gain: float = 0.0) -> Held | None:
    """The claim in words with the likest member, if that is likelier than not to be of it.

    `elsewhere` leaves out those of its own paragraph; `gain` is added to the log-odds.
    """
    some = dict.fromkeys(held for stem in entry.stems for held in board.worded.get(stem, ()))
    likeness = Likeness(board, entry, (entry.version, entry.passage) if elsewhere else None, -gain)
    scored = [(likeness.of(held), -held.number, held) for held in some]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] + gain >= 0 else None


class Likeness:
    """How like claims are to one entry, in log-odds that they are one.

    What only depends on the words of members is made out once for all that have the same; those that stay below `least` whatever
    else speaks for them are not looked at. `here` is a paragraph whose members do not count.
    """

    __slots__ = ("_board", "_both", "_commons", "_entry", "_here", "_least", "_scarcity", "_total")

    def __init__(self, board: Board, entry: Entry, here: tuple[str, int] | None = None, least: float = 0.0) -> None:
        self._board, self._entry, self._here, self._least = board, entry, here, least
        self._commons: dict[int, float] = {}
        self._scarcity: dict[str, float] = {}
        self._both: dict[frozenset[str], float] = {}
        self._total = _weighed(entry.stems)

    def of(self, held: Held) -> float:
        """How like the likest member of a claim is."""
        same = map(held.distinct.__getitem__, held.texts.get(self._entry.text, ()))
        if any((m.version, m.passage) != self._here for m in same) or any(self._copied(held)):
            return SURE
        spare, common = _spare(), self._common(held)
        likes = [0.0 if any(self._holds(held)) else -SURE]
        for stems, said in held.sayings.items():
            if any(said.values()) and self._entry.stems & stems and summed((self._rare(stems), common)) + spare >= self._least:
                likes += [summed(self.traits(held, m)) for saying in said.values() for m in self._differing(saying)]
        return max(likes)

    def traits(self, held: Held, other: Entry) -> tuple[float, ...]:
        """The TRAITS of the entry and a member of a claim."""
        entry, stems = self._entry, self._entry.stems & other.stems
        return (
            self._rare(other.stems),
            self._common(held),
            sum(not stems.isdisjoint(_lead(text)) for text in (entry.text, other.text)),
            min(NAMES, len(stems & _names(entry.text) & _names(other.text))),
            negates(entry.text) != negates(other.text),
            (entry.version, entry.passage) == (other.version, other.passage),
        )

    def _copied(self, held: Held) -> Iterator[bool]:
        """For each member that was copied from where the entry was, or it from there, whether both have enough in common."""
        for m in held.rooted.get(self._entry.root, {}).values():
            if m.article != self._entry.article and (m.version, m.passage) != self._here:
                yield self._whole(m.stems) >= REPEATED

    def _holds(self, held: Held) -> Iterator[bool]:
        """For each member elsewhere, whether it and the entry are one in the other, and what both have is rare enough to tell."""
        for stems, said in held.sayings.items():
            if self._shared(stems) >= ENOUGH and self._whole(stems) >= WHOLE:
                yield any((m.version, m.passage) != self._here for saying in said.values() for m in saying.values())

    def _differing(self, saying: Saying) -> Iterator[Entry]:
        """Of members that say the same those of the version of the entry, whose place counts, and one more."""
        entry = self._entry
        for m in reversed(saying.values()):  # those of the version came last
            if m.root != entry.root or m.article == entry.article:
                if m.version != entry.version or (m.version, m.passage) != self._here:
                    yield m
                if m.version != entry.version:
                    return

    def _common(self, held: Held) -> float:
        """The trait shared of a claim."""
        if held.number not in self._commons:
            some = [self._share(stems) for stems, said in held.sayings.items() if any(said.values())]
            self._commons[held.number] = fsum(some) / len(some) if some else 0.0
        return self._commons[held.number]

    def _shared(self, stems: frozenset[str]) -> float:
        """The weight of the words that a statement with these words has in common with the entry."""
        if stems not in self._both:
            self._both[stems] = weight(self._entry.stems & stems)
        return self._both[stems]

    def _share(self, stems: frozenset[str]) -> float:
        """The share of the longer statement that both have."""
        both = self._shared(stems)
        return both / max(self._total, _weighed(stems)) if both else 0.0

    def _whole(self, stems: frozenset[str]) -> float:
        """The share of the shorter statement that both have."""
        both = self._shared(stems)
        return both / min(self._total, _weighed(stems)) if both else 0.0

    def _rare(self, stems: frozenset[str]) -> float:
        """The trait rare of a statement with these words."""
        return log(fsum(map(self._scarce, self._entry.stems & stems)) + LITTLE)

    def _scarce(self, word: str) -> float:
        """How few paragraphs of the story have a word, as a logarithm; words for what is disputed tell however many have them."""
        if word not in self._scarcity:
            scarce = max(0.0, log(max(self._board.paragraphs, FEWEST) / (self._board.spoken[word] + 0.5)))
            self._scarcity[word] = max(scarce, CHARGED) if stances.charged(word) else scarce
        return self._scarcity[word]


def summed(traits: tuple[float, ...]) -> float:
    """The log-odds that traits speak for, as far as they are given."""
    some = weights()
    return some["constant"] + fsum(some[name] * value for name, value in zip(TRAITS, traits, strict=False))


@cache
def _spare() -> float:
    """The most that the traits can speak for which are not words."""
    some = weights()
    return sum(most * max(0.0, some[name]) for name, most in (("lead", 2), ("names", NAMES), ("contrary", 1), ("here", 1)))


@cache
def weights() -> dict[str, float]:
    """The weight of each trait, and the constant."""
    text = resources.files("onrecord.link").joinpath("lexicon/statements.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))


@lru_cache(maxsize=65536)
def _weighed(stems: frozenset[str]) -> float:
    """The weight of the words of a statement."""
    return weight(stems)


@lru_cache(maxsize=65536)
def _lead(text: str) -> frozenset[str]:
    """The words with which a statement begins."""
    return frozenset(stances.folded(text)[:LEAD])


@lru_cache(maxsize=65536)
def _names(text: str) -> frozenset[str]:
    """The words of a statement that stand with a capital."""
    return frozenset(stem(t) for t in tokens(text) if t[0].isupper())
