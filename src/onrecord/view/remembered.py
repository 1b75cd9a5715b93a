"""What views made of a story, kept while nothing of the story changes; its hash tells, so it holds for any record and thread."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from onrecord import codec
from onrecord.record import Record
from onrecord.record.memory import Memory

T = TypeVar("T")

ROWS = Memory()
"""Answers of views by the hash of their story and by what was asked."""


def remembered(record: Record, story: str, asked: tuple[Hashable, ...], make: Callable[[], T], *, weight: int | None = None) -> T:
    """The answer to what was asked of a story, made once; raises NotFound.

    `asked` must tell all that the answer follows from beside the story; `weight` is that of the answer where it is not its JSON.
    """
    with record.steady():
        size = record.size(story)
        if not size.digest:
            return make()

        def made() -> tuple[T, int]:
            value = make()
            return value, len(codec.encode(value)) if weight is None else weight

        return ROWS.once((size.digest, *asked), made)


def judged_by(record: Record) -> tuple[str, ...]:
    """All judgements of a record by their ids, as a part of what an answer follows from."""
    return tuple(judgement.id for judgement in record.judgements())
