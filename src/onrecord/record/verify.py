"""Reads everything again and names what is wrong: hashes, offsets, and derived rows that point at nothing.

It goes on slice by slice, each of one state of the file, so that others write meanwhile, and can go on where it ended.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import apsw

from onrecord import codec
from onrecord.errors import RecordError
from onrecord.model.claim import Change, Claim, Copies
from onrecord.model.news import Article, Problem, Reading
from onrecord.record import held
from onrecord.record.file import savepoint
from onrecord.record.instants import instant
from onrecord.record.keeping import fetch_id
from onrecord.record.offsets import outside
from onrecord.record.packed import unpack, unpress
from onrecord.record.terms import POSTINGS

Slice = Callable[[apsw.Connection, int, int], Iterator[str]]
"""What is wrong with the rows after a number up to another one."""

ROWID = "WHERE rowid > ? AND rowid <= ?"
AGAIN, PAUSE = 20, 0.1
"""How often, and after how many seconds, it is looked again at what others may be putting right."""
_LEADS = "(SELECT count(*) FROM posting WHERE posting.term = number)"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"


@dataclass(frozen=True, slots=True)
class Check:
    """One of the things that are verified: in slices of so many rows, up to the number that `last` gives in SQL.

    What is wrong is looked at `again` so often: a program that is adding tells a moment later what it has put in.
    """

    run: Slice
    last: str
    rows: int
    again: int = 0

    @property
    def name(self) -> str:
        """What it is called."""
        return self.run.__name__


@dataclass(frozen=True, slots=True)
class Verified:
    """How far it has come: `done` rows of `total` of one check. `cursor` says where to go on; None at the end of all."""

    check: str
    done: int
    total: int
    cursor: str | None


def verify(connection: apsw.Connection, *, cursor: str | None = None) -> Iterator[Problem | Verified]:
    """A problem for each thing that is wrong, in the order of CHECKS, and after each slice how far it has come.

    `cursor` is that of a run that was broken off; raises RecordError where it is none.
    """
    first, done = _place(cursor)
    for n, check in enumerate(CHECKS[first:], first):
        start, done = done, 0
        try:
            total: int = connection.execute(check.last).get or 0
            for after in range(start, max(total, 1), check.rows):
                upto = min(after + check.rows, total)
                found = _found(connection, check, after, upto)
                yield from (Problem(check.name, message, connection.filename) for message in found)
                yield Verified(check.name, upto, total, _cursor(n, upto, total))
        except apsw.Error as error:
            yield Problem(check.name, f"The file is damaged and cannot be read further here: {error}.", connection.filename)


def _found(connection: apsw.Connection, check: Check, after: int, upto: int) -> list[str]:
    """What is wrong in a slice, and stays so while others write."""
    found = _look(connection, check, after, upto)
    for _ in range(check.again):
        if not found:
            break
        time.sleep(PAUSE)
        still = set(_look(connection, check, after, upto))
        found = [message for message in found if message in still]
    return found


def _look(connection: apsw.Connection, check: Check, after: int, upto: int) -> list[str]:
    """What is wrong in a slice of one state of the file."""
    with savepoint(connection):
        return list(check.run(connection, after, upto))


def _cursor(check: int, done: int, total: int) -> str | None:
    if done < total:
        return f"{CHECKS[check].name}:{done}"
    return f"{CHECKS[check + 1].name}:0" if check + 1 < len(CHECKS) else None


def _place(cursor: str | None) -> tuple[int, int]:
    """The number of a check, and the row after which it goes on."""
    if cursor is None:
        return 0, 0
    name, _, row = cursor.partition(":")
    found = [n for n, check in enumerate(CHECKS) if check.name == name]
    if not found or not (row.isascii() and row.isdecimal() and len(row) < 16):
        raise RecordError(f"{cursor!r} is no place at which verify ended; leave it out to begin at the beginning")
    return found[0], int(row)


def file(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """SQLite's own check of pages, indexes and constraints, table by table."""
    for (table,) in _tables(connection, after, upto):
        for (message,) in connection.execute(f'PRAGMA integrity_check("{table}")'):
            if message != "ok":
                yield f"SQLite says of the file: {message}."


