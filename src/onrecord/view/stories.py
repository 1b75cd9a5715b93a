"""All stories of a record."""

from dataclasses import dataclass, replace

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.record.sizes import Size
from onrecord.view.told import story_of, told


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


def stories(record: Record, *, limit: int | None = None, offset: int = 0) -> list[StoryRow]:
    """The stories of the record, the one with the latest news first; `limit` and `offset` cut the list."""
    found = record.sizes(limit=-1 if limit is None else max(0, limit), offset=max(0, offset))
    regrouped = _regrouped(record)
    return [_row(record, size, judged=size.id in regrouped) for size in found]


def _row(record: Record, size: Size, *, judged: bool) -> StoryRow:
    if not size.digest:
        size = _counted(record, size)
    claims = len(told(record, story=size.id, changes=False).telling.claims) if judged else size.claims
    return StoryRow(size.id, size.title, size.articles, size.versions, claims, size.first or "", size.last or "")


def _counted(record: Record, size: Size) -> Size:
    """The size of a story that is not told yet."""
    articles = record.articles(story=size.id)
    times = sorted((v.captured for a in articles for v in a.versions), key=instant)
    return replace(size, articles=len(articles), versions=len(times), first=times[0], last=times[-1])


def _regrouped(record: Record) -> set[str | None]:
    """The stories in which named people joined claims or took them apart."""
    out = set[str | None]()
    for judgement in record.judgements():
        if judgement.verb in ("merge", "split"):
            try:
                out.add(story_of(record, judgement.subject))
            except NotFound:  # its claim is gone
                continue
    return out
