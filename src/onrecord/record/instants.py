"""Times as the record orders them: instants, whatever offset they were written with."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def instant(at: str) -> int:
    """Microseconds from 1970 (UTC) to an ISO 8601 date or time, one without an offset taken as UTC; raises ValueError."""
    time = datetime.fromisoformat(at)
    return ((time if time.tzinfo else time.replace(tzinfo=UTC)) - _EPOCH) // _MICROSECOND
