"""The description of the HTTP API (OpenAPI 3.1), made from the signatures and types of the views; and the bodies it takes."""

from typing import Any, Literal

import msgspec

from onrecord import __version__
from onrecord.export import FORMATS
from onrecord.export.table import tables
from onrecord.model.claim import Judgement
from onrecord.model.news import Reading
from onrecord.view import VIEWS, Option, View
from onrecord.view.changes import CURSOR

JSON = "application/json"
FILES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
"""The forms of a view that are a table, with their media types."""

TIMES = {"since", "until"}
"""Options that are a date or a time (RFC 3339)."""
WRITTEN = {"/api/read", "/api/judge"}
"""Addresses that take a body."""


class Text(msgspec.Struct, forbid_unknown_fields=True):
    """A text to read: `published` (ISO 8601) anchors its relative times."""

    text: str
    id: str = "text"
    published: str | None = None
    title: str | None = None
    url: str | None = None


class Decision(msgspec.Struct, forbid_unknown_fields=True):
    """A judgement to append under the name that the token was given to; the fields are those of `onrecord judge`."""

    verb: Literal["confirm", "correct", "merge", "split", "rate", "undo"]
    subject: str
    value: str | None = None
    note: str | None = None


class Failure(msgspec.Struct):
    """Why a request was not answered: what, where, and what to do about it."""

    error: str


def address(view: View) -> str:
    """The address of a view: what must be given stands in the path, the rest are query parameters."""
    return "/".join(["/api", view.name, *(f"{{{o.name}}}" for o in view.options if o.required)])


def openapi() -> dict[str, Any]:
    """The description of the API (OpenAPI 3.1)."""
    types = [*(view.result for view in VIEWS), Reading, Text, Judgement, Decision, Failure]
    refs, schemas = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    views, (reading, text, judgement, decision, failed) = dict(zip(VIEWS, refs, strict=False)), refs[len(VIEWS) :]
    paths: dict[str, Any] = {address(view): {"get": _described(view, views[view], failed)} for view in VIEWS}
    read = {"summary": "The reading of a text.", "operationId": "read", "requestBody": _body(text)}
    paths["/api/read"] = {"post": {**read, "responses": _responses(failed, {JSON: {"schema": reading}})}}
    judge = {"summary": "Append what a person decides.", "operationId": "judge", "requestBody": _body(decision)}
    made = _responses(failed, {JSON: {"schema": judgement}}, status="201")
    paths["/api/judge"] = {"post": {**judge, "security": [{"token": []}], "responses": made}}
    media = {form.media: {"schema": {"type": "object"}} for form in FORMATS.values()}
    whole = {"summary": "The whole record, or one story, in a standard form.", "operationId": "export"}
    asks = [_parameter("format", {"enum": list(FORMATS), "default": "json"}), _parameter("story", {"type": "string"})]
    paths["/api/export"] = {"get": {**whole, "parameters": asks, "responses": _responses(failed, media)}}
    described = {"type": "object", "required": ["openapi", "paths"]}
    itself = {
        "summary": "This description.",
        "operationId": "openapi",
        "responses": _responses(failed, {JSON: {"schema": described}}),
    }
    paths["/api/openapi.json"] = {"get": itself}
    info = {"title": "onrecord", "version": __version__, "summary": "The record behind a developing news story."}
    security = {"token": {"type": "http", "scheme": "bearer", "description": "Made by `onrecord user token NAME`."}}
    components = {"schemas": schemas, "securitySchemes": security}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": components}


def _described(view: View, result: dict[str, Any], failed: dict[str, Any]) -> dict[str, Any]:
    own = [_parameter(o.name, _schema(view, o), path=o.required) for o in view.options]
    form = _parameter("format", {"enum": ["json", *FILES], "default": "json"})
    chosen = _parameter("table", {"enum": list(tables(view.result))}, says="Which of its lists are followed in a csv or parquet.")
    files: dict[str, Any] = {media: {} for media in FILES.values()}
    return {
        "summary": view.summary,
        "operationId": view.name,
        "parameters": [*own, form, chosen],
        "responses": _responses(failed, {JSON: {"schema": result}, **files}),
    }


def _schema(view: View, option: Option) -> dict[str, Any]:
    """The schema of an option: its type, and the form that a view asks of a time and of a cursor."""
    times = [{"type": "string", "format": form} for form in ("date", "date-time")] if option.name in TIMES else []
    cursor = option.name == "cursor" or (view.name, option.name) == ("changes", "since")
    forms = [*times, *([{"type": "string", "pattern": f"^({CURSOR.pattern})$"}] if cursor else [])]
    return {"anyOf": forms} if forms else msgspec.json.schema(option.type)


def _parameter(name: str, schema: dict[str, Any], *, path: bool = False, says: str | None = None) -> dict[str, Any]:
    told = {"description": says} if says else {}
    return {"name": name, "in": "path" if path else "query", "required": path, **told, "schema": schema}


def _body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {JSON: {"schema": schema}}}


def _responses(failed: dict[str, Any], media: dict[str, Any], *, status: str = "200") -> dict[str, Any]:
    none = {"description": "Why there is none.", "content": {JSON: {"schema": failed}}}
    return {status: {"description": "The answer.", "content": media}, "4XX": none}