def keys(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Rows that point at rows that are not there."""
    for (table,) in _tables(connection, after, upto):
        for name, row, parent, _ in connection.execute(f'PRAGMA foreign_key_check("{table}")'):
            yield f"Row {row} of table {name} points at a row of {parent} that is not there."


def _tables(connection: apsw.Connection, after: int, upto: int) -> list[tuple[str]]:
    return list(connection.execute(f"{_TABLES} LIMIT ? OFFSET ?", (upto - after, after)))


def snapshots(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Bytes that are not those of their hash."""
    for sha256, size, body in connection.execute(f"SELECT sha256, size, body FROM snapshot {ROWID}", (after, upto)):
        try:
            found = unpress(body)
        except ValueError as error:
            yield f"Snapshot {sha256} cannot be read: {error}."
        else:
            if codec.sha256(found) != sha256 or len(found) != size:
                yield f"Snapshot {sha256} has {len(found)} bytes of another hash."


def fetches(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Fetches that are not what their id was made of."""
    rows = connection.execute(f"SELECT id, url, at, sha256, status, instant FROM fetch {ROWID}", (after, upto))
    for id, url, at, sha256, status, ordered in rows:
        if fetch_id(url=url, at=at, sha256=sha256, status=status) != id:
            yield f"Fetch {id} of {url} at {at} does not have the id that its address, time, bytes and status give."
        elif instant(at) != ordered:
            yield f"Fetch {id} of {url} is ordered by another instant than its time {at}."


def inputs(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Extracted articles that are not those of their hash."""
    for sha256, text, packed in connection.execute(f"SELECT sha256, text_sha256, article FROM input {ROWID}", (after, upto)):
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


def readings(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Readings that cannot be read, are not those of their hash, or point outside the text."""
    rows = connection.execute(
        """SELECT r.input, r.pipeline, r.sha256, r.reading, i.article FROM reading r JOIN input i ON i.sha256 = r.input
           WHERE r.seq > ? AND r.seq <= ?""",
        (after, upto),
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


def versions(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Versions whose text or id is another, and articles whose id is."""
    rows = connection.execute(
        """SELECT v.id, v.article, v.text_sha256, v.occurrence, i.text_sha256, r.input = v.input
           FROM version v JOIN input i ON i.sha256 = v.input JOIN reading r ON r.seq = v.reading
           WHERE v.number > ? AND v.number <= ?""",
        (after, upto),
    )
    for id, article, text, occurrence, given, same in rows:
        if codec.content_id(article, text, occurrence) != id:
            yield f"Version {id} does not have the id that its article, text and occurrence give."
        if not same:
            yield f"Version {id} has the reading of another input."
        if given != text:
            yield f"Version {id} has the text of another input."
    for id, address in connection.execute(f"SELECT id, address FROM article {ROWID}", (after, upto)):
        if codec.content_id(address) != id:
            yield f"Article {id} does not have the id that its address {address} gives."


def replayed(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Extracts that show no version, stories that were not told, versions that cannot be searched."""
    unshown = f"""SELECT e.fetch, e.position FROM extract e WHERE e.fetch IN (SELECT id FROM fetch {ROWID})
        EXCEPT SELECT fetch, position FROM shown WHERE fetch IN (SELECT id FROM fetch {ROWID})"""
    for fetch, position in connection.execute(unshown, (after, upto, after, upto)):
        yield f"Article {position} of fetch {fetch} shows no version: run `onrecord rebuild`."
    for (story,) in connection.execute(f"SELECT id FROM story {ROWID} AND told = 0", (after, upto)):
        yield f"Story {story} has versions that are not told yet: run `onrecord add` or `onrecord rebuild`."
    unlisted = f"SELECT id FROM version {ROWID} AND number NOT IN (SELECT rowid FROM words WHERE rowid > ? AND rowid <= ?)"
    for (version,) in connection.execute(unlisted, (after, upto, after, upto)):
        yield f"Version {version} cannot be searched: run `onrecord rebuild`."


def terms(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Terms that do not lead to all articles that have them."""
    wrong = f"SELECT term FROM vocabulary {ROWID} AND {_LEADS} <> iif(articles > ?, 0, articles)"
    for (term,) in connection.execute(wrong, (after, upto, POSTINGS)):
        yield f"The term {term!r} does not lead to the articles that have it: run `onrecord rebuild`."


def tellings(connection: apsw.Connection, after: int, upto: int) -> Iterator[str]:
    """Copies, claims and changes that name versions or items that are not there."""
    for (story,) in list(connection.execute(f"SELECT id FROM story {ROWID}", (after, upto))):
        items = {r.id: _items(r) for r in _readable(connection, story)}
        try:
            for what, version, item in _named(connection, story):
                if version not in items:
                    yield f"{what} of story {story} names version {version}, which the story does not have."
                elif item is not None and item not in items[version]:
                    yield f"{what} of story {story} names item {item}, which version {version} does not have."
        except ValueError as error:
            yield f"What is told of story {story} cannot be read: {error}; run `onrecord rebuild`."


ROWS = 500
_COUNT = f"SELECT count(*) FROM ({_TABLES})"
CHECKS: tuple[Check, ...] = (
    Check(file, _COUNT, 1),
    Check(keys, _COUNT, 1),
    Check(snapshots, "SELECT max(rowid) FROM snapshot", ROWS),
    Check(fetches, "SELECT max(seq) FROM fetch", 10 * ROWS),
    Check(inputs, "SELECT max(rowid) FROM input", ROWS),
    Check(readings, "SELECT max(seq) FROM reading", ROWS),
    Check(versions, "SELECT max(max(number), (SELECT max(number) FROM article)) FROM version", 10 * ROWS),
    Check(
        replayed,
        "SELECT max((SELECT max(seq) FROM fetch), (SELECT max(number) FROM story), max(number)) FROM version",
        10 * ROWS,
        AGAIN,
    ),
    Check(terms, "SELECT max(number) FROM vocabulary", 10 * ROWS),
    Check(tellings, "SELECT max(number) FROM story", ROWS // 5, AGAIN),
)


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
