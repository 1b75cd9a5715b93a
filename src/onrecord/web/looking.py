"""The page "Since you last looked": for whoever is logged in since they did, for others since the cursor in the address."""

from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord.errors import NotFound, RecordError
from onrecord.flow import look
from onrecord.record import Record
from onrecord.web import pages
from onrecord.web.login import form
from onrecord.web.login_gate import Visitor, visitor


def routes(record: Path, *, links: Callable[[Visitor], pages.Links]) -> list[BaseRoute]:
    """The page, and where its form goes."""
    return [
        Route("/since", _shown(record, links), methods=["GET"]),
        Route("/since", _looked(record, links), methods=["POST"]),
    ]


def _shown(record: Path, links: Callable[[Visitor], pages.Links]) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        who = visitor(request)
        given = {k: v for k, v in request.query_params.items() if k in ("cursor", "story") and v}
        try:
            with Record.open(record, create=False, readonly=True) as held:
                return HTMLResponse(pages.since(held, links(who), reader=who.name, form=who.form if who.name else None, **given))
        except (RecordError, ValueError) as error:
            return _refused(links(who), error)

    return endpoint


def _looked(record: Path, links: Callable[[Visitor], pages.Links]) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        who, given = visitor(request), await form(request)
        if not who.name:
            says = "Only who is logged in can note what they have seen: log in and try again."
            return HTMLResponse(pages.error(links(who), status=403, says=says), 403)
        try:
            await run_in_threadpool(_look, record, who.name, given.get("cursor") or None)
        except (RecordError, ValueError) as error:
            return _refused(links(who), error)
        return RedirectResponse(links(who).page("since"), 303)

    return endpoint


def _look(path: Path, reader: str, cursor: str | None) -> None:
    with Record.open(path, create=False) as record:
        look(record, reader=reader, cursor=cursor)


def _refused(links: pages.Links, error: Exception) -> Response:
    status = 404 if isinstance(error, NotFound) else 400 if isinstance(error, ValueError) else 500
    return HTMLResponse(pages.error(links, status=status, says=f"{error}."), status)
