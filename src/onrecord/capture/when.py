"""When a page says that it was published and changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.capture.dates import iso, moment
from onrecord.capture.linked import Node
from onrecord.capture.meta import Meta
from onrecord.capture.tree import Block, Element

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "item:datepublished", "datepublished",
    "article.published", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "publish-date", "publish_date", "publishdate",
    "publication_date", "pubdate", "citation_publication_date", "date", "item:datecreated",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "item:datemodified", "datemodified", "dcterms.modified",
    "dc.date.modified", "article.updated", "last-modified", "revised",
)  # fmt: skip
_CHANGED = re.compile(r"\b(?:updated|modified|revised|last (?:edited|changed)|amended|changed)\b", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:posted|published|issued|released|first published|created|added|date)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=/|-|$)")
_SENTENCE = re.compile(r"(?:\S+\s+){9}\S+[.!?][”\"’)]*$")
LONGEST = 160
"""Characters of a line that is a stamp rather than a sentence with a date in it."""


class Stamps(NamedTuple):
    """ISO 8601, each None where the page does not say."""

    published: str | None
    modified: str | None


def stamps(page: Element, meta: Meta, node: Node, *, seen: Sequence[Block], title: str | None, url: str | None) -> Stamps:
    """The dates of a page: linked data, then meta elements, then `<time>`, then lines beside the headline, then the address."""
    american = (page.get("lang") or "").lower() == "en-us" or None
    lines = _lines(seen, title)
    published = [
        _first(_strings(node, "datePublished", "dateCreated", "uploadDate"), american),
        _first(meta.all(_PUBLISHED), american),
        _first(_times(page, changed=False), american),
        _first((line for line in lines if not _CHANGED.search(line) or _ISSUED.search(line)), american),
        _address(url),
    ]
    modified = [
        _first(_strings(node, "dateModified"), american),
        _first(meta.all(_MODIFIED), american),
        _first(_times(page, changed=True), american),
        _first((line for line in lines if _CHANGED.search(line) and not _ISSUED.search(line)), american),
    ]
    first = _finest(published)
    last = _finest(modified)
    return Stamps(first, last if _later(last, first) else None)


def _later(last: str | None, first: str | None) -> bool:
    """Whether a page was changed after it was published, as far as it says both with their time of day."""
    one, other = moment(first), moment(last)
    return other is not None and (one is None or (one < other and (first or "")[:10] != (last or "")))


def stamped(line: str) -> bool:
    """Whether a line is a stamp: short, with a date in it, and beginning with that or with what happened then."""
    if len(line) > LONGEST or not iso(line, month_first=False):
        return False
    return bool(_ISSUED.match(line) or _CHANGED.match(line) or (iso(line[:30], month_first=False) and len(line) <= LONGEST // 2))


def _strings(node: Node, *keys: str) -> list[str]:
    return [value for key in keys if isinstance(value := node.get(key), str)]


def _first(texts: Iterable[str], american: bool | None) -> str | None:
    return next((stamp for text in texts if (stamp := iso(text, month_first=american))), None)


def _finest(found: list[str | None]) -> str | None:
    """The first of the dates, or a later one with the time of that same day."""
    known = [f for f in found if f]
    return next((f for f in known if "T" in f and f.startswith(known[0][:10])), None) or next(iter(known), None)


def _times(page: Element, *, changed: bool) -> list[str]:
    """The stamps of `<time>` elements that stand before the first long paragraph."""
    found = []
    for element in page.iter("time", "p"):
        if element.tag == "p" and len("".join(element.itertext())) > 2 * LONGEST:
            break
        before = (element.getprevious().tail if element.getprevious() is not None else element.getparent().text) or ""
        named = " ".join((before[-40:], element.get("class") or "", element.get("itemprop") or ""))
        if element.tag == "time" and element.get("datetime") and bool(re.search("updated|modified", named, re.I)) is changed:
            found.append(str(element.get("datetime")))
    return found


def _lines(seen: Sequence[Block], title: str | None) -> list[str]:
    """Short lines with a date: those after the headline up to the text, and elsewhere those that say what they are."""
    at = next((n for n, b in enumerate(seen) if title and b.text.casefold() == title.casefold()), None)
    near = seen[at + 1 : at + 12] if at is not None else ()
    stop = next((n for n, b in enumerate(near) if len(b.text) > LONGEST or _SENTENCE.search(b.text)), len(near))
    beside = [b.text for b in near[:stop]]
    named = [b.text for b in seen if len(b.text) <= LONGEST and (_ISSUED.match(b.text) or _CHANGED.match(b.text))]
    return beside + named


def _address(url: str | None) -> str | None:
    found = _IN_ADDRESS.search((url or "").lower())
    return (
        iso(f"{found[3]} {found[2]} {found[1]}" if found[2].isalpha() else f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}")
        if found
        else None
    )
