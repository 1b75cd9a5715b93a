"""The page as it was fetched, with all that could run, load or send taken out; for a frame that would not let it anyway."""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import nh3
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.capture.decode import binary, decoded
from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.web.filters import web

POLICY = "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
LONGEST = 2_000_000
"""Code points of a page that are shown."""
TAGS = nh3.ALLOWED_TAGS - {"img", "map", "area"}
WITH_CONTENT = {"script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea"}
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|article|div|p)\b", re.IGNORECASE)


def original(record: Record, *, version: str) -> str:
    """The snapshot behind a version as harmless HTML: no script, style, picture, form or frame. Raises NotFound."""
    said = record.version(version)
    held = next(v for v in record.article(said.article or "").versions if v.id == version)
    kinds = (f.content_type for f in record.fetches(url=said.url) if f.sha256 == held.sha256)
    return harmless(record.snapshot(held.sha256), next(kinds, None))


def harmless(body: bytes, content_type: str | None) -> str:
    """A page that may be anything as a whole document of plain HTML; what is no markup stands in it as it is."""
    if binary(body):
        return _document("<p>The snapshot is no text.</p>")
    text = decoded(body, content_type)[:LONGEST]
    if not _MARKUP.search(text[:20_000]):
        return _document(f"<pre>{escape(text)}</pre>")
    return _document(
        nh3.clean(text, tags=TAGS, clean_content_tags=WITH_CONTENT, attribute_filter=_kept, link_rel="noopener noreferrer")
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """A value of an attribute; a link must be whole, since a relative one would lead into the desk."""
    return web(value) if name in ("href", "cite", "src") else value


def _document(body: str) -> str:
    head = '<head><meta charset="utf-8"><title>The page as fetched</title></head>'
    return f'<!doctype html><html lang="en">{head}<body>{body}</body></html>'


def answer(record: Path) -> Callable[[Request], HTMLResponse]:
    """The answer to a request for the original of a version, under a policy of its own."""

    def endpoint(request: Request) -> HTMLResponse:
        policy = {"content-security-policy": POLICY}
        try:
            with Record.open(record, create=False, readonly=True) as held:
                return HTMLResponse(original(held, version=request.path_params["version"]), headers=policy)
        except NotFound as error:
            return HTMLResponse(_document(f"<p>{escape(str(error))}</p>"), 404, headers=policy)

    return endpoint
