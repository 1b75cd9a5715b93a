"""All stories of a record."""

from dataclasses import dataclass

from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view.told import told


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with its size: articles, distinct texts (versions), claims, and the first and last fetch of it."""

    id: str
    title: str | None
    articles: int
    versions: int
    claims: int
    first: str
    last: str


def stories(record: Record) -> list[StoryRow]:
    """The stories of the record, the one with the latest news first."""
    rows = [_row(record, s.id, s.title) for s in record.stories()]
    return sorted(rows, key=lambda row: (instant(row.last), row.id), reverse=True)


def _row(record: Record, story: str, title: str | None) -> StoryRow:
    articles = record.articles(story=story)
    times = sorted((v.captured for a in articles for v in a.versions), key=instant)
    return StoryRow(story, title, len(articles), len(times), len(told(record, story=story).telling.claims), times[0], times[-1])
