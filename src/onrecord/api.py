"""The HTTP API: an address for each view, made from its signature.

`GET /api/VIEW/GIVEN?OPTION=...` answers with the rows that the view gives, as JSON, CSV or Parquet; `GET /api/export` with the
whole record in one of several standards; `POST /api/read` reads a text. Only `POST /api/judge` writes, and only for a program
that shows a token (RFC 6750): a cookie is worth nothing there, so no other site can make a browser write.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from onrecord import codec
from onrecord.errors import NotFound, OnrecordError
from onrecord.export import FORMATS
from onrecord.export import Format as Form
from onrecord.export.table import table, tables
from onrecord.export.table_files import as_csv, as_parquet
from onrecord.flow import people
from onrecord.model.news import Article, Version
from onrecord.openapi import FILES, JSON, WRITTEN, Decision, Failure, Text, address, openapi
from onrecord.record import Record
from onrecord.settings import LIMITS
from onrecord.view import VIEWS, View
from onrecord.view.changes import CURSOR

Clock = Callable[[], datetime]
T = TypeVar("T")


def now() -> datetime:
    """The clock of the API."""
    return datetime.now(UTC)


def routes(record: Path, *, clock: Clock = now) -> list[BaseRoute]:
    """The addresses of the API over one record file, which is opened for each request."""
    described = codec.encode(openapi())
    views: list[BaseRoute] = [
        Route(address(view).replace("}", ":path}"), _answer(record, view), methods=["GET"]) for view in VIEWS
    ]
    return [
        *views,
        Route("/api/read", _read, methods=["POST"]),
        Route("/api/judge", _judge(record, clock), methods=["POST"]),
        Route("/api/export", _export(record), methods=["GET"]),
        Route("/api/openapi.json", lambda _: Response(described, media_type=JSON), methods=["GET"]),
        Route("/api/{rest:path}", _nowhere),
    ]


def asked(view: View, given: dict[str, str]) -> dict[str, Any]:
    """The keywords for a view out of strings; raises HTTPException 422 for one that it has not or that does not fit."""
    options = {o.name: o for o in view.options}
    if unknown := sorted(given.keys() - options.keys()):
        raise HTTPException(422, f"{view.name} has no parameter {unknown[0]!r}; it takes {', '.join(options) or 'none'}")
    out = {}
    for name, value in given.items():
        try:
            out[name] = msgspec.convert(value, options[name].type, strict=False)
        except msgspec.ValidationError as error:
            raise HTTPException(422, f"the parameter {name} of {view.name} does not fit: {error}") from None
    return out


def failure(error: Exception) -> Response:
    """An error as JSON with its status."""
    status = error.status_code if isinstance(error, HTTPException) else 404 if isinstance(error, NotFound) else 400
    said = error.detail if isinstance(error, HTTPException) else str(error)
    headers = error.headers if isinstance(error, HTTPException) else None
    return Response(codec.encode(Failure(said)), status, headers, media_type=JSON)


def unauthorized(says: str) -> Response:
    """That a token is needed, and which kind (RFC 6750, 3)."""
    return failure(HTTPException(401, says, {"www-authenticate": 'Bearer realm="onrecord"'}))


def token(request: Request) -> str:
    """The token that a program shows (RFC 6750, 2.1), or nothing."""
    scheme, _, shown = request.headers.get("authorization", "").partition(" ")
    return shown.strip() if scheme.lower() == "bearer" else ""


def _answer(record: Path, view: View) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            given = {**request.query_params, **request.path_params}
            form, name = given.pop("format", "json"), given.pop("table", None)
            _fits(view, form, name)
            with Record.open(record, create=False, readonly=True) as held:
                answer = view.call(held, **asked(view, given))
            if form == "json":
                return Response(codec.encode(codec.plain(answer)), media_type=JSON)
            body = (as_csv if form == "csv" else as_parquet)(table(answer, view.result, name=name))
            return Response(body, headers=_file(f"{view.name}.{form}"), media_type=FILES[form])
        except (HTTPException, OnrecordError) as error:
            return failure(error)
        except ValueError as error:  # a value of the right type that the view cannot use: no time, or another record's cursor
            foreign = any(CURSOR.fullmatch(given.get(name, "")) for name in ("cursor", "since"))
            return failure(HTTPException(409 if foreign else 422, str(error)))

    endpoint.__name__ = view.name
    return endpoint


def _fits(view: View, form: str, name: str | None) -> None:
    """Raise HTTPException 422 where there is no such form of a view, or no such table."""
    if form != "json" and form not in FILES:
        raise HTTPException(422, f"the format {form!r} is unknown; it is one of json, {', '.join(FILES)}")
    if name is not None and name not in tables(view.result):
        raise HTTPException(422, f"{view.name} has the tables {', '.join(tables(view.result))}")


def _file(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="onrecord-{name}"'}


async def _sent(request: Request, type: type[T], *, most: int) -> T:
    """The body of a request; raises HTTPException 413, 415 or 422."""
    if request.headers.get("content-type", JSON).partition(";")[0].strip().lower() != JSON:
        raise HTTPException(415, f"the body is no JSON; send {JSON}")
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise HTTPException(413, f"the body is longer than {most:,} bytes; send less")
    try:
        return codec.decode(bytes(body), type)
    except ValueError as error:
        raise HTTPException(422, f"the body does not fit: {error}; /api/openapi.json says what does") from None


async def _read(request: Request) -> Response:
    from onrecord.read import read

    try:
        given = await _sent(request, Text, most=4 * LIMITS.text)
    except HTTPException as error:
        return failure(error)
    version = Version(given.id, url=given.url, title=given.title, published=given.published, kind="text")
    reading = await run_in_threadpool(read, Article(given.id, version, given.text))
    return Response(codec.encode(reading), media_type=JSON)


def _judge(record: Path, clock: Clock) -> Callable[[Request], object]:
    def decide(shown: str, given: Decision) -> Response:
        from onrecord.flow import judge

        with Record.open(record, create=False) as held:
            who = people.bearer(held, token=shown, kind="program", now=clock())
            if who is None:
                return unauthorized("judging needs a token; `onrecord user token NAME` makes one")
            made = judge(held, who=who, verb=given.verb, subject=given.subject, value=given.value, note=given.note)
            return Response(codec.encode(made), 201, media_type=JSON)

    async def endpoint(request: Request) -> Response:
        shown = token(request)
        if not shown:
            return unauthorized("judging needs a token; send it as `Authorization: Bearer TOKEN`")
        try:
            return await run_in_threadpool(decide, shown, await _sent(request, Decision, most=64 * 1024))
        except NotFound as error:
            return failure(error)
        except OnrecordError as error:  # it does not fit what the record holds
            return failure(HTTPException(409, str(error)))
        except HTTPException as error:
            return failure(error)

    return endpoint


def _export(record: Path) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        given = dict(request.query_params)
        name, story = given.pop("format", "json"), given.pop("story", None)
        try:
            form = FORMATS.get(name)
            if form is None or given:
                raise HTTPException(422, f"the export takes a format, one of {', '.join(FORMATS)}, and a story")
            if story is not None:
                with Record.open(record, create=False, readonly=True) as held:
                    held.story(story)
                if not form.stories:
                    raise HTTPException(409, "the json export is of the whole record; leave the story out")
        except (HTTPException, OnrecordError) as error:
            return failure(error)
        return StreamingResponse(_parts(record, form, story), headers=_file(f"{name}.json"), media_type=form.media)

    return endpoint


def _parts(record: Path, form: Form, story: str | None) -> Iterator[bytes]:
    with Record.open(record, create=False, readonly=True) as held:
        yield from form.write(held, story=story) if form.stories else form.write(held)


def _nowhere(request: Request) -> Response:
    if request.url.path in WRITTEN:
        return failure(HTTPException(405, f"{request.url.path} takes POST", {"allow": "POST"}))
    return failure(HTTPException(404, f"there is no {request.url.path}; /api/openapi.json lists what there is"))
