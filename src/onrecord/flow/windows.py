"""A stream cut into short runs: full batches for a pipeline, bounded memory, and a first result at once."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

LONGEST = 16
HEAVIEST = 8 * 1024 * 1024


def windows(stream: Iterable[T], *, weight: Callable[[T], int]) -> Iterator[list[T]]:
    """Runs of 1, 2, 4, 8, 16, 16, … items, cut short where they weigh HEAVIEST or more together."""
    longest, run, heavy = 1, list[T](), 0
    for item in stream:
        run.append(item)
        heavy += weight(item)
        if len(run) >= longest or heavy >= HEAVIEST:
            yield run
            longest, run, heavy = min(2 * longest, LONGEST), [], 0
    if run:
        yield run
