"""Who wrote a page and which agencies it credits, and the lines of the desk, which are no part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.capture.linked import Node, names
from onrecord.capture.meta import Meta
from onrecord.capture.tree import Block, Element, words

_DATELINE = re.compile(r"^[^a-z]?[^.!?“\"]{0,80}?\(([A-Z][\w.& ]{1,30}?)\)\s*[-–—:]")
_DESK = re.compile(
    r"^\W*(?:(?:additional )?reporting by|(?:writing|editing|compiled|written|edited) by|with (?:additional |local )?reporting|"
    r"with (?:\w+ )?agenc(?:y|ies)|source\s*:|[\w.,&’' ]{2,60} contributed (?:to|reporting))",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"^\W*(?!ENDS?\b)([A-Z][A-Z0-9.&]{1,7})(?:[/,] ?[A-Z][A-Za-z .]{1,30})*\W*(?:,? with\b.*)?$")
_SOURCE = re.compile(r"^\W*source\s*:\s*(.{2,60})$", re.IGNORECASE)
_WITH = re.compile(r"\bwith ((?:\w+ )?agenc(?:y|ies)(?: reports?)?)", re.IGNORECASE)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
LONGEST = 200
LAST = 4


def desk_lines(paragraphs: Sequence[str]) -> int:
    """How many paragraphs at the end of an article only say who wrote, edited or supplied it."""
    count = 0
    for paragraph in reversed(paragraphs[-LAST:]):
        if len(paragraph) > LONGEST or not (_DESK.match(paragraph) or _AGENCY.match(paragraph)):
            break
        count += 1
    return count if count < len(paragraphs) else 0


def agencies(paragraphs: Sequence[str], seen: Sequence[Block], bylines: Sequence[str]) -> tuple[str, ...]:
    """The agencies that a page names in its dateline, its byline or a line of their own."""
    found = [m[1] for p in paragraphs[:2] if (m := _DATELINE.match(p))]
    found += [b for b in bylines if re.fullmatch(r"[A-Z][A-Z0-9.]{1,5}", b)]
    for block in seen:
        if len(block.text) <= LONGEST and not block.links:
            for pattern in (_SOURCE, _WITH):
                found += [m[1] for m in [pattern.search(block.text)] if m]
    for block in _after(seen, paragraphs[-1]) if paragraphs else ():
        if len(block.text) <= LONGEST and (m := _AGENCY.match(block.text)):
            found.append(m[1])
    return tuple(dict.fromkeys(f.strip(" .,") for f in found))


def bylines(page: Element, meta: Meta, node: Node, found: list[Node]) -> tuple[str, ...]:
    """The people or desks that a page names as its authors."""
    said = names(node.get("author") or node.get("creator"), found)
    if not said:
        said = [words(a) for a in page.iterfind(".//*[@rel='author']")]
    if not said:
        said = meta.all(("item:author", "author", "article:author", "dcterms.creator", "dc.creator", "parsely-author"))
    said = [_BY.sub("", s) for s in said if not s.startswith(("http:", "https:", "@"))]
    return tuple(dict.fromkeys(s for s in said if 1 < len(s) <= 80))


def _after(seen: Sequence[Block], last: str) -> Sequence[Block]:
    """The few blocks that follow the last paragraph, and that paragraph."""
    at = next((n for n, b in enumerate(seen) if b.text == last), None)
    return seen[at : at + 3] if at is not None else ()
