"""Model values as the record stores them: canonical JSON, compressed with zlib (RFC 1950)."""

import zlib
from typing import TypeVar

from onrecord import codec

T = TypeVar("T")

LEVEL = 6


def pack(value: object) -> bytes:
    """A value of the model as compressed canonical JSON."""
    return press(codec.encode(value))


def unpack(data: bytes, type: type[T]) -> T:
    """The value that `pack` made `data` of; raises ValueError where it is damaged."""
    return codec.decode(unpress(data), type)


def press(data: bytes) -> bytes:
    """Bytes compressed."""
    return zlib.compress(data, LEVEL)


def unpress(data: bytes) -> bytes:
    """The bytes that `press` was given; raises ValueError where they are damaged."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError(f"damaged compressed bytes ({error})") from error
