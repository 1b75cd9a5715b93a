"""The site over one record file: the pages, their static files and the API, with the headers that keep pages harmless."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import api
from onrecord.errors import NotFound, RecordError
from onrecord.record import Record
from onrecord.web import feeds, live, pages

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


def site(record: Path) -> Starlette:
    """The application that serves one record file, read only."""
    routes: list[BaseRoute] = [
        *api.routes(record),
        *feeds.routes(record),
        *live.routes(record),
        Mount("/static", StaticFiles(packages=[("onrecord.web", "static")])),
        Route("/", _page(record, pages.stories)),
        Route("/story/{story}", _page(record, pages.story)),
        *(Route(f"/story/{{story}}/{tab}", _page(record, getattr(pages, tab))) for tab in pages.TABS[1:]),
        Route("/evidence/{version}", _page(record, pages.evidence)),
        Route("/search", _page(record, pages.search)),
        Route("/{rest:path}", _nowhere),
    ]
    return Starlette(routes=routes, middleware=[Middleware(_Headers)])


def _address(name: str, id: str | None = None, **more: str | None) -> str:
    """The address of a page; of an evidence page with an item also its anchor."""
    paths = {"stories": "/", "search": "/search", "evidence": f"/evidence/{quote(id or '', safe='')}"}
    path = paths.get(name) or f"/story/{quote(id or '', safe='')}" + ("" if name == "story" else f"/{name}")
    asked = {k: v for k, v in more.items() if v}
    anchor = f"#{asked['item']}" if "item" in asked else ""
    return path + (f"?{urlencode(asked)}" if asked else "") + anchor


LINKS = pages.Links(page=_address, asset=lambda name: f"/static/{name}")


def _page(record: Path, page: Callable[..., str]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        names = page.__kwdefaults__ or {}
        given = {k: v for k, v in request.query_params.items() if k in names and v}
        try:
            with Record.open(record, create=False, readonly=True) as held:
                return HTMLResponse(page(held, LINKS, **given, **request.path_params))
        except RecordError as error:
            status = 404 if isinstance(error, NotFound) else 500
            return HTMLResponse(pages.error(LINKS, status=status, says=str(error)), status)

    return endpoint


def _nowhere(request: Request) -> Response:
    return HTMLResponse(pages.error(LINKS, status=404, says="There is no such page: start from the stories."), 404)


class _Headers:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, with_headers)
