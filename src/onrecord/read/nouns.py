"""The noun phrases of an article by its parse, and the names in it with the titles and appositions beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.model.document import Document
from onrecord.model.span import Span

ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
BREAKING = frozenset(
    {
        "to",
        "in",
        "from",
        "with",
        "is",
        "are",
        "was",
        "be",
        "by",
        "on",
        "at",
        "as",
        "has",
        "have",
        "had",
        "but",
        "after",
        "over",
        "not",
        "it",
    }
)
CASES = frozenset({"'s", "’s", "'", "’"})
HANGING = frozenset({"det", "amod", "nummod", "case", "punct", "predet", "advmod", "npadvmod", "quantmod"})
INNER = frozenset({"npadvmod", "compound", "amod", "nmod", "nummod", "poss", "case", "det", "quantmod", "advmod", "punct"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: `words` in small letters, `title` the words before it, `roles` what an apposition calls it."""

    span: Span
    label: str
    words: tuple[str, ...]
    title: tuple[str, ...]
    whole: Span
    roles: tuple[Span, ...]
    head: int


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

    def child(self, i: int, *deps: str) -> int | None:
        """The first token below `i` with one of these dependency labels."""
        return next((k for k in self.below[i] if self.doc.tokens[k].dep in deps), None)


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


def names(parsed: Tree) -> list[Name]:
    """Every name in the article, in text order; titles, determiners and possessive marks are taken off."""
    return [name for first, last, label in _runs(parsed) if (name := _name(parsed, first, last, label))]


def _runs(parsed: Tree) -> Iterator[tuple[int, int, str]]:
    """Token ranges of capitalised runs, each joined with the entities it meets, and the label of the last of these."""
    doc, size = parsed.doc, len(parsed.words)
    label, dated = [""] * size, set[int]()
    for entity in doc.entities:
        for i in parsed.at(entity.span):
            label[i] = entity.label if entity.label in ACTING else ""
            if entity.label in ("DATE", "TIME"):
                dated.add(i)
    i = 0
    while i < size:
        first = i
        while i < size and i not in dated and not _break(parsed, label, first, i):
            if not label[i] and doc.tokens[i].tag not in ("NNP", "NNPS") and not _joins(parsed, first, i):
                break
            i += 1
        if i > first:
            found = [x for x in label[first:i] if x]
            yield first, i, found[-1] if found else ""
        else:
            i += 1


def _joins(parsed: Tree, first: int, i: int) -> bool:
    """Whether token `i` is the "of" in a name such as "Port of Hadrel Authority"; that in "President of" joins nothing."""
    if parsed.words[i] not in ("of", "for") or i == first or i + 1 >= len(parsed.words):
        return False
    before = singular(parsed.words[i - 1])
    return parsed.doc.tokens[i + 1].tag in ("NNP", "NNPS") and before in roles().organizations


def _break(parsed: Tree, label: list[str], first: int, i: int) -> bool:
    """Whether a run that began at `first` must end before token `i`."""
    if i == first:
        return parsed.words[i] in BREAKING | {"(", ")"}
    if parsed.words[i] == "(" or (parsed.words[i] in BREAKING and not label[i]):
        return True
    ends = parsed.doc.tokens[i - 1].end
    apart = "\n" in parsed.doc.text[ends : parsed.doc.tokens[i].start]
    owned = parsed.words[i - 1] in CASES and not (label[i] and label[i] == label[i - 1])
    return apart or owned or bool(label[i] and label[i - 1] and label[i] == "PERSON" != label[i - 1] and first == i - 1)


