"""What the fetches showed: articles, their versions, and the current reading of each."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, TypeVar

import apsw

from onrecord.errors import NotFound
from onrecord.model.holding import HeldArticle, HeldVersion
from onrecord.model.news import Article, Reading, Version
from onrecord.record.memory import Memory
from onrecord.record.packed import unpack

T = TypeVar("T")

_ARTICLES = """
    SELECT a.id, a.url, a.outlet, a.story, v.id, f.at, v.published, v.title, f.sha256, v.text_sha256
    FROM article a JOIN version v ON v.article = a.id JOIN fetch f ON f.id = v.fetch
    WHERE {} ORDER BY a.number, v.instant, v.number"""

_VERSIONS = """
    SELECT v.id, v.article, v.url, f.at, i.article {}
    FROM version v JOIN fetch f ON f.id = v.fetch JOIN input i ON i.sha256 = v.input {}
    WHERE {} ORDER BY v.instant, v.number"""

_WITH_READING = ", r.reading", "JOIN reading r ON r.seq = v.reading JOIN article a ON a.id = v.article"
_OF_STORY = """
    SELECT v.id, v.article, v.url, f.at, v.input, r.sha256, r.seq
    FROM article a JOIN version v ON v.article = a.id JOIN fetch f ON f.id = v.fetch JOIN reading r ON r.seq = v.reading
    WHERE {} ORDER BY v.instant, v.number"""
_PACKED = "SELECT i.article, r.reading FROM reading r JOIN input i ON i.sha256 = r.input WHERE r.seq = ?"

_HOST = "substr(url, instr(url, '://') + 3, instr(substr(url, instr(url, '://') + 3) || '/', '/') - 1)"
"""The host of an address, as the index of hosts has it."""

READINGS = Memory()
"""Readings by their version, when it was fetched, and the hashes of what was read and of what was read in it."""


def articles(connection: apsw.Connection, *, story: str | None = None) -> list[HeldArticle]:
    """All articles, or those of one story, in the order in which they were first seen."""
    where, given = ("true", ()) if story is None else ("a.story = ?", (story,))
    return list(_grouped(connection.execute(_ARTICLES.format(where), given)))


def of_outlet(connection: apsw.Connection, outlet: str, *, limit: int, offset: int = 0) -> list[HeldArticle]:
    """The articles of an outlet, by its name or, where that is not known, its host; those that came last first."""
    named = connection.execute(
        f"""SELECT id, number FROM article WHERE outlet = ?1 COLLATE NOCASE
            UNION ALL SELECT id, number FROM article WHERE outlet IS NULL AND instr(url, '://') IN (5, 6) AND {_HOST} = ?1
            ORDER BY number DESC LIMIT ?2 OFFSET ?3""",
        (outlet, limit, offset),
    )
    return [article(connection, id) for id, _ in list(named)]


def article(connection: apsw.Connection, id: str) -> HeldArticle:
    """The article of that id with its versions in order of time; raises NotFound."""
    return _one(_grouped(connection.execute(_ARTICLES.format("a.id = ?"), (id,))), "article", id)


def version(connection: apsw.Connection, id: str) -> Version:
    """The version of that id, and what its page says of itself; raises NotFound."""
    rows = connection.execute(_VERSIONS.format("", "", "v.id = ?"), (id,))
    return _one((_version(row) for row in rows), "version", id)


def reading(connection: apsw.Connection, version: str) -> Reading:
    """The current reading of a version; raises NotFound."""
    rows = connection.execute(_OF_STORY.format("v.id = ?"), (version,))
    return _one((_known(connection, row) for row in rows), "version", version)


def readings(connection: apsw.Connection, *, story: str | None = None) -> Iterator[Reading]:
    """The current reading of each version, of the whole record or of one story, in order of time."""
    if story is not None:
        for row in list(connection.execute(_OF_STORY.format("a.story = ?"), (story,))):
            yield _known(connection, row)
        return
    for row in connection.execute(_VERSIONS.format(*_WITH_READING, "true")):  # more than any memory holds
        yield _reading(row)


def _one(found: Iterator[T], what: str, id: str) -> T:
    for value in found:
        return value
    raise NotFound(f"no {what} {id} in this record; `onrecord stories` lists what it holds")


def _grouped(rows: Iterator[tuple[Any, ...]]) -> Iterator[HeldArticle]:
    for head, versions in groupby(rows, key=lambda row: row[:4]):
        yield HeldArticle(*(*head, tuple(HeldVersion(*row[4:]) for row in versions)))


def _version(row: tuple[Any, ...], article: Article | None = None) -> Version:
    id, kept_under, url, at, packed = row
    said = (article or unpack(packed, Article)).version
    return replace(said, id=id, article=kept_under, url=url, captured=at)


def _known(connection: apsw.Connection, row: tuple[Any, ...]) -> Reading:
    """A reading that may have been decoded before."""
    *key, seq = row

    def made() -> tuple[Reading, int]:
        packed = connection.execute(_PACKED, (seq,)).get
        found = _reading((*key[:4], *packed))
        return found, 8 * (len(packed[0]) + len(packed[1]))  # about the length of the JSON

    return READINGS.once(tuple(key), made)


def _reading(row: tuple[Any, ...]) -> Reading:
    *head, packed = row
    article = unpack(head[-1], Article)
    return replace(unpack(packed, Reading), id=head[0], version=_version(tuple(head), article), text=article.text)
