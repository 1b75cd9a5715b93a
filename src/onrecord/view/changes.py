"""What changed, in order of time."""

import re

from onrecord.model.claim import Change
from onrecord.record import Record
from onrecord.record.instants import instant


def changes(record: Record, *, story: str | None = None, since: str | None = None) -> list[Change]:
    """What each fetch let one know, oldest first; `since` leaves out what was known at a moment (ISO 8601) or cursor."""
    if since is None or not CURSOR.fullmatch(since):
        return record.changes(story=story, since=since)
    notices = record.notices
    found = notices.news(after=notices.position(since), upto=notices.last(), story=story, limit=-1)
    return [n.change for n in sorted(found, key=lambda n: (instant(n.change.at), n.known))]


CURSOR = re.compile(r"0|[0-9]+-[0-9a-f]{8}")
