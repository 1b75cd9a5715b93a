"""The connections to one record file: each thread has one of its own."""

import threading
import weakref
from pathlib import Path

import apsw

from onrecord.errors import RecordError
from onrecord.record.file import connect


class Connections:
    """A connection for each thread, to one file; it goes with its thread."""

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self._path, self._readonly = path, readonly
        self._own = threading.local()
        self._all: weakref.WeakSet[apsw.Connection] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False

    def first(self, *, create: bool) -> None:
        """Open the connection of this thread."""
        self._keep(connect(self._path, create=create, readonly=self._readonly))

    def here(self) -> apsw.Connection:
        """The connection of this thread; raises RecordError once the record is closed."""
        if self._closed:
            raise RecordError(f"{self._path}: the record is closed; open it again")
        if not hasattr(self._own, "connection"):
            self._keep(connect(self._path, readonly=self._readonly))
        found: apsw.Connection = self._own.connection
        return found

    def close(self) -> None:
        """Close them all."""
        self._closed = True
        with self._lock:
            while self._all:
                self._all.pop().close()

    def _keep(self, connection: apsw.Connection) -> None:
        self._own.connection = connection
        with self._lock:
            self._all.add(connection)
