"""Each page as a string of HTML, out of the rows of its view; links come from outside, so that pages also work from disk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord import view
from onrecord.record import Record
from onrecord.view.wording import amount, plural
from onrecord.web.axis import strips
from onrecord.web.marks import paragraphs

TABS = ("story", "changes", "timeline", "figures", "sources", "judgements")


@dataclass(frozen=True, slots=True)
class Links:
    """Where pages find each other: `page(name, id)` gives an address, `asset(name)` that of a static file."""

    page: Callable[..., str]
    asset: Callable[[str], str]
    live: bool = True


def stories(record: Record, links: Links) -> str:
    """All stories of the record."""
    return _render("stories.html", links, rows=view.stories(record))


def story(record: Record, links: Links, *, story: str) -> str:
    """What we know: claims, figures by source with bounds, standing, origins."""
    board = view.story(record, story=story)
    latest = view.changes(record, story=story)[-6:][::-1]
    rest = [row for row in view.figures(record, story=story) if row.claim is None]
    return _render("story.html", links, tab="story", story=board, latest=latest, rest=rest, strips=strips)


def changes(record: Record, links: Links, *, story: str, since: str | None = None) -> str:
    """What changed, newest first."""
    found = record.story(story)
    rows = view.changes(record, story=story, since=since)[::-1]
    return _render("changes.html", links, tab="changes", story=found, rows=rows, since=since)


def timeline(record: Record, links: Links, *, story: str) -> str:
    """What is dated, by the time it speaks of."""
    rows = view.timeline(record, story=story)
    return _render("timeline.html", links, tab="timeline", story=record.story(story), rows=rows)


def figures(record: Record, links: Links, *, story: str) -> str:
    """Every figure, by who gives it."""
    rows = view.figures(record, story=story)
    return _render("figures.html", links, tab="figures", story=record.story(story), rows=rows)


def sources(record: Record, links: Links, *, story: str) -> str:
    """Who is quoted, and whose text each article is."""
    rows = view.sources(record, story=story)
    return _render("sources.html", links, tab="sources", story=record.story(story), rows=rows)


def judgements(record: Record, links: Links, *, story: str) -> str:
    """What named people decided, newest first."""
    rows = view.judgements(record, story=story)[::-1]
    return _render("judgements.html", links, tab="judgements", story=record.story(story), rows=rows)


def evidence(record: Record, links: Links, *, version: str, item: str | None = None) -> str:
    """The stored text with its words marked."""
    page = view.evidence(record, version=version, item=item)
    return _render("evidence.html", links, page=page, paragraphs=paragraphs(page))


def search(record: Record, links: Links, *, query: str = "", story: str | None = None) -> str:
    """Hits of a full-text search."""
    rows = view.search(record, query=query, story=story) if query.strip() else []
    return _render("search.html", links, query=query, rows=rows)


def error(links: Links, *, status: int, says: str) -> str:
    """Why there is no such page."""
    return _render("error.html", links, status=status, says=says)


def _render(template: str, links: Links, **values: Any) -> str:
    return _templates().get_template(template).render(links=links, tabs=TABS, **{"tab": None, "query": "", **values})


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"amount": _amount, "plural": plural, "when": when, "web": _web}
    return templates


def _amount(row: Any) -> str:
    """The figure in words; of a magnitude such as "tens of thousands" those of the article."""
    if row.approximate and row.low is not None and row.high is None:
        return str((row.places[0] if hasattr(row, "places") else row.evidence).words)
    return amount(row.low, row.high, row.unit, row.approximate, negated=getattr(row, "negated", False))


def _web(url: str | None) -> str | None:
    """An address that may be linked to: http and https alone."""
    return url if url and url.startswith(("http://", "https://")) else None


def when(stamp: str | None) -> str:
    """A time as an editor writes it, with its zone: "9 Sep 2025, 07:05 +02:00"; a date stays a date."""
    if not stamp:
        return ""
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp
    day = f"{at.day} {at:%b} {at.year}"
    if len(stamp) <= 10:
        return day
    zone = at.isoformat()[-6:] if at.tzinfo else ""
    return f"{day}, {at:%H:%M} {zone}".strip()
