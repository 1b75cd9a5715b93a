"""A list of what to watch and whom to tell, in TOML: docs/watching.md says what each line means."""

import base64
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from onrecord.capture.address import web
from onrecord.errors import SourceError
from onrecord.settings import LIMITS, Limits

Kind = Literal["feed", "sitemap", "page", "live"]
EVERY: dict[str, float] = {"feed": 300, "sitemap": 900, "page": 600, "live": 60}
"""Seconds between two polls of a source, unless the list says otherwise."""

SECRET = "whsec_"
"""How a secret of Standard Webhooks begins; the rest is Base64."""


@dataclass(frozen=True, slots=True)
class Source:
    """An address to poll every `every` seconds; of what it names, at most `most` articles at a time, for `days` each.

    `private` allows an address that is not public, for the source and for what it names on its own host.
    """

    kind: Kind
    url: str
    every: float
    article_every: float = 600.0
    days: float = 14.0
    most: int = 200
    follow: bool = True
    private: bool = False


@dataclass(frozen=True, slots=True)
class Hook:
    """A webhook (Standard Webhooks): where changes are sent, signed with `secret`; `past` asks for those known before it, too."""

    name: str
    url: str
    secret: bytes
    past: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Watchlist:
    """What to watch and whom to tell; `pace` are the least seconds between two requests to one host."""

    sources: tuple[Source, ...] = ()
    hooks: tuple[Hook, ...] = ()
    pace: float = 2.0
    threads: int = 8
    limits: Limits = LIMITS


def watchlist(path: Path, *, environment: Mapping[str, str] = os.environ) -> Watchlist:
    """The list in a TOML file; raises SourceError where it cannot be used."""
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SourceError(f"{path} cannot be opened ({error.strerror}): check its name and rights") from error
    except ValueError as error:
        raise SourceError(f"{path} is no TOML ({error}): correct it") from error
    tables = [(kind, table) for kind in (*get_args(Kind), "hook") for table in _tables(path, given.pop(kind, []), kind)]
    sources = [_source(path, kind, table) for kind, table in tables if kind != "hook"]
    hooks = [_hook(path, table, environment) for kind, table in tables if kind == "hook"]
    for what, names in (("address", [s.url for s in sources]), ("name of a hook", [h.name for h in hooks])):
        if twice := {n for n in names if names.count(n) > 1}:
            raise SourceError(f"{path} gives the {what} {twice.pop()} twice: leave one out")
    if not tables:
        raise SourceError(f"{path} names nothing to watch: add a [[feed]], [[sitemap]], [[page]], [[live]] or [[hook]]")
    most = {"seconds": ("fetch_seconds", float), "bytes": ("body", int)}
    limits = {name: _value(path, "top", key, given.pop(key), type) for key, (name, type) in most.items() if key in given}
    known = {
        key: _value(path, "top", key, given.pop(key), type) for key, type in (("pace", float), ("threads", int)) if key in given
    }
    _no_more(path, "top", given)
    return Watchlist(tuple(sources), tuple(hooks), **known, limits=replace(LIMITS, **limits))


def _tables(path: Path, given: Any, kind: str) -> list[dict[str, Any]]:
    if not isinstance(given, list) or not all(isinstance(table, dict) for table in given):
        raise SourceError(f"{path} has {kind} as something other than tables: write [[{kind}]]")
    return given


def _source(path: Path, kind: Any, table: dict[str, Any]) -> Source:
    url = _address(path, kind, table)
    types = {f.name: f.type for f in fields(Source) if f.name not in ("kind", "url")}
    said = {key: _value(path, kind, key, table.pop(key), types[key]) for key in list(table) if key in types}
    _no_more(path, kind, table)
    return Source(kind, url, **{"every": EVERY[kind], **said})


def _hook(path: Path, table: dict[str, Any], environment: Mapping[str, str]) -> Hook:
    url = _address(path, "hook", table)
    name = _value(path, "hook", "name", table.pop("name", url), str)
    variable = table.pop("secret_from", None)
    secret = environment.get(str(variable), "") if variable else table.pop("secret", "")
    try:
        key = base64.b64decode(str(secret).removeprefix(SECRET), validate=True)
    except ValueError:
        key = b""
    if not str(secret).startswith(SECRET) or not 24 <= len(key) <= 64:
        raise SourceError(
            f"{path} gives no secret for the hook {name}: add {SECRET} and 24 to 64 bytes in Base64 (secret, secret_from)"
        )
    said = {key: _value(path, "hook", key, table.pop(key), bool) for key in ("past", "private") if key in table}
    _no_more(path, "hook", table)
    return Hook(name, url, key, **said)


def _address(path: Path, kind: str, table: dict[str, Any]) -> str:
    url = table.pop("url", None)
    found = web(url) if isinstance(url, str) else None
    if not found:
        raise SourceError(f"{path} has a {kind} without an http or https address: add it as `url`")
    return found


def _value(path: Path, where: str, key: str, given: Any, type: Any) -> Any:
    """A value of a type; numbers are above zero."""
    number = isinstance(given, int | float) and not isinstance(given, bool) and 0 < given < 1e12
    fits = number and (type is float or isinstance(given, int)) if type in (float, int) else isinstance(given, type)
    if not fits:
        raise SourceError(f"{path} has {key} = {given!r} ({where}), which is no {type.__name__} above zero: correct it")
    return type(given)


def _no_more(path: Path, where: str, table: Mapping[str, Any]) -> None:
    for key in table:
        raise SourceError(f"{path} has {key!r} ({where}), which means nothing here: correct or remove it")
