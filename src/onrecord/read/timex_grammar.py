"""Which words make a time expression: a cascade of small grammars over tokens, all of whose rules and words are data.

After S. Abney, "Partial parsing via finite-state cascades" (1996): a level joins neighbouring cells into larger ones, and the
features of a whole are those of its parts. Words and rules stand in `lexicon/times.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from typing import Any, NamedTuple

from onrecord.model.document import Document, Token
from onrecord.read.timex_numbers import Features, Reading, cardinal, numeral, ordinal, whole

KINDS = frozenset({"DATE", "TIME", "DURATION", "SET"})
AM_PM = ("am", "pm")
"""What may be written right behind an hour: "3.20pm"."""
LONGEST_NUMBER = 8
"""Words that one number in words can have."""


class Cell(NamedTuple):
    """Neighbouring words taken as one: their place, the index of the first one's token, and what they can be."""

    start: int
    end: int
    token: int
    readings: tuple[Reading, ...]


class Expression(NamedTuple):
    """A time expression: its place, the index of its first token, its TIMEX3 type and its features."""

    start: int
    end: int
    token: int
    kind: str
    features: Features


class Condition(NamedTuple):
    """What tagger and writing must say for a word to be read in some way.

    `tag` is how its tag begins, `capital` asks for a capital letter, `common` for a word that is no part of a name.
    """

    tag: str = ""
    capital: bool = False
    common: bool = False

    def holds(self, token: Token, text: str) -> bool:
        """Whether they say so of `token`."""
        if self.common and token.tag.startswith("NNP"):
            return False
        return token.tag.startswith(self.tag) and (not self.capital or text[token.start].isupper())


