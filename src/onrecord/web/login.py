"""Logging in and out: plain forms, a cookie that no script can read, and a new token at each login."""

import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord.flow import people
from onrecord.record import Record
from onrecord.web import pages
from onrecord.web.login_attempts import Attempts
from onrecord.web.login_gate import Clock, Visitor, cookie, cookie_name, own_origin, visitor

LARGEST = 64 * 1024
"""Bytes of a form."""


def routes(record: Path, *, links: Callable[[Visitor], pages.Links], clock: Clock) -> list[BaseRoute]:
    """The addresses of login and logout."""
    desk = _Desk(record, links, clock)
    return [
        Route("/login", desk.ask, methods=["GET"]),
        Route("/login", desk.enter, methods=["POST"]),
        Route("/logout", desk.leave, methods=["POST"]),
    ]


async def form(request: Request) -> dict[str, str]:
    """The fields of a form that a page of this desk sent; raises HTTPException 403 for any other, 413 and 422."""
    if request.headers.get("origin") != own_origin(request):
        raise HTTPException(403, "This form did not come from a page of the desk: open the page again and send it from there.")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise HTTPException(413, f"The form is longer than {LARGEST // 1024} KiB: send less.")
    try:
        fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=50, errors="strict"))
    except ValueError:
        raise HTTPException(422, "The form cannot be read: send it from the page again.") from None
    shown = Visitor(token=cookie(request))
    if not shown.wrote(fields.pop("form", "")):
        raise HTTPException(403, "The form was made for another login: open the page again and send it from there.")
    return fields


def back(address: str) -> str:
    """A place of this desk to go on to; the stories where the address leads elsewhere."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inside else "/"


class _Desk:
    """The login over one record."""

    def __init__(self, record: Path, links: Callable[[Visitor], pages.Links], clock: Clock) -> None:
        self._record, self._links, self._clock = record, links, clock
        self._attempts = Attempts(clock)

    async def ask(self, request: Request) -> Response:
        """The form; a browser that has no cookie gets one that is nobody's, to make its form with."""
        who = visitor(request)
        if not who.token:
            who = Visitor(token=secrets.token_urlsafe(32))
        return self._page(request, who, next=back(request.query_params.get("next", "/")))

    async def enter(self, request: Request) -> Response:
        """A login, with a token of its own: one that was there before is worth nothing afterwards."""
        given = await form(request)
        name, password = given.get("name", "")[:200], given.get("password", "")
        address = request.client.host if request.client else ""
        if seconds := self._attempts.wait(name=name, address=address):
            says = f"Too many logins have failed: try again in {-(-seconds // 60)} minutes."
            return self._again(request, given, 429, says, {"retry-after": str(seconds)})
        self._attempts.failed(name=name, address=address)
        token = await run_in_threadpool(self._enter, name, password, cookie(request))
        if token is None:
            return self._again(request, given, 403, "Name and password do not fit.", {})
        self._attempts.passed(name=name, address=address)
        answer = RedirectResponse(back(given.get("next", "/")), 303, {"cache-control": "no-store"})
        _keep(request, answer, token, seconds=int(people.LOGIN.total_seconds()))
        return answer

    async def leave(self, request: Request) -> Response:
        """The end of a login, here and in the record."""
        await form(request)
        await run_in_threadpool(self._leave, cookie(request))
        answer = RedirectResponse("/", 303, {"cache-control": "no-store", "clear-site-data": '"cache"'})
        _keep(request, answer, "", seconds=0)
        return answer

    def _enter(self, name: str, password: str, before: str) -> str | None:
        with Record.open(self._record, create=False) as record:
            token = people.log_in(record, name=name, password=password, now=self._clock())
            if token is not None and before:
                people.log_out(record, token=before)
            return token

    def _leave(self, token: str) -> None:
        with Record.open(self._record, create=False) as record:
            people.log_out(record, token=token)

    def _again(self, request: Request, given: dict[str, str], status: int, says: str, headers: dict[str, str]) -> Response:
        who = Visitor(token=cookie(request))
        return self._page(request, who, next=back(given.get("next", "/")), says=says, status=status, headers=headers)

    def _page(
        self,
        request: Request,
        who: Visitor,
        *,
        next: str,
        says: str = "",
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> Response:
        page = pages.login(self._links(who), next=next, says=says)
        answer = HTMLResponse(page, status, {"cache-control": "no-store", **(headers or {})})
        if who.name is None:
            _keep(request, answer, who.token, seconds=None)
        return answer


def _keep(request: Request, answer: Response, token: str, *, seconds: int | None) -> None:
    """Give a browser a token; `seconds` None is until the browser closes."""
    secure = request.url.scheme == "https"
    answer.set_cookie(cookie_name(request), token, max_age=seconds, path="/", secure=secure, httponly=True, samesite="lax")
