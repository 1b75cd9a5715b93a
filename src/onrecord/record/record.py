"""A record: one SQLite file of what was captured, read and judged, and of what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import apsw

from onrecord.model.claim import Change, Claim, Judgement, Story, Telling
from onrecord.model.holding import Fetch, HeldArticle, Hit
from onrecord.model.news import Article, Problem, Reading, Version
from onrecord.record import copying, held, kept, people, search, seeking, sizes, told, verify
from onrecord.record.connections import Connections
from onrecord.record.copying import Compacted, Progress
from onrecord.record.deriving import Deriving
from onrecord.record.extract import Extract
from onrecord.record.file import connect, savepoint, transaction
from onrecord.record.keeping import Keeping
from onrecord.record.notices import Notices
from onrecord.record.people import People, Person, SessionKind
from onrecord.record.seeking import Place, Question
from onrecord.record.sizes import Size
from onrecord.record.terms import Terms
from onrecord.record.verify import Verified
from onrecord.record.watching import Watching


@dataclass(frozen=True, slots=True)
class Writing:
    """What can be written inside one transaction."""

    keep: Keeping
    derive: Deriving
    terms: Terms
    people: People
    watching: Watching


class Record:
    """A record file. Each thread that uses it gets a connection of its own; `close` closes them all."""

    def __init__(self, path: Path, connection: Callable[[], apsw.Connection], close: Callable[[], None]) -> None:
        self.path = path
        self._connection = connection
        self._close = close

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, readonly: bool = False) -> Record:
        """The record at `path`, made if it is missing and `create`; raises NotFound, NotARecord or RecordError."""
        connections = Connections(Path(path), readonly=readonly)
        connections.first(create=create)
        return cls(Path(path), connections.here, connections.close)

    def close(self) -> None:
        """Close the file; what was committed is on the disk already."""
        self._close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[Writing]:
        """All that is written inside, or nothing; raises RecordError where another program writes for too long."""
        with transaction(self._connection()) as connection:
            yield Writing(Keeping(connection), Deriving(connection), Terms(connection), People(connection), Watching(connection))

    @contextmanager
    def still(self) -> Iterator[Record]:
        """The record as it is now, on one connection that any thread may use, while others go on writing."""
        connection = connect(self.path, readonly=True)
        try:
            with transaction(connection, mode="DEFERRED"):
                connection.execute("SELECT number FROM migration")  # what is read first fixes what is seen
                yield Record(self.path, lambda: connection, lambda: None)
        finally:
            connection.close()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """All that is read inside in this thread is of one state of the file."""
        with savepoint(self._connection()):
            yield

    def size(self, story: str) -> Size:
        """How large a story is, as it was last told; raises NotFound."""
        return sizes.size(self._connection(), story)

    def tells(self, story: str) -> bool:
        """Whether there is a story of that id."""
        return sizes.here(self._connection(), story)

    def sizes(self, *, limit: int = -1, offset: int = 0) -> list[Size]:
        """The sizes of the stories, the one with the latest version first."""
        return sizes.sizes(self._connection(), limit=limit, offset=offset)

    def count(self) -> int:
        """How many stories there are."""
        return sizes.count(self._connection())

    def stories(self) -> list[Story]:
        """All stories, in the order in which they were founded."""
        return told.stories(self._connection())

    def story(self, id: str) -> Story:
        """The story of that id; raises NotFound."""
        return told.story(self._connection(), id)

    def title(self, story: str) -> str | None:
        """The title of a story, if it is here and has one."""
        return told.title(self._connection(), story)

    def untold(self) -> list[str]:
        """The stories that something came to since they were last told."""
        return Deriving(self._connection()).untold()

    def telling(self, story: str, *, changes: bool = True) -> Telling:
        """What the versions of a story say together, without its changes where they are not wanted; raises NotFound."""
        return told.telling(self._connection(), story, changes=changes)

    def claim(self, id: str) -> Claim:
        """The claim of that id; raises NotFound."""
        return told.claim(self._connection(), id)

    def changes(self, *, story: str | None = None, since: str | None = None) -> list[Change]:
        """What changed after `since` (ISO 8601; raises ValueError), in all or in one story, in order of time."""
        return told.changes(self._connection(), story=story, since=since)

    def latest(self, *, story: str, limit: int) -> list[Change]:
        """The last changes of a story, newest first."""
        return told.latest(self._connection(), story=story, limit=limit)

    def articles(self, *, story: str | None = None) -> list[HeldArticle]:
        """All articles, or those of one story, in the order in which they were first seen."""
        return held.articles(self._connection(), story=story)

    def article(self, id: str) -> HeldArticle:
        """The article of that id with its versions in order of time; raises NotFound."""
        return held.article(self._connection(), id)

    def version(self, id: str) -> Version:
        """The version of that id, and what its page says of itself; raises NotFound."""
        return held.version(self._connection(), id)

    def reading(self, version: str) -> Reading:
        """The current reading of a version; raises NotFound."""
        return held.reading(self._connection(), version)

    def readings(self, *, story: str | None = None) -> Iterator[Reading]:
        """The current reading of each version, of the whole record or of one story, in order of time."""
        return held.readings(self._connection(), story=story)

    def fetches(self, *, url: str | None = None) -> Iterator[Fetch]:
        """All fetches, or those of one address, in order of time."""
        return kept.fetches(self._connection(), url=url)

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """The ETag and the Last-Modified that an address gave when it was last sent whole."""
        return kept.validators(self._connection(), url)

    def extracts(self, *, url: str, at: str) -> list[Extract]:
        """The articles in what an address showed when it was last sent whole before `at`."""
        return list(kept.extracts(self._connection(), url=url, at=at))

    def fetch(self, id: str) -> Fetch | None:
        """The fetch of that id, if it is here."""
        return kept.fetch(self._connection(), id)

    def same_bytes(self, *, url: str, sha256: str) -> Fetch | None:
        """The first fetch at which an address showed a snapshot, if there was one."""
        return kept.same_bytes(self._connection(), url=url, sha256=sha256)

    def read(self, input: str, *, pipeline: str) -> Reading | None:
        """What a pipeline read in an input, by its hash, if it did."""
        return kept.reading(self._connection(), input=input, pipeline=pipeline)

    def wanted(self, *, pipeline: str) -> list[str]:
        """The inputs that a replay needs a reading of, and that a pipeline has not read, in order of time."""
        return Deriving(self._connection()).wanted(pipeline)

    def input(self, sha256: str) -> Article:
        """The extracted article of that hash, as a pipeline is given it; raises NotFound."""
        return kept.article(self._connection(), input=sha256)

    def text_shown(self, article: str) -> str | None:
        """The hash of the text that the last fetch of an article showed; None where there was none."""
        shows = Deriving(self._connection()).shows(article)
        return None if shows is None else shows[1]

    def snapshot(self, sha256: str) -> bytes:
        """The bytes of that hash as they came; raises NotFound."""
        return kept.snapshot(self._connection(), sha256)

    def search(
        self,
        query: str,
        *,
        story: str | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
        offset: int = 0,
    ) -> list[Hit]:
        """Versions that hold all words and "quoted phrases" of `query`, best first; case and accents do not count."""
        where = {"story": story, "outlet": outlet, "since": since, "until": until}
        return search.search(self._connection(), query, limit=limit, offset=offset, **where)

    def of_outlet(self, outlet: str, *, limit: int, offset: int = 0) -> list[HeldArticle]:
        """The articles of an outlet, by its name or, where that is not known, its host; those that came last first."""
        return held.of_outlet(self._connection(), outlet, limit=limit, offset=offset)

    def places(self, asked: Question, *, limit: int, offset: int = 0) -> list[Place]:
        """The items that a question asks for: the best first where it has words, else those that came last."""
        return seeking.places(self._connection(), asked, limit=limit, offset=offset)

    def speakers(self, asked: Question, *, limit: int, offset: int = 0) -> list[tuple[str, int, int]]:
        """Who says what a question asks for: each name with how many items and in how many outlets, the most often first."""
        return seeking.speakers(self._connection(), asked, limit=limit, offset=offset)

    def judgements(self, *, subject: str | None = None) -> list[Judgement]:
        """What named people decided, in the order in which they did."""
        return kept.judgements(self._connection(), subject=subject)

    @property
    def notices(self) -> Notices:
        """What became known, in that order."""
        return Notices(self._connection())

    @property
    def watching(self) -> Watching:
        """Who has looked, what was polled, what was delivered."""
        return Watching(self._connection())

    def touched(self) -> int:
        """A number that is another one each time that any other connection has written to the file."""
        return int(self._connection().pragma("data_version"))

    def judge(self, judgement: Judgement) -> None:
        """Append what a named person decided; nothing else is changed by it."""
        with self.transaction() as write:
            write.keep.judgement(judgement)

    def people(self) -> list[Person]:
        """Everybody who may log in, by name."""
        return people.people(self._connection())

    def password(self, name: str) -> tuple[str, str] | None:
        """A name as it was added and its hashed password; None where there is no such person."""
        return people.password(self._connection(), name)

    def bearer(self, token: str, *, kind: SessionKind, at: str) -> str | None:
        """Who a hashed token was given to, if it is of that kind and has not ended at `at` (ISO 8601)."""
        return people.bearer(self._connection(), token, kind=kind, at=at)

    def verify(self) -> Iterator[Problem]:
        """Everything that is wrong with the record, one sentence each; nothing where it is sound."""
        yield from (found for found in self.verifying() if isinstance(found, Problem))

    def verifying(self, *, cursor: str | None = None) -> Iterator[Problem | Verified]:
        """The same with how far it has come, from a `cursor` on; others may write meanwhile. Raises RecordError."""
        connection = connect(self.path, readonly=True)
        try:
            yield from verify.verify(connection, cursor=cursor)
        finally:
            connection.close()

    def backup(self, target: Path, *, deep: bool = True) -> Iterator[Progress | Problem]:
        """Copy the record as it is now while others write, and verify the copy; raises RecordError where that fails."""
        return copying.backup(self.path, target, deep=deep)

    def compact(self) -> Compacted:
        """Give back the room that nothing needs; others wait at the end. Raises RecordError where another program writes."""
        return copying.compact(self._connection())
