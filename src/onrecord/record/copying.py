"""The file of a record as a whole: copied while others write, and made as small as what it holds."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from onrecord.errors import RecordError
from onrecord.model.news import Problem
from onrecord.record.file import connect, transaction
from onrecord.record.verify import CHECKS, verify

STEP = 4096
"""Pages of 4 KiB that are copied at once."""
MERGED = 500
"""Pages of a search index that are merged in one transaction."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a copy has come: `done` of `total`, while it is `doing` something: copying, or one of the checks of verify."""

    doing: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Compacted:
    """The bytes of a record and of its write-ahead log, before and after."""

    before: int
    after: int


def backup(path: Path, target: Path, *, deep: bool = True) -> Iterator[Progress | Problem]:
    """Copy the record at `path` as it is now to `target`, with SQLite's online backup, and verify the copy.

    The copy has its name only when it is whole and sound; without `deep` only SQLite's own checks are made. Raises RecordError
    where there is such a file already, where it cannot be written, and where the copy is not sound.
    """
    part = target.with_name(f"{target.name}.part")
    if target.exists():
        raise RecordError(f"{target}: there is a file here already; give the copy another name")
    try:
        part.unlink(missing_ok=True)
        yield from _copied(path, part)
        problems = 0
        for found in _checked(part, deep=deep):
            problems += isinstance(found, Problem)
            yield found
        if problems:
            raise RecordError(f"{target}: the copy is not sound and was thrown away; run `onrecord verify` on {path}")
        _named(part, target)
    except (OSError, apsw.Error) as error:
        raise RecordError(f"{target}: the copy cannot be written ({error}); check the folder and the room on the disk") from error
    finally:
        for rest in (part, part.with_name(f"{part.name}-wal"), part.with_name(f"{part.name}-shm")):
            rest.unlink(missing_ok=True)


def _copied(path: Path, part: Path) -> Iterator[Progress]:
    """Copy in steps; one read transaction for all of them keeps to one state, so that writers make no step begin anew."""
    source, copy = connect(path, readonly=True), apsw.Connection(str(part))
    try:
        with transaction(source, mode="DEFERRED"):
            list(source.execute("SELECT number FROM migration"))  # what is read first fixes what is copied
            with copy.backup("main", source, "main") as going:
                while not going.done:
                    going.step(STEP)
                    yield Progress("copying", going.page_count - going.remaining, going.page_count)
    finally:
        copy.close()
        source.close()


def _checked(part: Path, *, deep: bool) -> Iterator[Progress | Problem]:
    connection = connect(part, readonly=True)
    own = {check.name for check in CHECKS[:2]}
    try:
        for found in verify(connection):
            check = found.kind if isinstance(found, Problem) else found.check
            if not deep and check not in own:
                return
            yield found if isinstance(found, Problem) else Progress(check, found.done, found.total)
    finally:
        connection.close()


def _named(part: Path, target: Path) -> None:
    """Give a copy its name, once it is on the disk."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    os.link(part, target)  # as a rename, but for a file that has come there meanwhile
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def compact(connection: apsw.Connection) -> Compacted:
    """Merge the search indexes, count what the indexes hold for the planner, leave out free pages, and empty the log.

    The merging lets others write in between; leaving out free pages needs as much room again on the disk, and others wait for
    it. Raises RecordError where another program holds the file too long.
    """
    before = _bytes(connection)
    for index in ("words", "found"):
        _merged(connection, index)
    try:
        connection.execute("PRAGMA optimize = 0x10002")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except apsw.BusyError as error:
        raise RecordError(f"{connection.filename}: another program is using the record; try again when it is done") from error
    except (apsw.FullError, apsw.IOError) as error:
        raise RecordError(f"{connection.filename}: the record cannot be written ({error}); make room on the disk") from error
    return Compacted(before, _bytes(connection))


def _merged(connection: apsw.Connection, index: str) -> None:
    """Merge a search index into one piece, a little in each transaction (FTS5: the first amount is negative to begin)."""
    amount = -MERGED
    while True:
        with transaction(connection):
            before = connection.total_changes()
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (amount,))
            if connection.total_changes() - before < 2:
                return
        amount = MERGED


def _bytes(connection: apsw.Connection) -> int:
    files = (Path(connection.filename), Path(f"{connection.filename}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
