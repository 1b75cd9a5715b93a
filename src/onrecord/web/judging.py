"""Judging in the browser: a page for each subject, plain forms, and a redirect back after each decision."""

from collections.abc import Callable
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord.errors import NotFound, OnrecordError
from onrecord.flow import judge
from onrecord.record import Record
from onrecord.web import pages
from onrecord.web.login import back, form
from onrecord.web.login_gate import Visitor, visitor

FIELDS = ("verb", "value", "source", "information", "note")
"""What the forms ask for; what was filled in stays where it does not fit."""

Found = Callable[[Visitor], pages.Links]


def routes(record: Path, *, links: Found) -> list[BaseRoute]:
    """The page of a subject, and where its forms go."""
    return [
        Route("/judge/{subject:path}", _shown(record, links), methods=["GET"]),
        Route("/judge", _decided(record, links), methods=["POST"]),
    ]


def _shown(record: Path, links: Found) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return _page(record, links(visitor(request)), request.path_params["subject"])

    return endpoint


def _decided(record: Path, links: Found) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        who, given = visitor(request), await form(request)
        here = links(who).page("judge", given.get("about") or given.get("subject", ""))
        if who.name is None or who.kind != "browser":
            return RedirectResponse(links(who).page("login", next=here), 303)
        try:
            await run_in_threadpool(_judge, record, who.name, given)
        except OnrecordError as error:
            status = 404 if isinstance(error, NotFound) else 422
            return await run_in_threadpool(
                _page, record, links(who), given.get("about") or given["subject"], given, str(error), status
            )
        return RedirectResponse(back(given.get("next") or here), 303)

    return endpoint


def _judge(path: Path, who: str, given: dict[str, str]) -> None:
    """Append what a form says; the two parts of a rating are two fields of it."""
    value = given.get("value") or f"{given.get('source', '')}{given.get('information', '')}"
    with Record.open(path, create=False) as record:
        judge(
            record, who=who, verb=given.get("verb", ""), subject=given.get("subject", ""),
            value=value or None, note=given.get("note") or None,
        )  # fmt: skip


def _page(
    path: Path, links: pages.Links, subject: str, given: dict[str, str] | None = None, says: str = "", status: int = 200
) -> Response:
    try:
        with Record.open(path, create=False, readonly=True) as record:
            page = pages.dossier(record, links, subject=subject, given={**dict.fromkeys(FIELDS, ""), **(given or {})}, says=says)
            return HTMLResponse(page, status)
    except OnrecordError as error:
        status = 404 if isinstance(error, NotFound) else 500
        return HTMLResponse(pages.error(links, status=status, says=says or str(error)), status)
