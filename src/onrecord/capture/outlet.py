"""Who publishes a page, by name: as linked data and meta elements say, else as title, brand and address agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from onrecord.capture.linked import Node, kinds, names, text
from onrecord.capture.meta import Meta
from onrecord.capture.title import DIVIDERS
from onrecord.capture.tree import Block, Element, folded, words

LONGEST = 80
"""Characters of a name."""

WORDS = 9
"""Words of a part of a title that is a name."""

FIRST = 12
"""Blocks at either end of a page in which its name is looked for."""

_BRAND = re.compile(
    r"(?:^|[\s_-])(?:logo|brand|branding|mast|masthead|site-title|site-name|sitename|header)(?:$|[\s_-])", re.IGNORECASE
)
_SECOND = frozenset({"co", "com", "org", "net", "gov", "ac", "edu"})
_OWNER = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*(?:[-–]\s*\d{4})?)?\s*(?:by\s+)?([^.|©]{2,60})", re.IGNORECASE)
_LEGAL = re.compile(
    r"[\s,]+(?:ltd|limited|inc|llc|plc|gmbh|corp|corporation|co|media group|all rights reserved)\b.*$", re.IGNORECASE
)


def outlet(
    page: Element,
    meta: Meta,
    node: Node,
    found: list[Node],
    *,
    seen: Sequence[Block],
    title: str | None,
    url: str | None,
    told: str | None = None,
) -> str | None:
    """The name of the publisher of a page; None where nothing tells. What was `told` beside it goes before guesses."""
    sites = [n for n in found if any(k in ("WebSite", "NewsMediaOrganization") for k in kinds(n))]
    said = [
        *names(node.get("publisher"), found),
        *meta.all(("og:site_name", "item:publisher", "application-name", "dcterms.publisher", "dc.publisher", "publisher")),
        *(text(n.get("name")) for n in sites),
    ]
    said = [s.split(" | ")[0] for s in said if s and not s.startswith(("http:", "https:")) and len(s) <= LONGEST]
    labels = _labels(url)
    if said:
        return next((s for s in said if _matching(s, labels)), said[0])
    affixes = _affixes(meta, title)
    matching = [part for name in (*affixes, *meta.all(["title"]), *_brands(page, seen)) if (part := _matching(name, labels))]
    named = [m for m in matching if not m.isupper()] or matching
    return next(iter([*_whole(named[:1], affixes), *([told] if told else affixes), *_host(url)]), None)


def _affixes(meta: Meta, title: str | None) -> list[str]:
    """The parts of `<title>` that are not the headline, last ones first, for the site's name most often stands there."""
    whole = meta.first("title") or ""
    parts = [p for p in DIVIDERS.split(whole) if p.strip()]
    headline = (title or "").casefold()
    rest = [p for p in parts if p.casefold() not in headline and headline not in p.casefold()]
    named = rest[::-1] if len(rest) < len(parts) else parts[:0:-1]
    return [n for n in named if re.search(r"\w\w", n) and len(n.split()) <= WORDS]


def _brands(page: Element, seen: Sequence[Block]) -> list[str]:
    """Short texts where a site puts its name: brand elements, links to the front page, alternatives of logos, owner."""
    found: list[str] = []
    for element in page.iterfind(".//*[@class]"):
        if _BRAND.search(str(element.get("class"))):
            found.append(words(element))
    for link in page.iter("a"):
        if link.get("href") in ("/", "#", "index.html", "/index.html"):
            found.append(words(link) or folded(next((i.get("alt") for i in link.iter("img")), "")))
    found.extend(b.text for b in seen[:FIRST])
    found.extend(_LEGAL.sub("", m[1]).strip() for b in seen[-FIRST:] for m in _OWNER.finditer(b.text))
    return [f for f in found if 2 <= len(f) <= LONGEST]


def _labels(url: str | None) -> list[str]:
    """The letters of the host without www and top-level domain."""
    host = (urlsplit(url or "").hostname or "").removeprefix("www.").split(".")
    while len(host) > 1:
        host = host[:-1]
        if host[-1] not in _SECOND:
            break
    return [label for part in host[::-1] if (label := re.sub(r"[^a-z0-9]", "", part))]


def _host(url: str | None) -> list[str]:
    return [h.removeprefix("www.") for h in [urlsplit(url or "").hostname] if h]


def _matching(name: str, labels: list[str]) -> str | None:
    """The words of `name` that spell a label of the host, with "the" before them."""
    parts = name.split()
    spelled = [re.sub(r"[^a-z0-9]", "", p.casefold()) for p in parts]
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + 6) + 1):
            if "".join(spelled[start:end]) in labels:
                start -= start > 0 and spelled[start - 1] == "the"
                return " ".join(parts[start:end]).strip(" ,.:;|-–—")
    return None


def _whole(matching: list[str], affixes: list[str]) -> list[str]:
    """A match, or the part of the title that it stands in where the rest of that is words: "Coastal Relief" Alliance."""
    for match in matching:
        longer = [a for a in affixes if match.casefold() in a.casefold() and not re.search(r"\d", a.replace(match, ""))]
        return [*longer[:1], match]
    return []