def _name(parsed: Tree, first: int, last: int, label: str) -> Name | None:
    words = parsed.words
    while first < last and (words[first] in ("the", "a", "an", "-", '"', "“") or words[first] in CASES):
        first += 1
    while last > first and (words[last - 1] in CASES or (not words[last - 1][-1].isalnum() and words[last - 1] != ".")):
        last -= 1
    start = _after_title(parsed, first, last, label)
    if start >= last or not any(parsed.text(i)[0].isupper() or parsed.text(i)[0].isdigit() for i in range(start, last)):
        return None
    head = next((i for i in range(last - 1, start - 1, -1) if not start <= parsed.doc.tokens[i].head < last), last - 1)
    if parsed.doc.tokens[head].tag[:2] in ("VB", "JJ") and label in ("", "NORP"):
        return None
    opens = _title_start(parsed, start, first)
    span = Span(parsed.doc.tokens[start].start, parsed.doc.tokens[last - 1].end)
    whole = Span(parsed.doc.tokens[opens].start, span.end)
    return Name(span, label, words[start:last], words[opens:start], whole, tuple(_roles(parsed, head, span)), head)


def _after_title(parsed: Tree, first: int, last: int, label: str) -> int:
    """Where the name begins after words such as "Interior Minister" or "Dr"."""
    known = roles()
    start = first
    if label in ("PERSON", "") and last - first > 1:
        for i in range(first, last - 1):
            if parsed.words[i].rstrip(".") in known.titles or singular(parsed.words[i]) in known.persons:
                start = i + 1 + (parsed.words[i + 1] == ".")
    return start


def _title_start(parsed: Tree, start: int, first: int) -> int:
    """Where the words begin that stand before a name as its title: "the interior minister" has no part in it."""
    at = first
    while at > 0 and parsed.doc.tokens[at - 1].dep in ("compound", "amod", "nmod") and at - 1 >= start - 6:
        if not start <= parsed.doc.tokens[at - 1].head + 6 or parsed.words[at - 1] in CASES:
            break
        at -= 1
    return at


def _roles(parsed: Tree, head: int, span: Span) -> Iterator[Span]:
    """What appositions call the bearer of a name: those below its head, and the noun that the name itself explains."""
    tokens = parsed.doc.tokens
    for i in parsed.below[head]:
        if tokens[i].dep == "appos" and tokens[i].tag == "NN" and tokens[i].start >= span.end and _is_role(parsed, i):
            yield parsed.phrase(i)
    first, above = bisect_start(parsed.doc, span.start), tokens[head].head
    if first > 1 and parsed.words[first - 1] == "," and singular(parsed.words[first - 2]) in roles().persons:
        yield parsed.phrase(first - 2)
    elif (
        tokens[head].dep == "appos" and tokens[above].tag == "NN" and tokens[above].end <= span.start and _is_role(parsed, above)
    ):
        yield parsed.phrase(above)


def _is_role(parsed: Tree, i: int) -> bool:
    return parsed.words[i] in roles().persons or parsed.words[i] in roles().organizations


@dataclass(frozen=True, slots=True)
class Roles:
    """The lexicon of roles: singular nouns in small letters by what they say."""

    titles: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    persons: frozenset[str]
    organizations: dict[str, frozenset[str]]
    local: frozenset[str]
    national: frozenset[str]
    compounds: frozenset[str]
    groups: frozenset[str]
    documents: frozenset[str]


@cache
def roles() -> Roles:
    """The lexicon of roles, read once."""
    raw = lexicon("roles.toml")
    forms, persons = raw["honorifics"], raw["persons"]
    return Roles(
        frozenset(forms["female"] + forms["male"] + forms["neutral"]),
        frozenset(forms["female"] + persons["female"]),
        frozenset(forms["male"] + persons["male"]),
        frozenset(persons["female"] + persons["male"] + persons["neutral"]),
        {noun: frozenset([noun, *others]) for noun, others in raw["organizations"].items()},
        frozenset(raw["groups"]["local"]),
        frozenset(raw["groups"]["national"]),
        frozenset(raw["groups"]["compounds"]),
        frozenset(word for some in raw["groups"].values() for word in some),
        frozenset(raw["documents"]["nouns"]),
    )


def lexicon(name: str) -> dict[str, Any]:
    """A lexicon of this package as TOML has it."""
    return tomllib.loads((resources.files("onrecord.read") / "lexicon" / name).read_text(encoding="utf-8"))


def singular(word: str) -> str:
    """A noun without the ending of its plural, as far as the lexicon needs it: "officials", "authorities", "women"."""
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
