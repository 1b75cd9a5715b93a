"""What changed, in order of time."""

from onrecord.model.claim import Change
from onrecord.record import Record


def changes(record: Record, *, story: str | None = None, since: str | None = None) -> list[Change]:
    """What each fetch let one know, oldest first; `since` (ISO 8601) leaves out what was known at that moment."""
    return record.changes(story=story, since=since)
