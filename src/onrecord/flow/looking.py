"""A reader has looked: a row that says up to where, never an edit."""

from datetime import UTC, datetime

from onrecord.errors import RecordError
from onrecord.model.holding import Look
from onrecord.record import Record
from onrecord.record.instants import instant


def look(record: Record, *, reader: str, cursor: str | None = None, now: str | None = None) -> Look:
    """What `reader` has seen from now on: all that was known at `cursor`, or all that is known; an earlier cursor moves back.

    `now` (ISO 8601) is the time; None reads the clock. Raises RecordError for a name that is empty, and ValueError for a cursor
    that this record did not give.
    """
    name = " ".join(reader.split())
    if not name or not name.isprintable():
        raise RecordError("a reader needs a name of printable characters; give one with --reader")
    at = now or datetime.now(UTC).isoformat(timespec="seconds")
    instant(at)
    position = record.notices.position(cursor) if cursor else record.notices.last()
    made = Look(name, at, position)
    with record.transaction() as write:
        write.watching.append(made)
    return made
