"""The main text of a page, as the blocks that a reader sees. The only door to trafilatura.

Two opinions are joined. Trafilatura knows thousands of layouts but rewrites the text; the blocks of the tree keep paragraphs and
words as they are drawn. So trafilatura votes on which blocks are the article, and the blocks speak.
"""

from __future__ import annotations

import logging

import trafilatura

from onrecord.capture.furniture import RUNNING, running
from onrecord.capture.tree import HEADINGS, Block, Element, blocks

FRAME = 0.75
"""The frame is the innermost element that holds this share of the running text of each element around it."""

AGREED = 0.5
"""Share of the running text with a vote that must lie in the frame; else the whole page is searched."""

LINK = 20
SURE = 40
"""Characters from which a block found inside a longer voted line is that text and no chance match."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def main_text(page: Element) -> list[Block]:
    """The blocks of the article in page order, of a page without its furniture."""
    votes, frame = _Votes(page), _frame(page)
    framed = set(frame.iter())
    everything = blocks(page)
    inside = [b.element in framed for b in everything]
    voted = [votes.has(b) for b in everything]
    if votes.weight(b for b, here in zip(everything, inside) if here) < AGREED * votes.weight(everything):
        inside = [True] * len(everything)
    at = [n for n in range(len(everything)) if voted[n] and inside[n]]
    if not at:
        return [b for b, here in zip(everything, inside) if here and not _linked(b)]
    like = {_shape(everything[n]) for n in at if len(everything[n].text) >= RUNNING}
    kept = []
    for n, b in enumerate(everything):
        if b.tag in HEADINGS: continue
        if inside[n]:
            ok = voted[n] and len(b.text)-b.links>=LINK or not _linked(b) and (_shape(b) in like or at[0] < n < at[-1] and b.tag not in ("td","th"))
        else:
            ok = voted[n] and not votes.dump and len(b.text) -b.links>= RUNNING
        if ok: kept.append(b)
    return kept


class _Votes:
    """Which blocks trafilatura takes for the article."""

    def __init__(self, page: Element) -> None:
        found = trafilatura.bare_extraction(page, fast=True, include_comments=False, include_tables=False)
        text = found.text or "" if found else ""
        self.dump = found is not None and len(found.body) < 2
        self.lines = frozenset(_squeezed(line) for line in text.split("\n"))
        self.whole = _squeezed(text)

    def has(self, block: Block) -> bool:
        text = _squeezed(block.text)
        return text in self.lines or (len(text) > SURE and text in self.whole)

    def weight(self, some) -> int:
        return sum(len(b.text) for b in some if len(b.text) >= RUNNING and self.has(b))


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
