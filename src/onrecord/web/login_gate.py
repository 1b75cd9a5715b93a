"""The gate before pages and API: which hosts are meant, who is asking, and what needs a login."""

import hashlib
import hmac
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import api
from onrecord.flow import people
from onrecord.record import Record

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: `hosts` are the names that the desk is reached under; without `open`, reading needs a login too."""

    hosts: frozenset[str] = LOOPBACK
    open: bool = True


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: `name` is None before a login, `token` what their browser or program showed."""

    name: str | None = None
    token: str = ""
    kind: Literal["browser", "program"] = "browser"

    @property
    def form(self) -> str:
        """What a form of this browser must carry: made from its cookie, which no other site can read."""
        return hmac.new(self.token.encode(), b"form", hashlib.sha256).hexdigest()

    def wrote(self, form: str) -> bool:
        """Whether a form was made for this browser."""
        return bool(self.token) and hmac.compare_digest(form.encode(), self.form.encode())


NOBODY = Visitor()
LOCAL = Door()


class Gate:
    """Refuses other hosts and other sites' requests, finds out who asks, and asks for a login where the door is shut."""

    def __init__(self, app: ASGIApp, *, record: Path, door: Door, clock: Clock) -> None:
        self.app, self.record, self.door, self.clock = app, record, door, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        scope["visitor"] = await run_in_threadpool(self._visitor, request) if _shown(request) else NOBODY
        answer = self._refused(request) or self.app
        await answer(scope, receive, _unkept(send) if visitor(request).name and not _static(request) else send)

    def _refused(self, request: Request) -> Response | None:
        """Why a request goes no further, if it does not."""
        path, who = request.url.path, visitor(request)
        if host_of(request.headers) not in self.door.hosts:
            says = "This desk is not reached under that name; name it with `onrecord serve --allow-host NAME`."
            return PlainTextResponse(says, 421)
        if request.method not in SAFE and request.headers.get("origin", own_origin(request)) != own_origin(request):
            return PlainTextResponse("This was sent from a page of another site; send it from the desk itself.", 403)
        if self.door.open or who.name or path == "/login" or _static(request):
            return None
        if path.startswith("/api/"):
            return api.unauthorized("this desk is read with a login: send a token as `Authorization: Bearer TOKEN`")
        asked = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?{urlencode({'next': asked})}", 303)

    def _visitor(self, request: Request) -> Visitor:
        program = api.token(request)
        token = program or cookie(request)
        kind: Literal["browser", "program"] = "program" if program else "browser"
        with Record.open(self.record, create=False, readonly=True) as record:
            return Visitor(people.bearer(record, token=token, kind=kind, now=self.clock()), token, kind)


def door(host: str, named: Collection[str] = ()) -> Door:
    """The door of a desk that listens on `host`: open to be read on loopback, as long as it is reached under no other name."""
    names = frozenset(name.lower().rstrip(".") for name in named)
    own = {host.lower().strip("[]")} - {"0.0.0.0", "::", ""}
    return Door(LOOPBACK | own | names, open=host.lower().strip("[]") in LOOPBACK and not names)


def visitor(request: HTTPConnection) -> Visitor:
    """Who asks, as the gate found."""
    found: Visitor = request.scope.get("visitor") or NOBODY
    return found


def cookie_name(request: HTTPConnection) -> str:
    """The name of the cookie: over HTTPS one that a browser takes from this very host alone (RFC 6265bis, 4.1.3.2)."""
    return "__Host-onrecord" if request.url.scheme == "https" else "onrecord"


def cookie(request: HTTPConnection) -> str:
    """The token that a browser showed, or nothing."""
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(cookie_name(request))
    except CookieError:
        return ""
    return found.value if found else ""


def own_origin(request: HTTPConnection) -> str:
    """The origin (RFC 6454) under which the desk is reached."""
    return f"{request.url.scheme}://{request.headers.get('host', '')}"


def host_of(headers: Headers) -> str:
    """The host of a request in lower case, without its port."""
    try:
        return urlsplit(f"//{headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def _unkept(send: Send) -> Send:
    """Answers to somebody are in no cache: what they show is theirs, and gone from the browser with the login."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["cache-control"] = "private, no-store"
        await send(message)

    return marked


def _static(request: Request) -> bool:
    return request.url.path.startswith("/static/")


def _shown(request: Request) -> bool:
    return bool(api.token(request) or cookie(request))
