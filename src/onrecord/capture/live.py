"""Live blogs: one article whose text is its dated posts, in page order."""

from __future__ import annotations

import re
from collections import defaultdict
from copy import deepcopy
from dataclasses import dataclass

from onrecord.capture.dates import iso
from onrecord.capture.furniture import RUNNING, named_furniture, unfurnished
from onrecord.capture.linked import Node, kinds, text
from onrecord.capture.tree import HEADINGS, Element, blocks, folded, parse, removed, words
from onrecord.model.news import Post
from onrecord.model.span import Span

FEWEST = 3
"""Dated posts from which a page that does not call itself a live blog is one."""

SHARE = 0.6
"""Share of the running text of a page that stands in its posts."""

_CLOCK = re.compile(
    r"^\W*(?:\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?,?\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\b.{0,24}$", re.IGNORECASE
)
_LIVE = re.compile(
    r"(?<![a-z])(?:live|live-?blog|live-?ticker|updates?|as it happen(?:s|ed)|minute by minute|rolling)(?![a-z])", re.IGNORECASE
)
_STAMPS = frozenset({"time", "header", "footer", *HEADINGS})


@dataclass(frozen=True, slots=True)
class Entry:
    """A post before it has its place in the text."""

    paragraphs: tuple[str, ...]
    published: str | None
    title: str | None


def entries(page: Element, found: list[Node], *, running: int, names: str) -> list[Entry]:
    """The posts of a live blog in page order; [] where the page is none.

    `running` is the length of the running text of the page, `names` its titles and its address, which must call it live
    where linked data does not.
    """
    said = next((n for n in found if "LiveBlogPosting" in kinds(n)), None)
    if said is None and not _LIVE.search(names):
        return []
    updates = _updates(said) if said else []
    drawn = max((_drawn(group, updates) for group in _groups(page)), key=_size, default=[])
    if said is not None:
        return drawn if _size(drawn) >= SHARE * _size(updates) and len(drawn) > 1 else updates
    return drawn if len(drawn) >= FEWEST and _size(drawn) >= SHARE * running else []


def joined(some: list[Entry]) -> tuple[str, tuple[Post, ...]]:
    """The text of all posts, paragraphs parted by an empty line, and where in it each post stands."""
    pieces: list[str] = []
    posts: list[Post] = []
    at = 0
    for entry in some:
        piece = "\n\n".join(entry.paragraphs)
        posts.append(Post(Span(at, at + len(piece)), entry.published, entry.title))
        pieces.append(piece)
        at += len(piece) + 2
    return "\n\n".join(pieces), tuple(posts)


def _size(some: list[Entry]) -> int:
    return sum(len(p) for entry in some for p in entry.paragraphs)


def _updates(node: Node) -> list[Entry]:
    """The posts as linked data gives them."""
    some = node.get("liveBlogUpdate")
    made = []
    for update in some if isinstance(some, list) else [some]:
        if isinstance(update, dict) and (body := text(update.get("articleBody"))):
            made.append(Entry(_plain(body), iso(text(update.get("datePublished"))), text(update.get("headline")) or None))
    return made


def _plain(body: str) -> tuple[str, ...]:
    tree = parse(body) if "<" in body else None
    return tuple(b.text for b in blocks(tree)) if tree is not None else (body,)


def _groups(page: Element) -> list[list[Element]]:
    """Siblings of one tag and class, each with a time of its own, outside what readers write and other articles."""
    groups = defaultdict[tuple[Element, str, str], list[Element]](list)
    for element in page.iter("article", "div", "section", "li"):
        if (parent := element.getparent()) is not None and len(element):
            groups[parent, str(element.tag), str(element.get("class") or "")].append(element)
    some = [g for g in groups.values() if len(g) > 1 and not any(named_furniture(e) for e in (g[0], *g[0].iterancestors()))]
    return [dated for g in some if len(dated := [e for e in g if _stamp(e) is not None]) > 1]


def _stamp(post: Element) -> str | None:
    """The time of a post: that of its `<time>`, else a first short line that is one; "" for a time without a date."""
    stamp = next(post.iter("time"), None)
    if stamp is not None:
        return iso(stamp.get("datetime")) or iso(words(stamp)) or ""
    first = next(iter(blocks(post)[:1]), None)
    return (iso(first.text) or "") if first and _CLOCK.match(first.text) else None


def _drawn(group: list[Element], updates: list[Entry]) -> list[Entry]:
    """The posts as the page draws them, with the times that linked data gives to posts of the same title or words."""
    known = {key: u.published for u in updates for key in (u.title, u.paragraphs[0][:RUNNING]) if key}
    return [e for post in group if (e := _entry(post, known)).paragraphs]


def _entry(post: Element, known: dict[str, str | None]) -> Entry:
    title = next((t for h in post.iter(*HEADINGS) if (t := words(h))), None)
    stamp = _stamp(post)
    body = deepcopy(post)
    body.tail = None
    for element in [e for e in body.iterdescendants() if e.tag in _STAMPS]:
        removed(element)
    lines = [b.text for b in blocks(unfurnished(body)) if 2 * b.links < len(b.text)]
    paragraphs = tuple(line for n, line in enumerate(lines) if n or not _CLOCK.match(line))
    same = (known.get(title or ""), known.get(paragraphs[0][:RUNNING]) if paragraphs else None)
    return Entry(paragraphs, stamp or same[0] or same[1], folded(title) or None)
