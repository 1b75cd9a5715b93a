"""The whole record as one JSON document in the outside shape of the contract (record.schema.json)."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord import codec
from onrecord.model.claim import Claim, Telling
from onrecord.model.holding import Fetch
from onrecord.record import Record


def record_json(record: Record) -> Iterator[bytes]:
    """The document in parts, UTF-8, one item a line: the same bytes for the same content."""
    with record.still() as held:
        yield b"{\n"
        yield from _array("articles", held.articles())
        yield from _array("fetches", map(_fetch, held.fetches()))
        yield from _array("readings", held.readings())
        yield from _array("copies", (copies for telling in _tellings(held) for copies in telling.copies))
        yield from _array("stories", held.stories())
        yield from _array("claims", (claim for telling in _tellings(held) for claim in telling.claims))
        yield from _array("changes", held.changes(), last=True)
        yield b"}\n"


def _array(name: str, items: Iterable[Any], *, last: bool = False) -> Iterator[bytes]:
    before = b'"' + name.encode() + b'": ['
    for item in items:
        yield before + b"\n" + _json(item)
        before = b","
    yield (before if before != b"," else b"\n") + (b"]\n" if last else b"],\n")


def _json(item: object) -> bytes:
    return codec.encode(codec.plain(item) if isinstance(item, Claim) else item)


def _tellings(record: Record) -> Iterator[Telling]:
    return (record.telling(story.id) for story in record.stories())


def _fetch(fetch: Fetch) -> dict[str, Any]:
    return {"at": fetch.at, "url": fetch.url, "version": fetch.version, "new": fetch.new}
