"""The file of a record: opened only where it is one, with the settings that keep it whole through a kill or a power cut."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from onrecord.errors import NotARecord, NotFound, RecordError
from onrecord.record.migrations import APPLICATION_ID, MIGRATIONS, migrate, schema_of

BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another one."""


def connect(path: Path, *, create: bool = False, readonly: bool = False) -> apsw.Connection:
    """A connection to the record at `path`; raises NotFound, NotARecord or RecordError.

    With `create`, a missing or empty file becomes a record. Written with a write-ahead log and a sync at each commit.
    """
    if not path.exists() and (readonly or not create):
        raise NotFound(f"{path}: there is no record here; make one with `onrecord add --record {path} SOURCE`")
    try:
        connection = apsw.Connection(str(path), flags=_flags(create=create, readonly=readonly))
    except apsw.Error as error:
        raise RecordError(f"{path}: the file cannot be opened ({error}); check the folder and its permissions") from error
    try:
        _check(connection, path, create=create and not readonly, readonly=readonly)
        _configure(connection, readonly=readonly)
        if not readonly:
            migrate(connection)
    except apsw.BusyError as error:
        connection.close()
        raise RecordError(f"{path}: another program is writing to the record; try again when it is done") from error
    except BaseException:
        connection.close()
        raise
    return connection


def _flags(*, create: bool, readonly: bool) -> int:
    if readonly:
        return apsw.SQLITE_OPEN_READONLY
    return apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)


def _check(connection: apsw.Connection, path: Path, *, create: bool, readonly: bool) -> None:
    """Nothing is written to a file that is something else."""
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    try:
        found, schema = connection.pragma("application_id"), schema_of(connection)
        empty = not connection.execute("SELECT count(*) FROM sqlite_schema").get
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise NotARecord(f"{path}: this is no record, nor any SQLite file; give the path of a record") from error
    if empty and found == 0 and create:
        return
    if found != APPLICATION_ID or schema < 1:
        raise NotARecord(f"{path}: this file was not made by onrecord; give the path of a record")
    if schema > len(MIGRATIONS):
        raise NotARecord(f"{path}: the record has schema {schema}, newer than {len(MIGRATIONS)}; use a newer onrecord")
    if readonly and schema < len(MIGRATIONS):
        raise RecordError(f"{path}: the record has the older schema {schema}; open it for writing once")


def _configure(connection: apsw.Connection, *, readonly: bool) -> None:
    if not readonly:
        connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "FULL")
    connection.pragma("foreign_keys", True)
    connection.pragma("recursive_triggers", True)
    connection.pragma("trusted_schema", False)


@contextmanager
def transaction(connection: apsw.Connection, *, mode: str = "IMMEDIATE") -> Iterator[apsw.Connection]:
    """All that is done inside, or nothing; raises RecordError where another program holds the file too long."""
    if mode != "DEFERRED" and connection.readonly("main"):
        raise RecordError(f"{connection.filename}: the record is open only to be read; open it for writing")
    try:
        connection.execute(f"BEGIN {mode}")
    except apsw.BusyError as error:
        raise RecordError(
            f"{connection.filename}: another program is writing to the record; try again when it is done"
        ) from error
    try:
        yield connection
        connection.execute("COMMIT")
    except (apsw.FullError, apsw.IOError) as error:
        _roll_back(connection)
        raise RecordError(f"{connection.filename}: the record cannot be written ({error}); make room on the disk") from error
    except BaseException:
        _roll_back(connection)
        raise


@contextmanager
def savepoint(connection: apsw.Connection) -> Iterator[None]:
    """All that is read inside is of one state of the file, also where a transaction is open already."""
    with connection:
        yield


def _roll_back(connection: apsw.Connection) -> None:
    """Undo a transaction, where SQLite has not done so itself."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
