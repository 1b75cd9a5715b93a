"""`onrecord verify`, `backup` and `compact`: the file of a record kept well, with progress on a terminal."""

import sys
from pathlib import Path

from onrecord.cli.options import RecordFile
from onrecord.model.news import Problem
from onrecord.record import Record


def verify(*, record: RecordFile, after: str | None = None) -> int:
    """Read every snapshot, hash and offset again, and name what is wrong; others may write meanwhile.

    Parameters
    ----------
    after
        Where a run that was broken off says that it ended.
    """
    place, found = after, 0
    with Record.open(record, create=False, readonly=True) as held, Line() as line:
        try:
            for step in held.verifying(cursor=after):
                if isinstance(step, Problem):
                    found += 1
                    line.clear()
                    print(f"{step.kind}: {step.message}")
                else:
                    place = step.cursor
                    line.show(f"{step.check}: {step.done:,} of {step.total:,}")
        except KeyboardInterrupt:
            line.clear()
            print(f"onrecord: ended before the end; go on with --after {place}", file=sys.stderr)
            return 130
    print("The record is sound." if not found else f"{found} things are wrong.", file=sys.stderr)
    return 1 if found else 0


def backup(file: Path, /, *, record: RecordFile, quick: bool = False) -> int:
    """Copy the record as it is now into FILE while others write, verify the copy, and only then give it its name.

    Parameters
    ----------
    quick
        Make only the database's own checks of the copy, and do not read every hash and offset again.
    """
    with Record.open(record, create=False, readonly=True) as held, Line() as line:
        for step in held.backup(file, deep=not quick):
            if isinstance(step, Problem):
                line.clear()
                print(f"{step.kind}: {step.message}")
            else:
                line.show(f"{step.doing}: {step.done:,} of {step.total:,}")
    print(f"{file}: {_size(file.stat().st_size)}, a whole and sound copy of {record}.", file=sys.stderr)
    return 0


def compact(*, record: RecordFile) -> None:
    """Give back the room that nothing needs, merge the search indexes, and empty the write-ahead log; say what it freed."""
    with Record.open(record, create=False) as held:
        done = held.compact()
    freed = done.before - done.after
    print(f"{record}: {_size(done.before)} before, {_size(done.after)} now: {_size(max(0, freed))} freed.", file=sys.stderr)


class Line:
    """The last line of a terminal, which says how far it has come; nothing where there is no terminal."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, said: str) -> None:
        """Say something in the place of what stood there."""
        if self._live:
            print(f"\r\033[K{said}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave the terminal as it was."""
        if self._live:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _size(count: int) -> str:
    """Bytes in words."""
    return f"{count / 1e9:,.2f} GB" if count >= 1e9 else f"{count / 1e6:,.1f} MB"
