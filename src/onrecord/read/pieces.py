"""The pieces of a sentence, words and numbers and signs, and the lexicon phrases that begin or end among them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any, NamedTuple


class Piece(NamedTuple):
    """A word, a number in digits or a sign: `word` is `raw` in small letters, `glued` says that no blank stands before."""

    start: int
    end: int
    raw: str
    word: str
    glued: bool


Pieces = Sequence[Piece]
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Phrases as words, each with its meaning, under the word where one looks for them."""

DASHES = frozenset("-–—‑/")
"""Signs that tie digits to one another: dashes and the stroke."""
_PIECE = re.compile(
    r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|(?<![\d.,])\d+(?:\.\d{3})*,\d{1,2}(?!\d|,\d)|\d+(?:\.\d+)?(?:e[+-]?\d+)?|(?<![\d.])\.\d+|(?:[^\W\d_]\.){2,}|[^\W\d_]+|\S"
)


def lexicon(name: str) -> dict[str, Any]:
    """The lexicon `name` of onrecord.read, as its TOML file has it."""
    return tomllib.loads(resources.files("onrecord.read.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


def pieces(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of `text[start:end]`; their offsets count from the start of `text`."""
    out: list[Piece] = []
    last = -1
    for match in _PIECE.finditer(text, start, end):
        a, b = match.span()
        raw = match.group()
        out.append(Piece(a, b, raw, raw.lower(), a == last))
        last = b
    return out


def word(ps: Pieces, at: int) -> str:
    """The word at `at`, or nothing beyond the ends."""
    return ps[at].word if 0 <= at < len(ps) else ""


def plural(ps: Pieces, at: int) -> bool:
    """Whether the word at `at` looks like a plural."""
    return word(ps, at).endswith("s") or word(ps, at) in ("people", "men", "women", "children")


def past_hyphen(ps: Pieces, at: int) -> int:
    """`at`, or the place after it where a hyphen stands there that ties two words."""
    tied = word(ps, at) in ("-", "‑") and ps[at].glued and at + 1 < len(ps) and ps[at + 1].glued
    return at + 1 if tied else at


def by_first(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Phrases under their first word, the longest first."""
    out: Phrases = {}
    for phrase, meaning in entries:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append((words, meaning))
    for found in out.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return out


def by_last(entries: Iterable[tuple[str, str]]) -> Phrases:
    """Phrases, turned round, under their last word, the longest first."""
    return by_first((" ".join(reversed(phrase.split())), meaning) for phrase, meaning in entries)


def ahead(ps: Pieces, at: int, phrases: Phrases) -> tuple[str, int] | None:
    """The meaning of the longest phrase that begins at `at`, and its end."""
    for words, meaning in phrases.get(word(ps, at), ()):
        if all(word(ps, at + n) == w for n, w in enumerate(words)):
            return meaning, at + len(words)
    return None


def behind(ps: Pieces, at: int, phrases: Phrases) -> tuple[str, int] | None:
    """The meaning of the longest phrase that ends before `at`, and its beginning."""
    for words, meaning in phrases.get(word(ps, at - 1), ()):
        if all(word(ps, at - 1 - n) == w for n, w in enumerate(words)):
            return meaning, at - len(words)
    return None
