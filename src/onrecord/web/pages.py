"""Each page as a string of HTML, out of the rows of its view; links come from outside, so that pages also work from disk."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord import view
from onrecord.record import Record
from onrecord.record.notices import change_id
from onrecord.view.claims import Part, Status
from onrecord.view.wording import amount, plural
from onrecord.web.axis import axis
from onrecord.web.marks import paragraphs

STANCES = {
    "confirms": "confirmed by",
    "supports": "supported by",
    "denies": "denied by",
    "questions": "questioned by",
    "contradicts": "contradicted by",
    "cannot-verify": "not verified by",
    "retracts": "taken back by",
}
TABS = ("story", "changes", "timeline", "figures", "sources", "judgements")
FIRST, LONG = 12, 40
"""Claims of each part on the first page of a board, and of one part on a page of its own."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where pages find each other: `page(name, id)` gives an address, `asset(name)` that of a static file."""

    page: Callable[..., str]
    asset: Callable[[str], str]
    live: bool = True


def stories(record: Record, links: Links) -> str:
    """All stories of the record."""
    return _render("stories.html", links, rows=view.stories(record))


def story(
    record: Record,
    links: Links,
    *,
    story: str,
    part: str | None = None,
    status: str | None = None,
    claim: str | None = None,
    offset: str | None = None,
) -> str:
    """What we know: claims, figures by claimant, standing, origins; or one `part`, one `status` or one claim of the board."""
    asked: dict[str, Any] = {
        "part": part if part in get_args(Part) else None,
        "status": status if status in get_args(Status) else None,
        "claim": claim,
    }
    at, narrow = int(offset) if offset and offset.isdecimal() else 0, any(asked.values())
    limit = None if not links.live else LONG if narrow else FIRST
    board = view.story(record, story=story, limit=limit, offset=at, **asked)
    return _render("story.html", links, tab="story", story=board, asked=asked, narrow=narrow, offset=at, limit=limit, axis=axis)


def changes(record: Record, links: Links, *, story: str, since: str | None = None) -> str:
    """What changed, newest first."""
    found, cursor = record.story(story), record.notices.cursor(record.notices.last())
    rows = view.changes(record, story=story, since=since)[::-1]
    told = {"rows": rows, "since": since, "cursor": cursor, "change_id": change_id}
    return _render("changes.html", links, tab="changes", story=found, **told)


def since(
    record: Record, links: Links, *, cursor: str | None = None, reader: str | None = None, story: str | None = None,
    form: str | None = None,
) -> str:  # fmt: skip
    """What became known since a cursor or since a reader last looked; `form` is what the form to note a look carries."""
    page = view.since(record, cursor=cursor, reader=reader, story=story)
    return _render("since.html", links, page=page, story=story, form=form)


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
    templates.filters |= {"amount": _amount, "brief": brief, "plural": plural, "stance": STANCES.get, "web": _web, "when": when}
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


def brief(stamp: str | None) -> str:
    """A time without its year, for where many stand together: "9 Sep, 07:05 +02:00"."""
    said = when(stamp)
    return re.sub(r"^(\d+ \w{3}) \d{4}", r"\1", said) if "," in said else said
