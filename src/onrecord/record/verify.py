"""Reads everything again and names what is wrong: hashes, offsets, and derived rows that point at nothing."""

from collections.abc import Callable, Iterator
from typing import Any

import apsw

from onrecord import codec
from onrecord.model.claim import Change, Claim, Copies
from onrecord.model.news import Article, Problem, Reading
from onrecord.record import held
from onrecord.record.instants import instant
from onrecord.record.keeping import fetch_id
from onrecord.record.offsets import outside
from onrecord.record.packed import unpack, unpress

Check = Callable[[apsw.Connection], Iterator[str]]


def verify(connection: apsw.Connection) -> Iterator[Problem]:
    """A problem for each thing that is wrong, in the order of CHECKS; nothing where the record is sound."""
    for check in CHECKS:
        try:
            for message in check(connection):
                yield Problem(check.__name__, message, connection.filename)
        except apsw.Error as error:
            yield Problem(check.__name__, f"The file is damaged and cannot be read further here: {error}.", connection.filename)


def file(connection: apsw.Connection) -> Iterator[str]:
    """SQLite's own check of pages, indexes and constraints."""
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield f"SQLite says of the file: {message}."


def keys(connection: apsw.Connection) -> Iterator[str]:
    """Rows that point at rows that are not there."""
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of table {table} points at a row of {parent} that is not there."


def snapshots(connection: apsw.Connection) -> Iterator[str]:
    """Bytes that are not those of their hash."""
    for sha256, size, body in connection.execute("SELECT sha256, size, body FROM snapshot"):
        try:
            found = unpress(body)
        except ValueError as error:
            yield f"Snapshot {sha256} cannot be read: {error}."
        else:
            if codec.sha256(found) != sha256 or len(found) != size:
                yield f"Snapshot {sha256} has {len(found)} bytes of another hash."


def fetches(connection: apsw.Connection) -> Iterator[str]:
    """Fetches that are not what their id was made of."""
    rows = connection.execute("SELECT id, url, at, sha256, status, instant FROM fetch")
    for id, url, at, sha256, status, ordered in rows:
        if fetch_id(url=url, at=at, sha256=sha256, status=status) != id:
            yield f"Fetch {id} of {url} at {at} does not have the id that its address, time, bytes and status give."
        elif instant(at) != ordered:
            yield f"Fetch {id} of {url} is ordered by another instant than its time {at}."


def inputs(connection: apsw.Connection) -> Iterator[str]:
    """Extracted articles that are not those of their hash."""
    for sha256, text, packed in connection.execute("SELECT sha256, text_sha256, article FROM input"):
        try:
            found = unpress(packed)
            article = codec.decode(found, Article)
        except ValueError as error:
            yield f"Input {sha256} cannot be read: {error}."
        else:
            if codec.sha256(found) != sha256:
                yield f"Input {sha256} has another hash."
            if codec.sha256(article.text) != text:
                yield f"The text of input {sha256} has another hash."


def readings(connection: apsw.Connection) -> Iterator[str]:
    """Readings that cannot be read, are not those of their hash, or point outside the text."""
    rows = connection.execute(
        "SELECT r.input, r.pipeline, r.sha256, r.reading, i.article FROM reading r JOIN input i ON i.sha256 = r.input"
    )
    for input, pipeline, sha256, packed, given in rows:
        which = f"The reading of input {input} by pipeline {pipeline}"
        try:
            article, reading = unpack(given, Article), unpack(packed, Reading)
        except ValueError as error:
            yield f"{which} cannot be read: {error}."
            continue
        if codec.sha256(unpress(packed)) != sha256:
            yield f"{which} has another hash."
        for where in outside(reading, article.version.posts, length=len(article.text)):
            yield f"{which} points outside the text at {where}."


def versions(connection: apsw.Connection) -> Iterator[str]:
    """Versions whose text or id is another, and articles whose id is."""
    rows = connection.execute(
        """SELECT v.id, v.article, v.text_sha256, v.occurrence, i.text_sha256, r.input = v.input
           FROM version v JOIN input i ON i.sha256 = v.input JOIN reading r ON r.seq = v.reading"""
    )
    for id, article, text, occurrence, given, same in rows:
        if codec.content_id(article, text, occurrence) != id:
            yield f"Version {id} does not have the id that its article, text and occurrence give."
        if not same:
            yield f"Version {id} has the reading of another input."
        if given != text:
            yield f"Version {id} has the text of another input."
    for id, address in connection.execute("SELECT id, address FROM article"):
        if codec.content_id(address) != id:
            yield f"Article {id} does not have the id that its address {address} gives."


def replayed(connection: apsw.Connection) -> Iterator[str]:
    """Extracts that show no version, stories that were not told, versions that cannot be searched."""
    for fetch, position in connection.execute("SELECT fetch, position FROM extract EXCEPT SELECT fetch, position FROM shown"):
        yield f"Article {position} of fetch {fetch} shows no version: run `onrecord rebuild`."
    for (story,) in connection.execute("SELECT id FROM story WHERE told = 0"):
        yield f"Story {story} has versions that are not told yet: run `onrecord add` or `onrecord rebuild`."
    unlisted = "SELECT id FROM version WHERE number NOT IN (SELECT rowid FROM words)"
    for (version,) in connection.execute(unlisted):
        yield f"Version {version} cannot be searched: run `onrecord rebuild`."


def tellings(connection: apsw.Connection) -> Iterator[str]:
    """Copies, claims and changes that name versions or items that are not there."""
    for (story,) in connection.execute("SELECT id FROM story ORDER BY number"):
        items = {r.id: _items(r) for r in _readable(connection, story)}
        try:
            for what, version, item in _named(connection, story):
                if version not in items:
                    yield f"{what} of story {story} names version {version}, which the story does not have."
                elif item is not None and item not in items[version]:
                    yield f"{what} of story {story} names item {item}, which version {version} does not have."
        except ValueError as error:
            yield f"What is told of story {story} cannot be read: {error}; run `onrecord rebuild`."


CHECKS: tuple[Check, ...] = (file, keys, snapshots, fetches, inputs, readings, versions, replayed, tellings)


def _readable(connection: apsw.Connection, story: str) -> Iterator[Reading]:
    """The readings of a story up to one that is damaged, which `readings` has named."""
    try:
        yield from held.readings(connection, story=story)
    except ValueError:
        return


def _items(reading: Reading) -> set[str]:
    return {item.id for layer in (reading.attributions, reading.quantities, reading.assessments) for item in layer}


def _named(connection: apsw.Connection, story: str) -> Iterator[tuple[str, str, str | None]]:
    """What is told of a story: what names it, the version, and the item if any."""
    for copies in _told(connection, story, "copies", Copies):
        yield from ((f"Copies {copies.id}", version, None) for version in copies.members)
    for claim in _told(connection, story, "claim", Claim):
        yield from ((f"Claim {claim.id}", m.version, m.item) for m in claim.members)
        for stance in claim.standing.__dataclass_fields__:
            yield from ((f"Claim {claim.id}", p.version, p.item) for p in getattr(claim.standing, stance))
        for reference in (r for c in claim.conflicts for r in (c.member, c.against) if r and "#" in r):
            version, _, item = reference.partition("#")
            yield f"A conflict of claim {claim.id}", version, item
    for change in _told(connection, story, "change", Change):
        if change.version is not None:
            yield f"A change at {change.at}", change.version, None


def _told(connection: apsw.Connection, story: str, table: str, type: type) -> Iterator[Any]:
    for (text,) in connection.execute(f"SELECT {table} FROM {table} WHERE story = ? ORDER BY position", (story,)):
        yield codec.decode(text, type)
