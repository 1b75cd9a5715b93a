"""The write side of what is derived: articles, versions, stories and tellings, as replaying the fetches makes them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import apsw

from onrecord import codec
from onrecord.model.claim import Telling
from onrecord.model.news import Article, Reading
from onrecord.record import findings, held, notices, sizes, voices
from onrecord.record.extract import Extract
from onrecord.record.instants import instant
from onrecord.record.packed import unpack

EMPTIED = (
    "finding", "voice", "shown", "posting", "wording", "vocabulary", "copies", "claim", "change", "version", "article", "story",
)  # fmt: skip
"""Derived tables, those that point at others first."""


_WANTED = """
    WITH seen AS (
        SELECT e.input, i.text_sha256 AS text, row_number() OVER time AS nth,
               lag(i.text_sha256) OVER (PARTITION BY e.address ORDER BY f.instant, f.seq, e.position) AS before
        FROM fetch f JOIN extract e ON e.fetch = f.id JOIN input i ON i.sha256 = e.input
        WINDOW time AS (ORDER BY f.instant, f.seq, e.position)
    )
    SELECT input FROM seen WHERE text IS NOT before
    AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.input = seen.input AND r.pipeline = ?) ORDER BY nth"""


@dataclass(frozen=True, slots=True)
class Deriving:
    """Writes the derived rows of a record, inside a transaction."""

    connection: apsw.Connection

    def clear(self) -> None:
        """Remove everything derived."""
        for table in EMPTIED:
            self.connection.execute(f"DELETE FROM {table}")
        for index in ("words", "found", "voiced"):
            self.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")

    def extracts(self) -> Iterator[Extract]:
        """All extracts, their fetches in order of time."""
        rows = self.connection.execute(
            """SELECT e.fetch, e.position, e.address, e.input, i.text_sha256, i.article
               FROM fetch f JOIN extract e ON e.fetch = f.id JOIN input i ON i.sha256 = e.input
               ORDER BY f.instant, f.seq, e.position"""
        )
        for *head, packed in rows:
            yield Extract(*(*head, unpack(packed, Article)))

    def wanted(self, pipeline: str) -> list[str]:
        """The inputs that a replay needs a reading of, and that a pipeline has not read, in order of time."""
        rows = self.connection.execute(_WANTED, (pipeline,))
        return list(dict.fromkeys(input for (input,) in rows))

    def shows(self, article: str) -> tuple[str, str] | None:
        """The version that the last fetch of an article showed, and the hash of its text; None for a new article."""
        row = self.connection.execute(
            "SELECT v.id, v.text_sha256 FROM article a JOIN version v ON v.id = a.shows WHERE a.id = ?", (article,)
        )
        found: tuple[str, str] | None = row.get
        return found

    def at(self, extract: Extract) -> str:
        """When an extract was published, as far as its page says, else fetched."""
        fetched: str = self.connection.execute("SELECT at FROM fetch WHERE id = ?", (extract.fetch,)).get
        return extract.article.version.published or fetched

    def found(self, story: str) -> None:
        """A story without articles, unless it is there."""
        self.connection.execute("INSERT OR IGNORE INTO story (id) VALUES (?)", (story,))

    def article(self, extract: Extract, *, story: str) -> None:
        """A new article, in its story."""
        version = extract.article.version
        self.connection.execute(
            "INSERT INTO article (id, address, url, outlet, at, story, proposed) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (extract.kept_under, extract.address, version.url, version.outlet, self.at(extract), story, story),
        )

    def moved(self, article: str, story: str | None) -> None:
        """Put an article into a story, or for None into the one that linking proposed; both stories are to be told again.

        What is not here stays as it is: after a rebuild a judgement may name a story that there is no longer.
        """
        rows = self.connection.execute("SELECT story, proposed FROM article WHERE id = ?", (article,))
        for before, proposed in list(rows):
            after = story or proposed
            here = self.connection.execute("SELECT 1 FROM story WHERE id = ?", (after,)).get
            if here and after != before:
                self.connection.execute("UPDATE article SET story = ? WHERE id = ?", (after, article))
                self.connection.execute("UPDATE story SET told = 0 WHERE id IN (?, ?)", (before, after))

    def version(self, extract: Extract, *, pipeline: str, read: Reading | None = None) -> str:
        """A new version of an article that is there, with its current reading, which the caller may have; gives its id."""
        article, said, text = extract.kept_under, extract.article.version, extract.text
        before = self.connection.execute(
            "SELECT count(*) FROM version WHERE article = ? AND text_sha256 = ?", (article, text)
        ).get
        id = codec.content_id(article, text, before)
        self.connection.execute(
            """INSERT INTO version (id, article, fetch, instant, url, published, title, text_sha256, occurrence, input, reading)
               SELECT ?, ?, f.id, f.instant, ?, ?, ?, ?, ?, r.input, r.seq FROM fetch f, reading r
               WHERE f.id = ? AND r.input = ? AND r.pipeline = ?""",
            (id, article, said.url, said.published, said.title, text, before, extract.fetch, extract.input, pipeline),
        )
        self.connection.execute(
            "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
            (self.connection.last_insert_rowid(), said.title or "", extract.article.text),
        )
        own = replace(read, version=replace(read.version, id=id)) if read else held.reading(self.connection, id)
        found = findings.index(self.connection, own)
        voices.count(self.connection, (f.speaker for f in found if f.speaker is not None))
        self.connection.execute("UPDATE story SET told = 0 WHERE id = (SELECT story FROM article WHERE id = ?)", (article,))
        return id

    def show(self, extract: Extract, *, version: str, new: bool) -> None:
        """That an extract showed a version."""
        self.connection.execute("INSERT INTO shown VALUES (?, ?, ?, ?)", (extract.fetch, extract.position, version, int(new)))
        self.connection.execute("UPDATE article SET shows = ? WHERE id = ?", (version, extract.kept_under))

    def untold(self) -> list[str]:
        """Stories that something came to since they were last told."""
        return [id for (id,) in self.connection.execute("SELECT id FROM story WHERE told = 0 ORDER BY number")]

    def tell(self, story: str, *, title: str | None, telling: Telling, late: bool = True) -> None:
        """What the versions of a story say together, in the place of what was told before.

        Without `late`, only versions that were never told before bring news.
        """
        known = notices.notice(self.connection, story, telling.changes, late=late)
        for table in ("copies", "claim", "change"):
            self.connection.execute(f"DELETE FROM {table} WHERE story = ?", (story,))
        encoded = codec.encode
        self.connection.executemany(
            "INSERT INTO copies VALUES (?, ?, ?)",
            ((story, n, encoded(c).decode()) for n, c in enumerate(telling.copies)),
        )
        self.connection.executemany(
            "INSERT INTO claim VALUES (?, ?, ?, ?)",
            ((story, n, c.id, encoded(c).decode()) for n, c in enumerate(telling.claims)),
        )
        self.connection.executemany(
            "INSERT INTO change (story, position, instant, change, id, known) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (story, n, instant(c.at), encoded(c).decode(), id, seq)
                for n, (c, (id, seq)) in enumerate(zip(telling.changes, known, strict=True))
            ),
        )
        self.connection.execute("UPDATE story SET title = ?, told = 1 WHERE id = ?", (title, story))
        sizes.note(self.connection, story)
