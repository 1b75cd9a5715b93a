"""The noun phrases of an article by its parse, and the lexicon of nouns that say what someone is."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from onrecord.model.document import Document, Entity
from onrecord.model.span import Span

HANGING = frozenset({"det", "amod", "nummod", "case", "punct", "predet", "advmod", "npadvmod", "quantmod"})
INNER = frozenset({"npadvmod", "compound", "amod", "nmod", "nummod", "poss", "case", "det", "quantmod", "advmod", "punct"})


COUNTS = frozenset({"some", "several", "one", "two", "three", "four", "five", "many", "other"})
COUNTING = frozenset({"number", "handful", "couple", "majority", "lot", "lots", "dozens", "scores", "hundreds", "thousands"})
"""Nouns that say no more of what follows their "of" than how many there are."""
BODIES = ("local", "national", "compounds", "belonging")
"""The lists of the lexicon that name groups."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A document's parse with the way down: `below[i]` are the tokens whose head is `i`, `words` in small letters."""

    doc: Document
    words: tuple[str, ...]
    below: tuple[tuple[int, ...], ...]

    def text(self, i: int) -> str:
        """Token `i` as it stands."""
        token = self.doc.tokens[i]
        return self.doc.text[token.start : token.end]

    def at(self, span: Span) -> range:
        """The tokens that lie in `span`."""
        first = bisect_start(self.doc, span.start)
        last = first
        while last < len(self.words) and self.doc.tokens[last].end <= span.end:
            last += 1
        return range(first, last)

    def head(self, span: Span) -> int | None:
        """The noun or pronoun that a phrase hangs on."""
        inside, tokens = self.at(span), self.doc.tokens
        nouns = [i for i in inside if tokens[i].tag[:2] in ("NN", "PR", "CD", "WP") or tokens[i].tag in ("DT", "WDT", "JJ")]
        nouns = [i for i in nouns if tokens[i].dep != "nmod" or self.label(i) != "DATE"] or nouns  # "a July 14, 2005 memo"
        outward = [i for i in nouns if tokens[i].dep not in HANGING and self._leaves(i, inside)]
        if outward:
            return outward[0]
        return next((i for i in reversed(nouns) if tokens[i].tag[:2] in ("NN", "PR")), None)

    def _leaves(self, i: int, inside: range) -> bool:
        head = self.doc.tokens[i].head
        return head == i or head not in inside or self.doc.tokens[head].tag[0] == "V"

    def phrase(self, head: int) -> Span:
        """The noun phrase of `head` from its determiner to the noun itself, without what follows."""
        first = head
        while first > 0 and self._belongs(first - 1, head):
            first -= 1
        while first < head and (self.doc.tokens[first].dep in ("punct", "advmod", "case") or self.words[first] == ","):
            first += 1
        return Span(self.doc.tokens[first].start, self.doc.tokens[head].end)

    def _belongs(self, i: int, head: int) -> bool:
        for _ in range(6):
            token = self.doc.tokens[i]
            if token.dep not in INNER:
                return False
            if token.head == head:
                return True
            i = token.head
        return False

    def label(self, i: int) -> str | None:
        """The label of the entity that token `i` belongs to."""
        entities, start = self.doc.entities, self.doc.tokens[i].start
        at = bisect_right(entities, start, key=_starts) - 1
        return entities[at].label if at >= 0 and start < entities[at].end else None

    def counted(self, i: int) -> int:
        """The noun that token `i` only counts: the readers of "a number of readers"; else the token itself."""
        prep = self.child(i, "prep") if self.words[i] in COUNTING else None
        noun = self.child(prep, "pobj") if prep is not None and self.words[prep] == "of" else None
        return i if noun is None or self.doc.tokens[noun].tag[:2] != "NN" else noun

    def child(self, i: int, *deps: str) -> int | None:
        """The first token below `i` with one of these dependency labels."""
        return next((k for k in self.below[i] if self.doc.tokens[k].dep in deps), None)


def _starts(entity: Entity) -> int:
    return entity.start


def bisect_start(doc: Document, offset: int) -> int:
    """The first token that starts at `offset` or after it."""
    low, high = 0, len(doc.tokens)
    while low < high:
        mid = (low + high) // 2
        if doc.tokens[mid].start < offset:
            low = mid + 1
        else:
            high = mid
    return low


def tree(doc: Document) -> Tree:
    """The parse of a document with the way down."""
    below: list[list[int]] = [[] for _ in doc.tokens]
    for i, token in enumerate(doc.tokens):
        if token.head != i:
            below[token.head].append(i)
    words = tuple(doc.text[t.start : t.end].lower() for t in doc.tokens)
    return Tree(doc, words, tuple(map(tuple, below)))


@dataclass(frozen=True, slots=True)
class Roles:
    """The lexicon of roles: singular nouns in small letters by what they say."""

    titles: frozenset[str]
    short: dict[str, str]
    female: frozenset[str]
    male: frozenset[str]
    persons: frozenset[str]
    organizations: dict[str, frozenset[str]]
    local: frozenset[str]
    national: frozenset[str]
    state: frozenset[str]
    compounds: frozenset[str]
    services: frozenset[str]
    nearby: frozenset[str]
    audience: frozenset[str]
    placeless: frozenset[str]
    countries: frozenset[str]
    groups: frozenset[str]
    nameless: frozenset[str]
    hidden: frozenset[str]
    documents: frozenset[str]
    utterances: frozenset[str]
    pages: frozenset[str]
    outlets: frozenset[str]
    press: frozenset[str]


@cache
def roles() -> Roles:
    """The lexicon of roles, read once."""
    raw = lexicon("roles.toml")
    forms, persons = raw["honorifics"], raw["persons"]
    return Roles(
        frozenset(forms["female"] + forms["male"] + forms["neutral"]),
        dict(raw["abbreviations"]),
        frozenset(forms["female"] + persons["female"]),
        frozenset(forms["male"] + persons["male"]),
        frozenset(persons["female"] + persons["male"] + persons["neutral"]),
        {noun: frozenset([noun, *others]) for noun, others in raw["organizations"].items()},
        frozenset(raw["groups"]["local"]),
        frozenset(raw["groups"]["national"]),
        frozenset(raw["groups"]["state"]),
        frozenset(raw["groups"]["compounds"]),
        frozenset(raw["groups"]["services"]),
        frozenset(raw["groups"]["nearby"]),
        frozenset(raw["groups"]["audience"]),
        frozenset(raw["groups"]["placeless"]),
        frozenset(raw["groups"]["countries"]),
        frozenset(word for kind in BODIES for word in raw["groups"][kind]),
        frozenset(raw["nameless"]["phrases"]),
        frozenset(raw["nameless"]["words"]),
        frozenset(raw["documents"]["nouns"]),
        frozenset(raw["documents"]["utterances"]),
        frozenset(raw["documents"]["pages"]),
        frozenset(raw["documents"]["outlets"]),
        frozenset(raw["documents"]["press"]),
    )


def lexicon(name: str) -> dict[str, Any]:
    """A lexicon of this package as TOML has it."""
    return tomllib.loads((resources.files("onrecord.read") / "lexicon" / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A noun without the ending of its plural, as far as the lexicon needs it: "officials", "authorities", "women"."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
