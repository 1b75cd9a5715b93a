"""Files read up to a limit, gzip unpacked on the way, so that no small file fills the memory."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from onrecord.errors import SourceError

MAGIC = b"\x1f\x8b"


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file for reading, unpacked while it is read where it is gzip by its first bytes."""
    if path.exists() and not path.is_file():
        raise SourceError(f"{path} is no regular file: name a file or a folder")
    with path.open("rb") as file:
        yield unpacked(file)


def unpacked(file: IO[bytes]) -> IO[bytes]:
    """A stream of what is in `file`, which must be able to be looked ahead in (`io.BufferedReader`)."""
    start = file.peek(2)[:2] if isinstance(file, io.BufferedReader) else b""
    return cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if start == MAGIC else file


def whole(path: Path, limit: int) -> bytes:
    """All bytes of a file, unpacked; raises SourceError where there are more than `limit` or the gzip is damaged."""
    with opened(path) as file:
        return rest(file, limit, str(path))


def rest(file: IO[bytes], limit: int, where: str) -> bytes:
    """What is left of a stream; raises SourceError where it is more than `limit` bytes or cannot be unpacked."""
    try:
        data = file.read(limit + 1)
    except (EOFError, OSError, ValueError, zlib.error) as error:
        raise SourceError(f"{where} cannot be read ({error}): fetch it again") from error
    if len(data) > limit:
        raise SourceError(f"{where} holds more than {limit:,} bytes: raise the limit or leave it out")
    return data
