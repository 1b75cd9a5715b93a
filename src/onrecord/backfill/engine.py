"""The only door to Daft: tasks mapped over workers, on this machine or on a Ray cluster, and files on object storage."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import IO, Any, cast

from onrecord.capture.bounded import unpacked as gunzipped
from onrecord.errors import OnrecordError, SourceError

MISSING = "a backfill needs more packages; install them with `pip install 'onrecord[backfill]'`"
BUFFER = 1024 * 1024
"""Bytes that are asked of object storage at once."""


MOST = 64
"""Workers that this machine may be asked for; a thread waits for each."""


class WorkerDied(OnrecordError):
    """The engine lost a process that tasks were mapped over."""


def mapped(tasks: Sequence[str], *, workers: int, runner: str | None) -> Iterator[str]:
    """What `supervised.answer` says to each task, as it comes; raises WorkerDied where a process of the engine died.

    `runner` is the address of a Ray cluster, `ray://HOST:PORT` or `ray` for the one that this machine is in; None: no server.
    """
    ready(runner)
    daft = _daft()
    daft.set_execution_config(maintain_order=False)
    frame = daft.from_pydict({"task": list(tasks)})
    if runner is not None:
        frame = frame.into_partitions(min(len(tasks), 4 * workers))
    reader = _reader(daft, workers)
    frame = frame.select(reader.answers(frame["task"]).alias("answer"))
    try:
        for row in frame.iter_rows(results_buffer_size=None):
            yield row["answer"]
    except (RuntimeError, daft.exceptions.DaftCoreException) as error:
        raise WorkerDied(f"a process of the engine died ({str(error).splitlines()[0]})") from error


def _reader(daft: Any, workers: int) -> Any:
    """What Daft makes once in each of its processes, and asks one task at a time."""

    class Reader:
        def __init__(self) -> None:
            from onrecord.backfill.supervised import Supervisor

            self.supervisor = Supervisor()

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)  # type: ignore[untyped-decorator]
        def answers(self, tasks: Any) -> list[str]:
            return [self.supervisor.answer(task) for task in tasks.to_pylist()]

    return daft.cls(Reader, max_concurrency=workers, use_process=True)()


def ready(runner: str | None) -> None:
    """Tell Daft where to run, which can be told but once in a process; raises OnrecordError where the extra is missing."""
    _daft()
    _run_on(runner)


@cache
def _run_on(runner: str | None) -> None:
    daft = _daft()
    try:
        if runner is None:
            daft.set_runner_native(num_threads=MOST)
        else:
            daft.set_runner_ray(address=None if runner == "ray" else runner)
    except daft.exceptions.DaftCoreException as error:  # whoever uses Daft in this process has told it already
        if daft.get_or_infer_runner_type() != ("native" if runner is None else "ray"):
            raise OnrecordError(f"Daft already runs elsewhere in this process ({error}); begin a new one") from error


def remote(path: str) -> bool:
    """Whether a path is on object storage or the web."""
    return "://" in path


def listed(path: str) -> list[str]:
    """The files that an address with * in it names; an address without one names itself."""
    if "*" not in path:
        return [path]
    return sorted(_daft().from_glob_path(path).to_pydict()["path"])


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """A file on object storage for reading, of which no more is fetched than is read."""
    try:
        with _daft().File(path).open() as file:
            yield cast("IO[bytes]", io.BufferedReader(_Ranges(file), BUFFER))
    except (FileNotFoundError, OSError) as error:
        raise SourceError(f"{path} cannot be read ({error}): check the address and your rights") from error


@contextmanager
def unpacked(path: str) -> Iterator[IO[bytes]]:
    """The same, unpacked while it is read where it is gzip."""
    with opened(path) as file:
        yield gunzipped(file)


class _Ranges(io.RawIOBase):
    """A file of Daft as Python's own files are."""

    def __init__(self, file: Any) -> None:
        self.file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self.file.seek(offset, whence))

    def readinto(self, buffer: Any) -> int:
        data = self.file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _daft() -> Any:
    os.environ["DO_NOT_TRACK"] = "1"  # Daft reports its use over the network unless it is told not to
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    try:
        import daft
        import pyarrow  # noqa: F401
        import rensa  # noqa: F401
        import resiliparse  # noqa: F401
    except ImportError:
        raise OnrecordError(MISSING) from None
    return daft
