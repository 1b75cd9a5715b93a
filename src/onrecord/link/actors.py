"""Who speaks: the same speaker under several names, and people who speak for an office or a house."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.link.words import stem, tokens

KNOWN = 65_536
"""Names, and pairs of names, that are kept compared."""
_EMPTY = frozenset(
    stem(word)
    for word in (
        *("the", "a", "an", "of", "for", "in", "at", "on", "and", "who", "by", "its", "his", "her", "their"),
        *("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"),
    )
)
_SPEAKS_FOR = re.compile(
    r"spokes|minist|secret|president|chief|chair|head$|direct|may$|mayor|govern|commiss|gen$|prosecut|coordinat|lead$"
    r"|offic|bureau|premi|chancell|ambassad|captain|manag|superintend|sheriff|marshal|colonel"
)
"""Stems of words for who speaks for a house."""
_BODIES = frozenset(map(stem, ("police", "army", "navy", "military", "coastguard", "prosecutor", "hospital", "union", "party")))
"""What such a person heads by title: a police commissioner speaks for the police, whatever the text calls them."""
_WHICH = re.compile(r"\b(?:which|whose|and not|but not|after|when|where|because)\b")
"""Where a description goes on to tell what somebody did, or of others."""
_UNNAMED = re.compile(r"\b(?:unnamed|unidentified|anonymous|source|sources|witness(?:es)?)\b", re.I)
_VAGUE = re.compile(
    r"(?!(?:one|two|three|four|five|six|several|some|a|an|another|unnamed|unidentified)\b).*\b(?:authorities|officials|government)\b",
    re.I,
)
"""Names of nobody in particular, which anyone in office may stand behind; two officials are somebody."""


class Names:
    """What is known of the speakers of a story: the descriptions under which each name was seen."""

    __slots__ = ("_compared", "_seen")

    def __init__(self) -> None:
        self._seen: dict[str, set[str]] = {}
        self._compared: dict[str, dict[str, bool]] = {}

    def learn(self, name: str | None, description: str) -> None:
        """Remember that the text called `name` so ("Hana Orr, secretary of the dockers' union")."""
        words = key(_WHICH.split(description)[0])
        if name and (name not in self._seen or not words <= self._seen[name]):
            self._seen.setdefault(name, set()).update(words)
            self._forget(name)

    def hold(self, outlet: str | None) -> None:
        """Remember a body that publishes itself, so that shorter names of it are known ("Sarnholm police")."""
        if outlet and key(outlet) & _BODIES:
            self.learn(outlet, outlet)

    def same(self, left: str | None, right: str | None) -> bool:
        """Whether two names are of one speaker, or one speaks for the other; None is nobody that is known."""
        if not left or not right:
            return False
        known = self._compared.setdefault(left, {})
        if right not in known:
            known[right] = self._compared.setdefault(right, {})[left] = self._alike(left, right)
        return known[right]

    def _forget(self, name: str) -> None:
        """Compare the names anew that may be those of `name`, of whom more is known now."""
        for one in [n for n in self._compared if n == name or same(n, name)]:
            for other in self._compared.pop(one):
                if other in self._compared:
                    self._compared[other].pop(one, None)

    def _alike(self, left: str, right: str) -> bool:
        mine, theirs = ([name, *(n for n in self._seen if _fuller(n, name) and same(n, name))] for name in (left, right))
        return any(a == b or same(a, b) or self._for(a, b) or self._for(b, a) for a in mine for b in theirs)

    def _for(self, person: str, house: str) -> bool:
        """Whether descriptions of a person hold the name of a house and a word for who speaks for it."""
        described = self._seen.get(person, set()) | key(person)
        if _VAGUE.match(house) and any(_SPEAKS_FOR.match(s) for s in described):
            return True
        named = key(house)
        roles = {s for s in described if _SPEAKS_FOR.match(s)}
        if not roles or _UNNAMED.search(person) or _UNNAMED.search(house):
            return False
        held = {s for s in named if any(_akin(s, d) for d in described)}
        if held & _BODIES:
            return True
        return len(held) >= max(1, min(2, len(named))) or any(_akin(s, r) for s in held for r in roles)


@lru_cache(maxsize=KNOWN)
def key(name: str) -> frozenset[str]:
    """The stems of a name that carry it, titles and small words left out."""
    return frozenset(s for s in map(stem, tokens(name)) if s not in _EMPTY)


@lru_cache(maxsize=KNOWN)
def same(left: str, right: str) -> bool:
    """Whether all that one name says stands in the other one, a capital among it."""
    a, b = key(left), key(right)
    smaller, larger = sorted((a, b), key=len)
    if not smaller or not smaller <= larger:
        return False
    capital = {stem(w) for n in (left, right) for w in tokens(n) if w[0].isupper()}
    return bool(smaller & capital) or 2 * len(smaller) >= len(larger) or smaller <= _BODIES


def _fuller(other: str, name: str) -> bool:
    """Whether another name says more than one that it is the same as, or is the full name of the person in it."""
    return key(other) > key(name) or len(key(other)) > 1


def one_of(names: Names, who: str | None, others: Iterable[str | None]) -> bool:
    """Whether `who` is one of `others`."""
    return any(names.same(who, other) for other in others)


def _akin(left: str, right: str) -> bool:
    """Whether two stems are of one family: "minister" and "ministry", "mayor" and "mayoral"."""
    return left == right or (min(len(left), len(right)) >= 5 and left[:6] == right[:6])
