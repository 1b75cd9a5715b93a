"""Which towns an article names, and which of them its first sentences say it happened in.

News answers "where" in its first sentence: "A shed burned down in Sarn on Monday"; the place a sentence is about is the object of
a preposition of place, or what something befell ("A blast shook Sarn"). Who acts there ("Sarn said") or comes from there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from onrecord.model.span import Span
from onrecord.read.names import Name
from onrecord.read.nouns import Tree
from onrecord.read.surroundings import lexicon

SENTENCES = 2
"""How many sentences say where something happened."""
WHERE = frozenset({"in", "at", "near", "outside", "around", "through", "across", "over", "throughout"})
LARGE = frozenset({"admin", "country"})
TOWNS = frozenset({"city", "town", "village", "port", "suburb", "township", "municipality"})
SETTLED = frozenset({"Port", "Fort"})
"""First words of names that are towns."""


def lead(parsed: Tree, found: list[Name]) -> set[str]:
    """The towns in which the first sentences of an article stand."""
    return {_text(parsed, name) for name in _first(parsed, found) if is_town(parsed, name) and _befalls(parsed, name)}


def towns(parsed: Tree, found: list[Name]) -> set[str]:
    """All towns that an article names."""
    return {_text(parsed, name) for name in found if is_town(parsed, name)}


def titled(title: str) -> set[str]:
    """The towns that a headline shows by their form: "Port Sarn blast leaves a dozen dead"."""
    words = [word.strip(",.:;!?'\"()") for word in title.split()]
    return {f"{a} {b}" for a, b in pairwise(words) if a in SETTLED and b[:1].isupper() and b.lower() not in _others()}


def is_town(parsed: Tree, name: Name) -> bool:
    """Whether a name is a town's: the gazetteer knows it as one, or "port of" or its form shows it.

    A name that no gazetteer knows may as well be a country's or a street's.
    """
    if name.title or name.words[-1] in _others() or within_name(parsed, name.span):
        return False
    known = {place.precision for place in parsed.doc.places if place.span[0] == name.span}
    shown = _of_kind(parsed, name) or (len(name.words) > 1 and name.span.of(parsed.doc.text).split()[0] in SETTLED)
    return "city" in known or (shown and not known & LARGE)


def within_name(parsed: Tree, span: Span) -> bool:
    """Whether another capitalised word of the same name stands right before a place or after it: "the Eastern Mole"."""
    tokens, inside = parsed.doc.tokens, parsed.at(span)
    for beside in (inside.start - 1, inside.stop):
        if 0 <= beside < len(tokens) and parsed.text(beside)[0].isupper() and tokens[beside].tag in ("NNP", "NNPS", "JJ"):
            left, right = sorted((span, tokens[beside].span))
            if parsed.doc.text[left.end : right.start] == " ":
                return True
    return False


def _first(parsed: Tree, found: list[Name]) -> Iterator[Name]:
    """The names in the first sentences of the first paragraph."""
    sentences = parsed.doc.sentences[:SENTENCES]
    end = min(parsed.doc.paragraphs[0].end, sentences[-1].end) if sentences and parsed.doc.paragraphs else 0
    return (name for name in found if name.span.end <= end)


def _befalls(parsed: Tree, name: Name) -> bool:
    token = parsed.doc.tokens[name.head]
    above = parsed.words[token.head]
    if token.dep == "pobj":
        return above in WHERE or (above == "of" and _of_kind(parsed, name))
    return token.dep in ("dobj", "nsubjpass")


def _of_kind(parsed: Tree, name: Name) -> bool:
    """Whether "the town of" stands before a name."""
    first = parsed.at(name.span).start
    return first > 1 and parsed.words[first - 1] == "of" and parsed.words[first - 2] in TOWNS


@cache
def _others() -> frozenset[str]:
    """The last words of names of streets, rivers, bodies and larger areas."""
    return frozenset(word for kind in ("street", "land", "body", "area", "office") for word in lexicon()["after"][kind])


def _text(parsed: Tree, name: Name) -> str:
    return " ".join(name.span.of(parsed.doc.text).split())
