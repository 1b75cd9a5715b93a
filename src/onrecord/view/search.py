"""Full-text search."""

from onrecord.model.holding import Hit
from onrecord.record import Record


def search(record: Record, *, query: str, story: str | None = None, limit: int = 20) -> list[Hit]:
    """Versions whose title or text has all words of `query`, the best first."""
    return record.search(query, story=story, limit=max(1, min(limit, 200)))
