"""Text as the word pieces that the encoder reads: BERT's uncased WordPiece, with where each piece stands."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from onrecord.model.span import Span

UNKNOWN = "[UNK]"
LONGEST = 100
"""Characters of a word from which it is unknown as a whole."""
KNOWN = 50_000
"""Stretches between blanks, and words, whose pieces are kept in memory."""
_STRETCH = re.compile(r"\S+")
_PLAIN = re.compile(r"[a-z0-9]+|.")
_CJK = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2CEAF), (0x2F800, 0x2FA1F))
_SYMBOLS = frozenset("$+<=>^`|~")
"""ASCII symbols, which are split off as punctuation is."""

Numbers = npt.NDArray[np.int64]
Piece = tuple[int, int, int]
"""The id of a piece, and its start and end in its stretch or word."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of a text: their ids, where each stands, and the first piece of each paragraph (the count of all comes last)."""

    ids: Numbers
    starts: Numbers
    ends: Numbers
    breaks: tuple[int, ...]

    def paragraph(self, piece: int) -> tuple[int, int]:
        """The range of the pieces of the paragraph that holds `piece`."""
        n = bisect_right(self.breaks, piece)
        return self.breaks[n - 1], self.breaks[n]

    def within(self, parts: Sequence[Span]) -> list[int]:
        """The pieces that share a character with any of the spans."""
        some = set[int]()
        for start, end in parts:
            some.update(range(int(np.searchsorted(self.ends, start, "right")), int(np.searchsorted(self.starts, end, "left"))))
        return sorted(some)


def pieces(text: str, paragraphs: Sequence[Span]) -> Pieces:
    """The pieces of a text, paragraph by paragraph."""
    found, breaks = list[Piece](), [0]
    for paragraph in paragraphs:
        for match in _STRETCH.finditer(text, *paragraph):
            at = match.start()
            found += [(id, at + start, at + end) for id, start, end in _pieces(match.group())]
        breaks.append(len(found))
    table = np.array(found, np.int64).reshape(-1, 3)
    return Pieces(table[:, 0], table[:, 1], table[:, 2], tuple(breaks))


@lru_cache(maxsize=KNOWN)
def _pieces(stretch: str) -> tuple[Piece, ...]:
    return tuple((id, at[first], at[last - 1] + 1) for word, at in _words(stretch) for id, first, last in _cut(word))


def _words(stretch: str) -> Iterator[tuple[str, Sequence[int]]]:
    """The words of a stretch as plain characters, with where each of these stands; marks are words of their own."""
    if stretch.isascii() and stretch.isprintable():
        yield from ((match.group(), range(*match.span())) for match in _PLAIN.finditer(stretch.lower()))
        return
    word, places = "", list[int]()
    for at, char in enumerate(stretch):
        kind = unicodedata.category(char)
        if char in _SYMBOLS or kind[0] == "P" or any(a <= ord(char) <= b for a, b in _CJK):
            yield from ((w, p) for w, p in ((word, places), (char, [at])) if w)
            word, places = "", []
        elif kind[0] == "C" or char == "\ufffd":
            continue
        else:
            plain = "".join(c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn")
            word, places = word + plain, places + [at] * len(plain)
    if word:
        yield word, places


@lru_cache(maxsize=KNOWN)
def _cut(word: str) -> tuple[Piece, ...]:
    """A word as the longest pieces of the vocabulary from left to right; unknown as a whole where there are none."""
    known, made, first = vocabulary(), list[Piece](), 0
    while first < len(word) <= LONGEST:
        lead = "##" if first else ""
        last = next((n for n in range(len(word), first, -1) if lead + word[first:n] in known), 0)
        if not last:
            break
        made.append((known[lead + word[first:last]], first, last))
        first = last
    return tuple(made) if made and first == len(word) else ((known[UNKNOWN], 0, len(word)),)


@cache
def vocabulary() -> Mapping[str, int]:
    """The id of each piece, read once."""
    path = resources.files("onrecord.read") / "encoder" / "vocabulary.txt"
    return MappingProxyType({line: n for n, line in enumerate(path.read_text("utf-8").split("\n"))})
