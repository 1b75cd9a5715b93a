"""Sitemaps (sitemaps.org 0.9, with Google's news extension): the articles and the further sitemaps that they name."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

from onrecord.capture.address import web
from onrecord.capture.dates import iso
from onrecord.capture.feed import Link
from onrecord.errors import SourceError
from onrecord.model.news import Capture
from onrecord.settings import Limits

MOST = 50_000
"""Addresses of one sitemap, the most that the protocol allows."""

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names on its own host: articles, and sitemaps with the dates of their last change (`published`)."""

    pages: tuple[Link, ...]
    maps: tuple[Link, ...]


def sitemap(capture: Capture, limits: Limits) -> Sitemap:
    """What a sitemap names; raises SourceError where it cannot be read, or is none."""
    where = capture.url or capture.id
    host, pages, maps = urlsplit(where).netloc.lower(), dict[str, Link](), dict[str, Link]()
    try:
        body = _unpacked(capture.body, limits.body)
        for _, element in etree.iterparse(io.BytesIO(body), resolve_entities=False, no_network=True, huge_tree=False):
            kind = etree.QName(element).localname
            if kind in ("url", "sitemap"):
                link = _link(element)
                if link and urlsplit(link.url).netloc.lower() == host:
                    (pages if kind == "url" else maps).setdefault(link.url, link)
                element.clear()
            elif kind in ("urlset", "sitemapindex"):
                return Sitemap(tuple(pages.values()), tuple(maps.values()))
            if len(pages) + len(maps) > MOST:
                raise SourceError(f"{where} names more than {MOST:,} addresses: name the sitemaps of its parts")
    except (etree.LxmlError, ValueError, zlib.error) as error:
        raise SourceError(f"{where} is a damaged sitemap ({error}): fetch it again") from error
    raise SourceError(f"{where} is no sitemap: name it as a page, or name another address")


def _unpacked(body: bytes, most: int) -> bytes:
    """The bytes of a file that is kept packed; raises SourceError where they are more than `most`."""
    if not body.startswith(_GZIP):
        return body
    unpack = zlib.decompressobj(31)
    found = unpack.decompress(body, most + 1)
    if len(found) > most:
        raise SourceError(f"the sitemap holds more than {most:,} bytes: raise the limit or name the sitemaps of its parts")
    return found


def _link(element: etree._Element) -> Link | None:
    said = dict[str, str]()
    for part in element.iter():
        if isinstance(part.tag, str) and part.text and part.text.strip():
            said.setdefault(etree.QName(part).localname, part.text.strip())
    url = web(said.get("loc"))
    return Link(url, said.get("name"), iso(said.get("publication_date")) or iso(said.get("lastmod"))) if url else None
