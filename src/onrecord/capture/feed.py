"""Feeds (RSS, Atom, JSON Feed): the entries that carry their full text are articles, the others give nothing."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

import feedparser

from onrecord.capture.address import web
from onrecord.capture.dates import iso
from onrecord.capture.decode import decoded
from onrecord.capture.furniture import unfurnished
from onrecord.capture.guard import overgrown, refused
from onrecord.capture.tree import HEADINGS, blocks, folded, parse
from onrecord.errors import SourceError
from onrecord.model.news import Article, Capture, Problem, Version
from onrecord.settings import Limits

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|\w+:feed)[\s>]", re.IGNORECASE)
_JSON = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|(?:continue|keep) reading.{0,80}|read more.{0,80})\W*$", re.IGNORECASE)
SNIFFED = 4096


def is_feed(capture: Capture) -> bool:
    """Whether a capture is a feed, by its first bytes; what is said to be plain text is none."""
    if (capture.content_type or "").lower().startswith("text/plain"):
        return False
    start = capture.body[:SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return bool(_JSON.search(start))
    root, page = _ROOT.search(start), _PAGE.search(start)
    return start.startswith(b"<") and root is not None and (page is None or root.start() < page.start())


def entries(capture: Capture, limits: Limits) -> Iterator[Article | Problem]:
    """The articles of a feed that carries them whole; a Problem where it cannot be read."""
    read = _json if capture.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml
    try:
        some = read(capture)
    except Exception as error:  # a feed parser meets every kind of damage: whatever it raises is trouble of this feed alone
        where = capture.url or capture.id
        yield Problem("feed", f"{where} is a damaged feed ({type(error).__name__}): fetch it again.", where)
        return
    taken: set[str] = set()
    for n, (version, markup) in enumerate(some, 1):
        text = _text(markup, limits)
        if not text or _GOES_ON.search(text):
            continue
        name = version.id if version.id and version.id not in taken else f"{capture.id}#{n}"
        taken.add(name)
        yield Article(name, _named(version, name, capture), text)


@dataclass(frozen=True, slots=True)
class Link:
    """An article that a feed or a sitemap names: `outlet` is its true publisher, `published` ISO 8601, as far as they are said.

    The title of a feed is no publisher: an aggregator names those of its articles in RSS `source`. `whole` tells that the feed
    carries the full text itself.
    """

    url: str
    outlet: str | None = None
    published: str | None = None
    whole: bool = False


def links(capture: Capture, limits: Limits) -> list[Link]:
    """The articles that a feed names, in its order; raises SourceError where it cannot be read, or is none."""
    where = capture.url or capture.id
    if not is_feed(capture):
        raise SourceError(f"{where} is no feed: name it as a page, or name another address")
    read = _json if capture.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml
    try:
        some = read(capture, titled=False)
    except Exception as error:  # as in `entries`
        raise SourceError(f"{where} is a damaged feed ({type(error).__name__}): fetch it again") from error
    found = dict[str, Link]()
    for version, markup in some:
        url = web(urljoin(capture.url or "", version.url)) if version.url else None
        text = _text(markup, limits) if url and url not in found else ""
        if url and url not in found:
            found[url] = Link(url, version.outlet, version.published, bool(text and not _GOES_ON.search(text)))
    return list(found.values())


def _named(version: Version, name: str, capture: Capture) -> Version:
    return replace(version, id=name, captured=capture.at, published=version.published or iso(capture.published))


def _text(markup: str, limits: Limits) -> str:
    if "<" not in markup:
        return "\n\n".join(p for line in markup.split("\n") if (p := folded(line)))
    tree = None if refused(markup, limits) else parse(markup)
    if tree is None or overgrown(tree, limits):
        return ""
    return "\n\n".join(b.text for b in blocks(unfurnished(tree)) if b.tag not in HEADINGS and 2 * b.links < len(b.text))


def _xml(capture: Capture, *, titled: bool = True) -> list[tuple[Version, str]]:
    headers = {"content-type": capture.content_type} if capture.content_type else {}
    feed = feedparser.parse(io.BytesIO(capture.body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    outlet = folded(feed.feed.get("title")) or None if titled else None
    return [(_entry(entry, outlet), _content(entry)) for entry in feed.entries]


def _content(entry: Any) -> str:
    """The full text of an entry; "" where it has but a summary."""
    return max((str(c.get("value") or "") for c in entry.get("content", ())), key=len, default="")


def _entry(entry: Any, outlet: str | None) -> Version:
    source = entry.get("source") or {}
    return Version(
        id=folded(entry.get("id")),
        url=web(entry.get("link")),
        outlet=folded(source.get("title")) or outlet,
        title=folded(entry.get("title")) or None,
        byline=tuple(a for a in [folded(entry.get("author"))] if a),
        published=iso(entry.get("published")) or iso(entry.get("created")),
        modified=iso(dict.get(entry, "updated")),  # feedparser itself would give the date of publication instead
    )


def _json(capture: Capture, *, titled: bool = True) -> list[tuple[Version, str]]:
    feed = json.loads(decoded(capture.body, "charset=utf-8", markup=False))
    outlet = folded(feed.get("title")) or None if titled else None
    return [(_item(item, outlet), _whole(item)) for item in feed.get("items", ())]


def _whole(item: dict[str, Any]) -> str:
    content = item.get("content_html") or item.get("content_text")
    return content if isinstance(content, str) else ""


def _item(item: dict[str, Any], outlet: str | None) -> Version:
    authors = item.get("authors") or [item.get("author") or {}]
    return Version(
        id=folded(str(item.get("id") or "")),
        url=web(item.get("url") or item.get("external_url")),
        outlet=outlet,
        title=folded(item.get("title")) or None,
        byline=tuple(name for author in authors if (name := folded(author.get("name")))),
        published=iso(item.get("date_published")),
        modified=iso(item.get("date_modified")),
    )
