"""An outlet: its articles, and whom they quote."""

from dataclasses import dataclass

from onrecord.errors import NotFound
from onrecord.model.holding import HeldArticle
from onrecord.record import Record
from onrecord.record.seeking import Question

MOST, PAGES, QUOTED = 200, 1000, 30


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with its last version: `versions` counts its texts, `title` is its headline, `about` the title of its story."""

    article: str
    version: str
    title: str | None
    url: str | None
    captured: str
    versions: int
    story: str | None
    about: str | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody whom an outlet quotes, and in how many items."""

    name: str
    items: int


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet by its name, or its host where no page gave a name: a page of its articles, newest first, and whom it quotes."""

    name: str
    articles: tuple[ArticleRow, ...]
    quoted: tuple[Quoted, ...]
    page: int
    more: bool


def outlet(record: Record, *, name: str, page: int = 1, limit: int = 50) -> OutletView:
    """The articles of an outlet, and whom they quote most. Raises NotFound."""
    size, at = max(1, min(limit, MOST)), max(1, min(page, PAGES))
    articles = record.of_outlet(name, limit=size + 1, offset=(at - 1) * size)
    if not articles and not record.of_outlet(name, limit=1):
        raise NotFound(f"no outlet {name!r} in this record; `onrecord sources STORY` lists those of a story")
    quoted = tuple(Quoted(who, items) for who, items, _ in record.speakers(Question(outlet=name), limit=QUOTED))
    return OutletView(name, tuple(_row(record, a) for a in articles[:size]), quoted, at, len(articles) > size)


def _row(record: Record, a: HeldArticle) -> ArticleRow:
    last = a.versions[-1]
    title = record.title(a.story) if a.story else None
    return ArticleRow(a.id, last.id, last.title, a.url, last.captured, len(a.versions), a.story, title)
