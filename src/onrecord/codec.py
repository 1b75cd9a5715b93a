"""Model ↔ JSON, JSON Schema, and ids made of content. The only door to msgspec."""

import hashlib
from typing import Any, TypeVar

import msgspec

from onrecord.model.claim import Claim, Conflict

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder(order="deterministic")


def encode(value: object) -> bytes:
    """Canonical JSON: UTF-8, no blanks, the keys of mappings sorted, the fields of a type in the order it declares them."""
    return _ENCODER.encode(value)


def decode(data: bytes | str, type: type[T]) -> T:
    """The value of `type` that `data` holds; raises ValueError where it does not fit."""
    return msgspec.json.decode(data, type=type)


def loads(data: bytes | str) -> Any:
    """Any JSON as plain dicts and lists; raises ValueError where it is none."""
    return msgspec.json.decode(data)


def plain(value: object) -> Any:
    """A value as dicts, lists and strings, named as the contract names them."""
    if isinstance(value, Claim):
        return {
            name: [plain(c) for c in value.conflicts] if name == "conflicts" else plain(getattr(value, name))
            for name in Claim.__dataclass_fields__
        }
    if isinstance(value, Conflict):
        return {"member": value.member, "with": value.against, "why": value.why}
    if isinstance(value, (list, tuple)) and any(isinstance(x, Claim) for x in value):
        return [plain(x) for x in value]
    return msgspec.to_builtins(value)


def content_id(*parts: object, size: int = 16) -> str:
    """A hash of content, in hex digits: SHA-256 over the canonical JSON of `parts`, cut to `size` digits."""
    return hashlib.sha256(encode(parts)).hexdigest()[:size]


def sha256(data: bytes | str) -> str:
    """SHA-256 in hex digits; of a string, that of its UTF-8 (lone surrogates are kept as they are)."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def schema(type: type, *, title: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a type, its parts under `$defs`."""
    (out,), parts = msgspec.json.schema_components([type], ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **out, "$defs": parts}
