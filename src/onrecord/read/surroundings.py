"""What stands around a stretch of words in a document: the entity it is part of, the words before and after it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.model.document import Document

LABELS = frozenset(["GPE", "LOC", "FAC", "ORG", "PERSON", "NORP"])


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A document's words, for each word of an entity the range of that entity's tokens with its label, and more of use.

    `starts` are the first tokens of sentences, `persons` the words of names of persons, in small letters.
    """

    doc: Document
    words: tuple[str, ...]
    entities: dict[int, tuple[int, int, str]]
    starts: frozenset[int]
    persons: frozenset[str]

    def entity(self, first: int, last: int) -> str:
        """The label of the entity that these tokens are or are part of ("ORG:first", "GPE:over"), or none."""
        outer = self.entities.get(first) or self.entities.get(last - 1)
        if outer is None:
            return "none"
        start, end, label = outer
        if start == first and end == last:
            return label
        if start <= first and last <= end:
            return f"{label}:{'first' if start == first else 'last' if end == last else 'middle'}"
        return f"{label}:over"

    def before(self, first: int) -> str:
        """What kind of word stands before a token."""
        if first == 0:
            return "start"
        word = self.words[first - 1]
        if first > 1 and word.lower() == "the":
            kind = sort("before", self.words[first - 2])
            return "the" if kind == "none" else f"the+{kind}"
        if first in self.starts:
            return "start"
        if word in (",", "(", "-", "–", "—"):
            return word
        kind = sort("before", word)
        return "Capital" if kind == "none" and word[0].isupper() else kind

    def after(self, last: int) -> str:
        """What kind of word stands at a token that follows."""
        if last >= len(self.words) or last in self.starts:
            return "end"
        word = self.words[last]
        if word in (",", ".", "(", ")", "-", "–", "—", "'s", "’s", ":", "and"):
            return word
        kind = sort("after", word)
        return f"Capital:{kind}" if word[0].isupper() else kind


def surroundings(doc: Document) -> Surroundings:
    """The surroundings of all words of a document; needs tokens, sentences and entities."""
    words = tuple([doc.text[t.start : t.end] for t in doc.tokens])
    entities = _entities(doc, words)
    persons = {words[k].casefold() for k, (first, last, label) in entities.items() if label == "PERSON" and last - first > 1}
    return Surroundings(doc, words, entities, frozenset(sent.first for sent in doc.sentences), frozenset(persons))


def _entities(doc: Document, words: tuple[str, ...]) -> dict[int, tuple[int, int, str]]:
    """For each token of an entity its range and label, without "the" and "'s"; lists taken for one name are left out."""
    entities: dict[int, tuple[int, int, str]] = {}
    i = 0
    for entity in doc.entities:
        while i < len(words) and doc.tokens[i].end <= entity.start:
            i += 1
        first = i
        while i < len(words) and doc.tokens[i].start < entity.end:
            i += 1
        label = entity.label if entity.label in LABELS else "other"
        if label in ("ORG", "PERSON") and "," in words[first:i]:
            continue
        start = first + (first < i and words[first].lower() == "the")
        end = i - (i - start > 1 and words[i - 1] in ("'s", "’s", "'", "’"))
        entities.update((k, (start, end, label)) for k in range(start, end))
    return entities


def sort(side: str, word: str) -> str:
    """The kind of a word that stands before or after toponyms, or none."""
    found: str = _sorts()[side].get(word.lower(), "none")
    return found


@cache
def _sorts() -> dict[str, dict[str, str]]:
    return {side: {word: kind for kind, words in lexicon()[side].items() for word in words} for side in ("before", "after")}


@cache
def lexicon() -> dict[str, Any]:
    """The words that tell toponyms from other names."""
    return tomllib.loads(resources.files("onrecord.read").joinpath("lexicon", "places.toml").read_text("utf-8"))
