"""A stream of JSON-LD: a head, then one object a line, so that memory does not grow with the record."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord import codec


def stream(head: dict[str, Any], items: Iterable[dict[str, Any]], *, under: str, close: str = "") -> Iterator[bytes]:
    """`head` as a JSON object whose last member, `under`, holds the items; `close` ends what the head left open."""
    yield codec.encode(head)[:-1] + f',"{under}":['.encode()
    before = b"\n"
    for item in items:
        yield before + codec.encode(item)
        before = b",\n"
    yield f"\n]}}{close}\n".encode()


def known(**fields: Any) -> dict[str, Any]:
    """The fields that hold something: linked data leaves out what is not known."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], (), {})}
