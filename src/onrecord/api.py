"""The HTTP JSON API: an address for each view, made from its signature, with its OpenAPI description.

`GET /api/VIEW/GIVEN?OPTION=...` answers with the rows that the view gives; `POST /api/read` reads a text. Nothing here writes.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from onrecord import __version__, codec
from onrecord.errors import NotFound, OnrecordError
from onrecord.export import record_json
from onrecord.model.news import Article, Reading, Version
from onrecord.record import Record
from onrecord.settings import LIMITS
from onrecord.view import VIEWS, View

JSON = "application/json"


class Text(msgspec.Struct, forbid_unknown_fields=True):
    """A text to read: `published` (ISO 8601) anchors its relative times."""

    text: str
    id: str = "text"
    published: str | None = None
    title: str | None = None
    url: str | None = None


class Failure(msgspec.Struct):
    """Why a request was not answered: what, where, and what to do about it."""

    error: str


def routes(record: Path) -> list[BaseRoute]:
    """The addresses of the API over one record file, which is opened for each request and only read."""
    described = codec.encode(openapi())
    views: list[BaseRoute] = [Route(address(view), _answer(record, view), methods=["GET"]) for view in VIEWS]
    return [
        *views,
        Route("/api/read", _read, methods=["POST"]),
        Route("/api/export", _export(record), methods=["GET"]),
        Route("/api/openapi.json", lambda _: Response(described, media_type=JSON), methods=["GET"]),
        Route("/api/{rest:path}", _nowhere),
    ]


def address(view: View) -> str:
    """The address of a view: what must be given stands in the path, the rest are query parameters."""
    return "/".join(["/api", view.name, *(f"{{{o.name}}}" for o in view.options if o.required)])


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
    return Response(codec.encode(Failure(said)), status, media_type=JSON)


def _answer(record: Path, view: View) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            keywords = asked(view, {**request.path_params, **request.query_params})
            with Record.open(record, create=False, readonly=True) as held:
                return Response(codec.encode(codec.plain(view.call(held, **keywords))), media_type=JSON)
        except (HTTPException, OnrecordError) as error:
            return failure(error)
        except ValueError as error:  # a value of the right type that the view cannot use
            return failure(HTTPException(422, str(error)))

    endpoint.__name__ = view.name
    return endpoint


async def _read(request: Request) -> Response:
    from onrecord.read import read

    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > 4 * LIMITS.text:
            return failure(HTTPException(413, f"the text is longer than {LIMITS.text:,} characters; send a part of it"))
    try:
        given = codec.decode(bytes(body), Text)
    except ValueError as error:
        return failure(HTTPException(422, f"the body does not fit: {error}; send JSON with a `text`"))
    version = Version(given.id, url=given.url, title=given.title, published=given.published, kind="text")
    reading = await run_in_threadpool(read, Article(given.id, version, given.text))
    return Response(codec.encode(reading), media_type=JSON)


def _export(record: Path) -> Callable[[Request], Response]:
    def parts() -> Iterator[bytes]:
        with Record.open(record, create=False, readonly=True) as held:
            yield from record_json(held)

    return lambda _: StreamingResponse(parts(), media_type=JSON)


def _nowhere(request: Request) -> Response:
    return failure(HTTPException(404, f"there is no {request.url.path}; /api/openapi.json lists what there is"))


def openapi() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1)."""
    types = [*(view.result for view in VIEWS), Reading, Text, Failure]
    refs, schemas = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    views, (reading, text, failed) = dict(zip(VIEWS, refs, strict=False)), refs[len(VIEWS) :]
    paths: dict[str, Any] = {address(view): {"get": _described(view, views[view], failed)} for view in VIEWS}
    body = {"required": True, "content": {JSON: {"schema": text}}}
    read = {"summary": "The reading of a text.", "operationId": "read", "requestBody": body}
    paths["/api/read"] = {"post": {**read, "responses": _responses(reading, failed)}}
    whole = {"summary": "The whole record as one document.", "operationId": "export"}
    paths["/api/export"] = {"get": {**whole, "responses": _responses({"type": "object"}, failed)}}
    info = {"title": "onrecord", "version": __version__, "summary": "The record behind a developing news story."}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


def _described(view: View, result: dict[str, Any], failed: dict[str, Any]) -> dict[str, Any]:
    parameters = [
        {
            "name": option.name,
            "in": "path" if option.required else "query",
            "required": option.required,
            "schema": msgspec.json.schema(option.type),
        }
        for option in view.options
    ]
    return {
        "summary": view.summary,
        "operationId": view.name,
        "parameters": parameters,
        "responses": _responses(result, failed),
    }


def _responses(result: dict[str, Any], failed: dict[str, Any]) -> dict[str, Any]:
    def answer(says: str, schema: dict[str, Any]) -> dict[str, Any]:
        return {"description": says, "content": {JSON: {"schema": schema}}}

    return {"200": answer("The answer.", result), "4XX": answer("Why there is none.", failed)}
