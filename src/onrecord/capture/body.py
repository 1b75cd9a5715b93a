"""The main text of a page, as the blocks that a reader sees. The only door to trafilatura.

Two opinions are joined. Trafilatura knows thousands of layouts but rewrites the text; the blocks of the tree keep paragraphs and
words as they are drawn. So trafilatura votes on which blocks are the article, and the blocks speak.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

import trafilatura
from trafilatura.metadata import Document

from onrecord.capture.furniture import RUNNING, noted, running
from onrecord.capture.tree import HEADINGS, Block, Element, blocks

FRAME = 0.75
"""The frame is the innermost element that holds this share of the running text of each element around it."""

AGREED = 0.5
"""Share of the running text with a vote that must lie in the frame; else the whole page is searched."""

SURE = 40
"""Characters from which a block found inside a longer voted line is that text and no chance match."""

WORDS = 20
"""Characters beside its links from which a voted block is more than a list of links."""

MOST = 30_000
"""Elements of a page up to which trafilatura is asked; it takes minutes over the largest pages that are allowed."""

LONGEST = 1_000_000
"""Characters of voted text in which blocks are looked for."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def main_text(page: Element) -> list[Block]:
    """The blocks of the article in page order, without headings, of a page without its furniture."""
    votes, framed = _Votes(page), set(_frame(page).iter())
    some = [_Seen(b, votes.has(b), b.element in framed) for b in blocks(page) if b.tag not in HEADINGS]
    if _weight(s for s in some if s.framed) < AGREED * _weight(some):
        some = [s._replace(framed=True) for s in some]
    at = [n for n, s in enumerate(some) if s.voted and s.framed]
    like = {_shape(some[n].block) for n in at if len(some[n].block.text) >= RUNNING}
    if not at:
        return [s.block for s in some if s.framed and not _linked(s.block)]
    return [
        s.block
        for n, s in enumerate(some)
        if noted(s.block.text) or (_between(s, at[0] < n < at[-1], like) if s.framed else _running(s) and not votes.dumped)
    ]


class _Seen(NamedTuple):
    block: Block
    voted: bool
    framed: bool


class _Votes:
    """Which blocks trafilatura takes for the article; `dumped` where it found none and gives all the page."""

    def __init__(self, page: Element) -> None:
        asked = sum(1 for _ in islice(page.iter(), MOST + 1)) <= MOST
        found = trafilatura.bare_extraction(page, fast=True, include_comments=False, include_tables=False) if asked else None
        text = found.text or "" if isinstance(found, Document) else ""
        self.dumped = isinstance(found, Document) and len(found.body) < 2
        self.lines = frozenset(_squeezed(line) for line in text.split("\n"))
        self.whole = _squeezed(text)[:LONGEST]

    def has(self, block: Block) -> bool:
        """Whether the text of a block is a line of what was voted for, or stands in one."""
        text = _squeezed(block.text)
        return text in self.lines or (len(text) > SURE and text in self.whole)


def _between(seen: _Seen, amid: bool, like: set[tuple[str, ...]]) -> bool:
    """Whether a block in the frame is of the article: by vote, by its likeness to those, or by standing amid them."""
    block = seen.block
    if seen.voted and len(block.text) - block.links >= WORDS:
        return True
    return not _linked(block) and (_shape(block) in like or (amid and block.tag not in ("td", "th")))


def _running(seen: _Seen) -> bool:
    return seen.voted and len(seen.block.text) - seen.block.links >= RUNNING


def _weight(some: Iterable[_Seen]) -> int:
    return sum(len(s.block.text) for s in some if s.voted and len(s.block.text) >= RUNNING)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _linked(block: Block) -> bool:
    return 2 * block.links >= len(block.text)


def _frame(root: Element) -> Element:
    """The innermost element that holds most of the running text."""
    weights, inner = running(root), root
    while inner is not None:
        root = inner
        inner = next((c for c in root if weights.get(c, 0) >= FRAME * weights.get(root, 1)), None)
    return root


def _shape(block: Block) -> tuple[str, ...]:
    """What blocks of one article have in common: tag and class, and those of the element around them."""
    around = block.element.getparent()
    both = (block.element,) if around is None else (block.element, around)
    return tuple(part for e in both for part in (str(e.tag), str(e.get("class") or "")))
