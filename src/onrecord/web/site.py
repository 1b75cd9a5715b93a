"""The site over one record file: the pages, their static files and the API, with the headers that keep pages harmless."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import api
from onrecord.errors import NotFound, RecordError
from onrecord.record import Record
from onrecord.view import VIEWS
from onrecord.web import feeds, judging, live, login, looking, original, pages, search
from onrecord.web.login_gate import LOCAL, Clock, Door, Gate, Visitor, visitor
from onrecord.web.marks import HERE

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


def site(record: Path, *, door: Door = LOCAL, clock: Clock = api.now) -> Starlette:
    """The application that serves one record file: read by whom the door lets in, written by who has logged in."""
    routes: list[BaseRoute] = [
        *api.routes(record, clock=clock),
        *login.routes(record, links=_links, clock=clock),
        *judging.routes(record, links=_links),
        *search.routes(record, links=_links),
        *feeds.routes(record),
        *live.routes(record),
        *looking.routes(record, links=_links),
        Mount("/static", StaticFiles(packages=[("onrecord.web", "static")])),
        Route("/", _page(record, pages.stories)),
        Route("/story/{story}", _page(record, pages.story)),
        *(Route(f"/story/{{story}}/{tab}", _page(record, getattr(pages, tab))) for tab in pages.TABS[1:]),
        *(Route(f"/{face}/{{version}}", _page(record, getattr(pages, face))) for face in pages.FACES),
        Route("/fetched/{version}", original.answer(record)),
        Route("/{rest:path}", _nowhere),
    ]
    gate = Middleware(Gate, record=record, door=door, clock=clock)
    return Starlette(routes=routes, middleware=[Middleware(_Headers), gate], exception_handlers={HTTPException: _refused})


WHOLE = ("search", "login", "logout", "since", "changes.atom", "changes.json", "changes.txt")
"""Addresses on the record as a whole."""
ALONE = (*pages.FACES, "fetched", "judge", *search.PAGES)
"""Addresses on one thing that is no story."""


def _address(name: str, id: str | None = None, **more: str | None) -> str:
    """The address of a page; of an evidence page with an item also its anchor."""
    path, known = f"/{name}", quote(id or "", safe="")
    if name in ALONE:
        path += f"/{known}"
    elif name not in WHOLE:
        path = "/" if name == "stories" else f"/story/{known}" if name == "story" else f"/story/{known}/{name}"
    asked = {k: v for k, v in more.items() if v}
    anchor = f"#{asked['item']}" if "item" in asked else f"#{HERE}" if "start" in asked else ""
    return path + (f"?{urlencode(asked)}" if asked else "") + anchor


def _data(view: str, format: str, id: str | None = None, **more: str | None) -> str:
    """The address of a view for programs: `id` in the path where it must be given, else as its story."""
    inside = any(found.name == view and found.options and found.options[0].required for found in VIEWS)
    path = f"/api/{view}/{quote(id, safe='')}" if id and inside else f"/api/{view}"
    asked = {"format": format, "story": None if inside else id, **more}
    return f"{path}?{urlencode({k: v for k, v in asked.items() if v})}"


LINKS = pages.Links(page=_address, asset=lambda name: f"/static/{name}", data=_data)


def _links(who: Visitor) -> pages.Links:
    return replace(LINKS, visitor=who)


def _page(record: Path, page: Callable[..., str]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        names, links = page.__kwdefaults__ or {}, _links(visitor(request))
        given = {k: v for k, v in request.query_params.items() if k in names and v}
        try:
            with Record.open(record, create=False, readonly=True) as held:
                return HTMLResponse(page(held, links, **given, **request.path_params))
        except RecordError as error:
            status = 404 if isinstance(error, NotFound) else 500
            return HTMLResponse(pages.error(links, status=status, says=str(error)), status)
        except ValueError as error:  # a value of an address that a view cannot use
            return HTMLResponse(pages.error(links, status=422, says=str(error)), 422)

    return endpoint


def _nowhere(request: Request) -> Response:
    says = "There is no such page: start from the stories."
    return HTMLResponse(pages.error(_links(visitor(request)), status=404, says=says), 404)


def _refused(request: Request, error: Exception) -> Response:
    """A request that a page refuses, or a method that it has not."""
    status, says = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, str(error))
    headers = error.headers if isinstance(error, HTTPException) else None
    if request.url.path.startswith("/api/"):
        return api.failure(error)
    return HTMLResponse(pages.error(_links(visitor(request)), status=status, says=says), status, headers)


class _Headers:
    """Adds the security headers to every answer that has none of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)
