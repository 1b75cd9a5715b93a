"""The append side of what is kept: each row is added once, inside a transaction, and never changed."""

from dataclasses import dataclass, replace

import apsw

from onrecord import codec
from onrecord.model.claim import Judgement
from onrecord.model.holding import Fetch
from onrecord.model.news import Reading, Version
from onrecord.record import kept
from onrecord.record.extract import Extract
from onrecord.record.instants import instant
from onrecord.record.packed import pack, press


@dataclass(frozen=True, slots=True)
class Keeping:
    """Appends to the kept rows of a record; adding a row that is there does nothing."""

    connection: apsw.Connection

    def fetch(self, fetch: Fetch, *, body: bytes, feed: bool) -> None:
        """A fetch with the bytes that it showed; raises ValueError where `at` is no ISO 8601 time."""
        if not self._has("snapshot WHERE sha256 = ?", fetch.sha256):
            self._insert("snapshot", fetch.sha256, len(body), press(body))
        if not self._has("fetch WHERE id = ?", fetch.id):
            self._insert(
                "fetch", None, fetch.id, fetch.url, fetch.at, instant(fetch.at), fetch.status, fetch.content_type,
                fetch.sha256, fetch.etag, fetch.last_modified, int(feed),
            )  # fmt: skip

    def extract(self, extract: Extract) -> None:
        """An article that a fetch held."""
        if not self._has("input WHERE sha256 = ?", extract.input):
            self._insert("input", extract.input, extract.text, pack(extract.article))
        if not self._has("extract WHERE fetch = ? AND position = ?", extract.fetch, extract.position):
            self._insert("extract", extract.fetch, extract.position, extract.address, extract.input)

    def reading(self, reading: Reading, *, input: str) -> None:
        """What a pipeline read in an input, without what the input itself holds."""
        if not self._has("reading WHERE input = ? AND pipeline = ?", input, reading.pipeline.id):
            bare = replace(reading, id="", version=Version(""), text="")
            sha256 = codec.sha256(codec.encode(bare))
            self._insert("reading", None, input, reading.pipeline.id, sha256, pack(bare))

    def read(self, input: str, *, pipeline: str) -> Reading | None:
        """What a pipeline read in an input, if it did."""
        return kept.reading(self.connection, input=input, pipeline=pipeline)

    def judgement(self, judgement: Judgement) -> None:
        """What a named person decided."""
        if not self._has("judgement WHERE id = ?", judgement.id):
            fields = (getattr(judgement, name) for name in ("id", "at", "who", "verb", "subject", "value", "note"))
            self._insert("judgement", None, *fields)

    def _has(self, where: str, *given: str | int) -> bool:
        return self.connection.execute(f"SELECT 1 FROM {where}", given).get is not None

    def _insert(self, table: str, *row: str | int | bytes | None) -> None:
        self.connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def fetch_id(*, url: str, at: str, sha256: str, status: int) -> str:
    """The id of a fetch: what was seen where and when."""
    return codec.content_id(url, at, sha256, status)
