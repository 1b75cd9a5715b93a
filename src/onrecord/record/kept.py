"""What is kept for ever: fetches, snapshots and judgements, read."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import apsw

from onrecord.errors import NotFound
from onrecord.model.claim import Judgement
from onrecord.model.holding import Fetch
from onrecord.model.news import Article, Reading
from onrecord.record.extract import Extract
from onrecord.record.instants import instant
from onrecord.record.packed import unpack, unpress

_FETCHES = """
    SELECT f.id, f.at, f.url, f.status, f.content_type, f.sha256, f.etag, f.last_modified,
           s.version, coalesce(s.new, 0)
    FROM fetch f LEFT JOIN shown s ON s.fetch = f.id AND s.position = 0 AND f.feed = 0
    WHERE {} ORDER BY f.instant, f.seq"""


def fetches(connection: apsw.Connection, *, url: str | None = None) -> Iterator[Fetch]:
    """All fetches, or those of one address, in order of time."""
    where, given = ("true", ()) if url is None else ("f.url = ?", (url,))
    yield from _fetches(connection.execute(_FETCHES.format(where), given))


def snapshot(connection: apsw.Connection, sha256: str) -> bytes:
    """The bytes of that hash as they came; raises NotFound."""
    body = connection.execute("SELECT body FROM snapshot WHERE sha256 = ?", (sha256,)).get
    if body is None:
        raise NotFound(f"no snapshot {sha256} in this record; `onrecord export` lists those it has")
    return unpress(body)


def judgements(connection: apsw.Connection, *, subject: str | None = None) -> list[Judgement]:
    """What named people decided, in the order in which they did."""
    rows = connection.execute(
        "SELECT id, at, who, verb, subject, value, note FROM judgement WHERE ?1 IS NULL OR subject = ?1 ORDER BY seq",
        (subject,),
    )
    return [Judgement(*row) for row in rows]


def fetch(connection: apsw.Connection, id: str) -> Fetch | None:
    """The fetch of that id, if it is here."""
    return next(_fetches(connection.execute(_FETCHES.format("f.id = ?"), (id,))), None)


def same_bytes(connection: apsw.Connection, *, url: str, sha256: str) -> Fetch | None:
    """The first fetch at which an address showed a snapshot, if there was one."""
    return next(_fetches(connection.execute(_FETCHES.format("f.url = ? AND f.sha256 = ?"), (url, sha256))), None)


def validators(connection: apsw.Connection, url: str) -> tuple[str | None, str | None]:
    """The ETag and the Last-Modified that an address gave when it was last sent whole; (None, None) where it never was."""
    row = connection.execute(
        "SELECT etag, last_modified FROM fetch WHERE url = ? AND status < 300 ORDER BY instant DESC, seq DESC LIMIT 1", (url,)
    ).get
    return row or (None, None)


def extracts(connection: apsw.Connection, *, url: str, at: str) -> Iterator[Extract]:
    """The articles in what an address showed when it was last sent whole before `at`."""
    rows = connection.execute(
        """SELECT e.fetch, e.position, e.address, e.input, i.text_sha256, i.article
           FROM extract e JOIN input i ON i.sha256 = e.input WHERE e.fetch = (
               SELECT id FROM fetch WHERE url = ? AND status < 300 AND instant <= ? ORDER BY instant DESC, seq DESC LIMIT 1)
           ORDER BY e.position""",
        (url, instant(at)),
    )
    for *head, packed in rows:
        yield Extract(*(*head, unpack(packed, Article)))


def article(connection: apsw.Connection, *, input: str) -> Article:
    """What a pipeline is given, by its hash; raises NotFound."""
    packed = connection.execute("SELECT article FROM input WHERE sha256 = ?", (input,)).get
    if packed is None:
        raise NotFound(f"no input {input} in this record")
    return unpack(packed, Article)


def reading(connection: apsw.Connection, *, input: str, pipeline: str) -> Reading | None:
    """What a pipeline read in an input, if it did."""
    packed = connection.execute("SELECT reading FROM reading WHERE input = ? AND pipeline = ?", (input, pipeline)).get
    if packed is None:
        return None
    given = article(connection, input=input)
    return replace(unpack(packed, Reading), id=input, version=given.version, text=given.text)


def _fetches(rows: Iterable[tuple[Any, ...]]) -> Iterator[Fetch]:
    for *row, new in rows:
        yield Fetch(*(*row, bool(new)))
