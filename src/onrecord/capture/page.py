"""One HTML page → one article: its text and what it says of itself."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from onrecord.capture.address import web
from onrecord.capture.body import main_text
from onrecord.capture.credit import agencies, bylines
from onrecord.capture.decode import decoded
from onrecord.capture.furniture import running, unfurnished
from onrecord.capture.guard import overgrown, refused
from onrecord.capture.linked import Node, article, nodes
from onrecord.capture.live import entries, joined
from onrecord.capture.meta import Meta
from onrecord.capture.outlet import outlet
from onrecord.capture.rims import trimmed
from onrecord.capture.title import headline, titles
from onrecord.capture.tree import Block, Element, blocks, folded, parse
from onrecord.capture.when import stamps
from onrecord.model.news import Capture, Version
from onrecord.settings import Limits

SHORTEST = 40
"""Characters of the longest paragraph below which a page holds no article."""


class Unreadable(Exception):
    """A page that holds no article that can be read; its text says why."""


def read_page(capture: Capture, limits: Limits) -> tuple[Version, str]:
    """The version and the text of the article on a page; raises Unreadable."""
    markup = decoded(capture.body, capture.content_type)
    if why := refused(markup, limits):
        raise Unreadable(why)
    page = parse(markup)
    if page is None:
        raise Unreadable("the page is empty")
    if why := overgrown(page, limits):
        raise Unreadable(why)
    found, meta = nodes(page), Meta(page)
    node = article(found, titles(meta))
    clean = unfurnished(deepcopy(page))
    names = " ".join([*titles(meta), capture.url or ""])
    posts = entries(page, found, running=running(clean).get(clean, 0), names=names)
    paragraphs = [p for e in posts for p in e.paragraphs] if posts else [b.text for b in main_text(clean)]
    version = _version(capture, page, meta, node, found, paragraphs)
    if posts:
        text, spans = joined(posts)
        return replace(version, kind="live", posts=spans), text
    kept = trimmed(paragraphs, version.title) or _said(node)
    if not any(len(p) >= SHORTEST for p in kept):
        raise Unreadable("the page holds no article text")
    return version, "\n\n".join(kept)


def _said(node: Node) -> list[str]:
    """The text that linked data gives of an article which the page itself does not draw."""
    return [p for line in str(node.get("articleBody") or "").split("\n") if (p := folded(line))]


def _version(capture: Capture, page: Element, meta: Meta, node: Node, found: list[Node], paragraphs: list[str]) -> Version:
    seen = _seen(page)
    url = web(capture.url) or web(meta.first("canonical", "og:url"))
    title = headline(page, meta, node, seen)
    said = stamps(page, meta, node, seen=seen, title=title, url=url)
    authors = bylines(page, meta, node, found)
    return Version(
        id=capture.id,
        url=url,
        outlet=outlet(page, meta, node, found, seen=seen, title=title, url=url, told=capture.outlet),
        title=title or capture.title,
        byline=authors,
        published=said.published or capture.published,
        modified=said.modified,
        captured=capture.at,
        credit=agencies(paragraphs, seen, authors),
    )


def _seen(page: Element) -> list[Block]:
    """All that the page draws, furniture as well, for a headline or a date may stand in it."""
    body = page.find("body")
    return [
        b for b in blocks(body if body is not None else page, lines=True) if b.tag not in ("script", "style", "head", "title")
    ]
