"""The headline that a reader sees, which the titles meant for search engines and networks may differ from."""

from __future__ import annotations

import re
from itertools import islice

from onrecord.capture.furniture import hidden
from onrecord.capture.linked import Node, text
from onrecord.capture.meta import Meta
from onrecord.capture.tree import Block, Element, words

DIVIDERS = re.compile(r"\s+(?:[|·•»«]|::|[-–—:]|&raquo;)\s+|\s*\|\s*|\s+::?\s+")
"""What stands between the parts of a `<title>`: headline, section, site."""

LONGEST = 300
MOST = 50
FEWEST = 2
_LIKE = 0.5
_RELATED = 0.15


def titles(meta: Meta) -> list[str]:
    """The titles that a page gives itself in its head."""
    return meta.all(("og:title", "item:headline", "dcterms.title", "dc.title", "twitter:title", "title"))


def headline(page: Element, meta: Meta, node: Node, seen: list[Block]) -> str | None:
    """The visible headline: of `seen`, all blocks of the page, the heading or line that its head calls its title."""
    given = [t for t in (*titles(meta), text(node.get("headline"))) if t]
    known = given + [max(DIVIDERS.split(t), key=len) for t in given]
    firsts = _headings(page)
    scored = [(max((_alike(h, t) for t in known), default=0.0), -n, h) for n, h in enumerate(firsts)]
    best = max(scored, default=(0.0, 0, None))
    if best[0] >= _LIKE:
        return best[2]
    named = [h for score, _, h in scored if score >= _RELATED]
    lines = [b.text for b in seen if any(_stands_in(b.text, t) for t in given)]
    return next(iter([*lines, *named, *given, *firsts]), None)


def _stands_in(line: str, title: str) -> bool:
    """Whether a line is a title, or one end of it up to a divider and no mere name of the site."""
    line, title = line.casefold(), title.casefold()
    if len(line.split()) < FEWEST or not (title.startswith(line) or title.endswith(line)):
        return False
    rest = title.removesuffix(line) if title.endswith(line) else title.removeprefix(line)
    return not rest or (len(line) > len(rest) and DIVIDERS.search(f" {rest} ") is not None)


def _headings(page: Element) -> list[str]:
    found = [
        words(h)
        for h in islice(page.iter("h1"), MOST)
        if not any(hidden(e) or e.tag in ("nav", "aside", "footer") for e in (h, *h.iterancestors()))
    ]
    return [h for h in found if h and len(h) <= LONGEST]


def _alike(one: str, other: str) -> float:
    """Share of words in common, 1 for the same words."""
    a, b = (set(re.findall(r"\w+", t.casefold())) for t in (one, other))
    return len(a & b) / len(a | b) if a and b else 0.0