class Trie:
    """Patterns by their elements; `made` are the categories that a pattern which ends here makes, with added features."""

    __slots__ = ("made", "next")

    def __init__(self) -> None:
        self.next: dict[str, Trie] = {}
        self.made: tuple[Reading, ...] = ()

    def add(self, pattern: str, made: Reading) -> None:
        """One more pattern in the notation of the lexicon: "x?" may be missing, "x|y" is either."""
        choices = [e.removesuffix("?").split("|") + [""] * e.endswith("?") for e in pattern.split()]
        for path in product(*choices):
            node = self
            for step in filter(None, path):
                node = node.next.setdefault(step, Trie())
            node.made = (*node.made, made)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Single words with their readings (none for a word that only patterns name), and the levels of the cascade.

    `ahead` are words above a date in the parse that say it lies ahead.
    """

    words: Mapping[str, tuple[tuple[Condition, Reading], ...]]
    cardinals: Mapping[str, int]
    levels: tuple[Trie, ...]
    ahead: frozenset[str]


def expressions(doc: Document) -> Iterator[Expression]:
    """The time expressions of a document in text order; requires its tokens."""
    grammar = _grammar()
    for cells in _islands(doc, grammar):
        cells = _counted(cells, grammar.cardinals)
        for level in grammar.levels:
            cells = _joined(cells, level)
        for cell in cells:
            for kind, features in cell.readings:
                if kind in KINDS and not (features.get("last") and _goes_on(doc, cell)):
                    yield Expression(cell.start, cell.end, cell.token, kind, features)
                    break


def _goes_on(doc: Document, cell: Cell) -> bool:
    """Whether a number that may be an hour counts the noun after it: "just before two men", "shortly after six in all"."""
    after = next((t for t in doc.tokens[cell.token :] if t.start >= cell.end), None)
    return after is not None and after.tag[:2] in ("NN", "JJ", "CD")


def words_ahead() -> frozenset[str]:
    """Words that say of the dates below them in the parse that they lie ahead: "payable Dec. 15"."""
    return _grammar().ahead


def _islands(doc: Document, grammar: Grammar) -> Iterator[list[Cell]]:
    """Runs of words that the grammar knows, at least one of which can mean something; none crosses a paragraph."""
    island: list[Cell] = []
    breaks = {paragraph.start for paragraph in doc.paragraphs}
    for cell in _cells(doc, grammar):
        if cell is None or cell.start in breaks:
            if any(len(c.readings) > 1 for c in island):
                yield island
            island = []
        if cell is not None:
            island.append(cell)
    if any(len(c.readings) > 1 for c in island):
        yield island


def _cells(doc: Document, grammar: Grammar) -> Iterator[Cell | None]:
    """A cell for each word that the grammar knows, parts of hyphenated words and of "3.20pm" too; None for any other word."""
    text, words = doc.text, grammar.words
    for i, token in enumerate(doc.tokens):
        word = text[token.start : token.end]
        known = word.lower()
        if word[0].isdigit() and known.endswith(AM_PM):
            yield _cell(known[:-2], token.start, i, doc, grammar)
            yield _cell(known[-2:], token.end - 2, i, doc, grammar)
        elif known in words or word[0].isdigit() or word[0] in "'’":
            yield _cell(known, token.start, i, doc, grammar)
        elif "-" in word:
            at = token.start
            for piece in word.replace("-", " - ").split():
                yield _cell(piece.lower(), at, i, doc, grammar)
                at += len(piece)
        else:
            yield None


def _cell(word: str, start: int, i: int, doc: Document, grammar: Grammar) -> Cell | None:
    entries = grammar.words.get(word)
    if entries is None:
        readings = numeral(word)
        return Cell(start, start + len(word), i, ((word, {}), *readings)) if readings else None
    token = doc.tokens[i]
    fitting = (reading for condition, reading in entries if condition.holds(token, doc.text))
    return Cell(start, start + len(word), i, ((word, {}), *fitting))


def _counted(cells: Sequence[Cell], cardinals: Mapping[str, int]) -> list[Cell]:
    """Number words that follow each other taken as one number: "twenty four", "nineteen ninety-six", "2 1/2"."""
    words = [cell.readings[0][0] for cell in cells]
    return _merged(cells, lambda at: cardinal(words[at : at + LONGEST_NUMBER], cardinals))


def _joined(cells: Sequence[Cell], level: Trie) -> list[Cell]:
    """The cells with the longest match at each place taken as one."""
    return _merged(cells, lambda at: _longest(cells, at, level))


def _merged(cells: Sequence[Cell], match: Callable[[int], tuple[int, tuple[Reading, ...]]]) -> list[Cell]:
    """The cells from left to right, each run that `match` finds (its length and readings) taken as one.

    The first `lead` of its words stay outside: they only tell what the others are.
    """
    out: list[Cell] = []
    at = 0
    while at < len(cells):
        length, readings = match(at)
        if length:
            lead = max(features.get("lead", 0) for _, features in readings)
            out.extend(cells[at : at + lead])
            first = cells[at + lead]
            bare = tuple((kind, {k: v for k, v in features.items() if k != "lead"}) for kind, features in readings)
            out.append(Cell(first.start, cells[at + length - 1].end, first.token, bare if lead else readings))
        else:
            out.append(cells[at])
        at += max(length, 1)
    return out


def _longest(cells: Sequence[Cell], at: int, level: Trie) -> tuple[int, tuple[Reading, ...]]:
    """How many cells the longest match takes, and all readings of a match of that length."""
    best = 0
    found: tuple[Reading, ...] = ()
    paths: list[tuple[Trie, Features]] = [(level, {})]
    for length, cell in enumerate(cells[at:], 1):
        paths = [
            (node, {**before, **features})
            for trie, before in paths
            for category, features in cell.readings
            if (node := trie.next.get(category)) is not None
        ]
        if not paths:
            break
        if any(node.made for node, _ in paths):
            best = length
            found = tuple((kind, {**got, **more}) for node, got in paths for kind, more in node.made)
    return best, found


@cache
def _grammar() -> Grammar:
    source: dict[str, Any] = tomllib.loads(
        resources.files("onrecord.read").joinpath("lexicon/times.toml").read_text(encoding="utf-8")
    )
    words: dict[str, tuple[tuple[Condition, Reading], ...]] = {}
    phrases = Trie()
    for numbers, can_be in ((source["cardinals"], whole), (source["ordinals"], ordinal)):
        words.update({word: tuple((Condition(), r) for r in can_be(n)) for word, n in numbers.items()})
    for group in source["words"]:
        condition = Condition(**{k: group[k] for k in Condition._fields if k in group})
        for pattern, features in group["entries"].items():
            reading = (group["category"], features)
            if " " in pattern:
                phrases.add(pattern, reading)
            else:
                words[pattern] = (*words.get(pattern, ()), (condition, reading))
    levels = [phrases]
    for rules in source["levels"]:
        levels.append(Trie())
        for category, patterns in rules.items():
            for rule in patterns:
                pattern, more = (rule, {}) if isinstance(rule, str) else (rule["is"], rule["with"])
                levels[-1].add(pattern, (category, more))
    for word in _literals(levels):
        words.setdefault(word, ())
    return Grammar(words, source["cardinals"], tuple(levels), frozenset(source["tense"]["ahead"]))


def _literals(tries: Sequence[Trie]) -> Iterator[str]:
    """The small words that patterns name."""
    for trie in tries:
        for step, node in trie.next.items():
            if step.islower() or not step.isalpha():
                yield step
            yield from _literals([node])
