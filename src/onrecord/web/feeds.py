"""What changed as Atom (RFC 4287), JSON Feed 1.1 and plain text, for readers that ask again and again (RFC 9110 validators)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from onrecord import codec
from onrecord.errors import NotFound, RecordError
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view import since
from onrecord.view.digest import digest
from onrecord.view.since import ClaimNews, News, SinceView

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50
"""Changes in a feed."""

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no place for."""

Writer = Callable[[SinceView, "Place"], bytes]


class Place(dict[str, str]):
    """The addresses that a feed names: `self`, `desk` (ends with /), and the `id` of the feed."""


def routes(record: Path) -> list[BaseRoute]:
    """The addresses of the feeds; `?story=ID` gives those of one story."""
    return [
        Route("/changes.atom", _feed(record, atom, "application/atom+xml"), methods=["GET"]),
        Route("/changes.json", _feed(record, json_feed, "application/feed+json"), methods=["GET"]),
        Route("/changes.txt", _feed(record, _text, "text/plain; charset=utf-8"), methods=["GET"]),
    ]


def atom(page: SinceView, place: Place) -> bytes:
    """The news as an Atom feed, the latest first; the id of an entry is that of its change and stays."""
    feed = ElementTree.Element("feed", xmlns=ATOM)
    entries = _entries(page)
    for name, said in (
        ("id", place["id"]), ("title", _title(page, place)),
        ("updated", max((utc(n.at) for _, n in entries), default="1970-01-01T00:00:00Z")),
    ):  # fmt: skip
        _element(feed, name, said)
    _element(_element(feed, "author"), "name", "onrecord")
    _element(feed, "link", rel="self", type="application/atom+xml", href=place["self"])
    _element(feed, "link", rel="alternate", type="text/html", href=place["desk"])
    for claim, news in entries:
        entry = _element(feed, "entry")
        for name, said in (
            ("id", urn(news.id)),
            ("title", news.sentence),
            ("updated", utc(news.at)),
            ("published", utc(news.at)),
        ):
            _element(entry, name, said)
        _element(entry, "link", rel="alternate", type="text/html", href=evidence(place, news))
        if news.url and news.url.startswith(("http://", "https://")):
            _element(entry, "link", rel="via", href=news.url)
        _element(entry, "category", term=news.kind)
        _element(entry, "summary", claim.label, type="text")
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def json_feed(page: SinceView, place: Place) -> bytes:
    """The news as a JSON Feed 1.1, the latest first; `_onrecord` holds what an entry has besides."""
    items = [
        {
            "id": urn(news.id), "url": evidence(place, news), "content_text": news.sentence, "title": claim.label,
            "date_published": utc(news.at), "tags": [news.kind],
            "_onrecord": {"about": place["desk"] + "api/openapi.json", "claim": claim.claim, "story": claim.story,
                          "kind": news.kind, "version": news.version, "item": news.item, "outlet": news.outlet},
            **({"external_url": news.url} if news.url and news.url.startswith(("http://", "https://")) else {}),
        }
        for claim, news in _entries(page)
    ]  # fmt: skip
    return codec.encode({
        "version": "https://jsonfeed.org/version/1.1", "title": _title(page, place), "home_page_url": place["desk"],
        "feed_url": place["self"], "authors": [{"name": "onrecord"}], "language": "en", "items": items,
    })  # fmt: skip


def utc(at: str) -> str:
    """A time as RFC 3339 in UTC: "2025-09-09T05:05:00Z"."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=instant(at))).isoformat().replace("+00:00", "Z")


def urn(id: str) -> str:
    """The name of a change that stays, wherever the record is served."""
    return f"urn:onrecord:change:{id}"


def evidence(place: Place, news: News) -> str:
    """The address of the words that a change stands in."""
    item = f"?item={news.item}#{news.item}" if news.item else ""
    return f"{place['desk']}evidence/{news.version}{item}" if news.version else place["desk"]


def same(asked: str | None, tag: str) -> bool:
    """Whether an If-None-Match names an entity tag, compared weakly (RFC 9110, 13.1.2)."""
    tags = [t.strip().removeprefix("W/") for t in (asked or "").split(",")]
    return "*" in tags or tag in tags


def _feed(record: Path, write: Writer, kind: str) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        given = {k: v for k, v in request.query_params.items() if k in ("story", "reader", "cursor") and v}
        try:
            with Record.open(record, create=False, readonly=True) as held:
                page = since(held, limit=ENTRIES, **given)
                first = held.notices.cursor(1)
        except (RecordError, ValueError) as error:
            status = 404 if isinstance(error, NotFound) else 500 if isinstance(error, RecordError) else 400
            return Response(f"{error}\n", status, media_type="text/plain")
        place = Place(
            self=str(request.url), desk=str(request.base_url), id=f"urn:onrecord:changes:{first}:{given.get('story', 'all')}"
        )
        body = write(page, place)
        tag = f'"{codec.sha256(body)[:32]}"'
        headers = {"etag": tag, "cache-control": "no-cache", "vary": "host"}
        if same(request.headers.get("if-none-match"), tag):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=kind, headers=headers)

    return endpoint


def _text(page: SinceView, place: Place) -> bytes:
    return digest(page, address=place["desk"].rstrip("/")).encode()


def _entries(page: SinceView) -> list[tuple[ClaimNews, News]]:
    """The changes with their claims, the latest first."""
    found = [(claim, news) for claim in page.claims for news in claim.changes]
    return sorted(found, key=lambda pair: (instant(pair[1].at), pair[1].id), reverse=True)


def _title(page: SinceView, place: Place) -> str:
    story = next((c.title for c in page.claims), None) if not place["id"].endswith(":all") else None
    return f"onrecord: what changed{f' in {story}' if story else ''}"


def _element(parent: ElementTree.Element, name: str, said: str | None = None, **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, name, {k: _UNFIT.sub("\ufffd", v) for k, v in attributes.items()})
    made.text = _UNFIT.sub("\ufffd", said) if said is not None else None
    return made
