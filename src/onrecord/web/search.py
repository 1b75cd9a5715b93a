"""Finding in the browser: one form whose fields are those of the view, and pages of speakers, outlets and subjects."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from onrecord import api
from onrecord.errors import NotFound, OnrecordError
from onrecord.record import Record
from onrecord.view import VIEWS
from onrecord.view.search import Kind
from onrecord.web import pages
from onrecord.web.login_gate import Visitor, visitor

STORIES = 200
"""The latest stories, which can be chosen from; others come with an address."""
PAGES = ("speaker", "outlet", "subject")
"""The views of a name that have a page of their own."""
_VIEWS = {view.name: view for view in VIEWS}


def routes(record: Path, *, links: Callable[[Visitor], pages.Links]) -> list[BaseRoute]:
    """The search, and the pages of a name."""
    return [
        Route("/search", _endpoint(record, links, "search"), methods=["GET"]),
        *(Route(f"/{name}/{{name:path}}", _endpoint(record, links, name), methods=["GET"]) for name in PAGES),
    ]


def _endpoint(record: Path, links: Callable[[Visitor], pages.Links], name: str) -> Callable[[Request], Response]:
    view = _VIEWS[name]
    options = {option.name for option in view.options}

    def endpoint(request: Request) -> Response:
        own = links(visitor(request))
        given = {k: v for k, v in {**request.query_params, **request.path_params}.items() if k in options and v.strip()}
        says, status = "", 200
        with Record.open(record, create=False, readonly=True) as held:
            try:
                answer = view.call(held, **api.asked(view, given)) if given else None
            except (HTTPException, OnrecordError, ValueError) as error:
                answer, status = None, 404 if isinstance(error, NotFound) else 422
                says = error.detail if isinstance(error, HTTPException) else str(error)
            if name == "search":
                choices = {"titles": _titles(held, given.get("story")), "kinds": [(kind, kind) for kind in get_args(Kind)]}
                filled = {**dict.fromkeys(options), **given}
                return HTMLResponse(pages.search(own, answer, given=filled, says=says, **choices), status)
        if answer is None:
            return HTMLResponse(pages.error(own, status=404, says=says or f"There is no {name} without a name."), 404)
        return HTMLResponse(pages.named(own, answer, name=name), status)

    return endpoint


def _titles(record: Record, asked: str | None) -> list[tuple[str, str]]:
    """The stories to choose from, the one that was asked for among them."""
    some = {size.id: size.title or size.id for size in record.sizes(limit=STORIES)}
    if asked and asked not in some and record.tells(asked):
        some[asked] = record.title(asked) or asked
    return list(some.items())
