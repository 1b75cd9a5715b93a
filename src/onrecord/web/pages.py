"""Each page as a string of HTML, out of the rows of its view; links come from outside, so that pages also work from disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord import view
from onrecord.export.claims import INFORMATION, SOURCE
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.record.notices import change_id
from onrecord.view.changes import CURSOR
from onrecord.view.claims import Part, Status
from onrecord.view.search import Found
from onrecord.web.axis import axis
from onrecord.web.filters import FILTERS, STANCES
from onrecord.web.login_gate import NOBODY, Visitor
from onrecord.web.map import country, world
from onrecord.web.marks import paragraphs
from onrecord.web.network import network
from onrecord.web.timescale import during, timescale

TABS = ("story", "changes", "timeline", "places", "figures", "sources", "judgements")
FACES = ("evidence", "versions", "original")
"""What can be seen of one version: its text with what was read in it, what changed in it, and the page as it was fetched."""

FIRST, LONG, MIXED, LINES = 10, 40, 15, 200
"""Claims of each part on the first page of a board, of one part on a page of its own, of each part where it is of one status, and
lines of a list on one page."""
BRIEF, SAYINGS, PLACES = 25, 10, 8
"""Lines of each list where a page has several, statements of each speaker there, and places of each statement."""
LISTS, UNTOLD = ("doubts", "outlets", "speakers"), "untold"
"""The lists of the page of sources, each of which has pages of its own, as have the statements whose speaker is not told."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where pages find each other: `page(name, id)` gives an address, `asset(name)` that of a static file.

    `visitor` is who looks; `data(view, format, id)` is the address of a view for programs, None where nothing is served.
    """

    page: Callable[..., str]
    asset: Callable[[str], str]
    live: bool = True
    visitor: Visitor = NOBODY
    data: Callable[..., str] | None = None


def stories(record: Record, links: Links, *, offset: str | None = None) -> str:
    """All stories of the record."""
    at, limit = _number(offset) or 0, LINES if links.live else None
    rows = view.stories(record, limit=limit, offset=at)
    return _render("stories.html", links, rows=rows, offset=at, limit=LINES, total=record.count() if links.live else len(rows))


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
    at, narrow = _number(offset) or 0, any(asked.values())
    limit = None if not links.live else LONG if part or claim else MIXED if narrow else FIRST
    board = view.story(record, story=story, limit=limit, offset=at, **asked)
    told = {"cursor": record.notices.cursor(record.notices.last()), "asked": asked, "narrow": narrow, "axis": axis}
    return _render("story.html", links, tab="story", story=board, offset=at, limit=limit, **told)


def changes(record: Record, links: Links, *, story: str, since: str | None = None, offset: str | None = None) -> str:
    """What changed, newest first."""
    found, cursor, at = record.size(story), record.notices.cursor(record.notices.last()), _number(offset) or 0
    rows = view.changes(record, story=story, since=since)[::-1]
    moment = None if since and CURSOR.fullmatch(since) else since
    shown = {"rows": rows[at : at + LINES] if links.live else rows, "offset": at, "limit": LINES if links.live else len(rows)}
    told = {"since": since, "moment": moment, "cursor": cursor, "change_id": change_id, "total": len(rows)}
    return _render("changes.html", links, tab="changes", story=found, **shown, **told)


def since(
    record: Record, links: Links, *, cursor: str | None = None, reader: str | None = None, story: str | None = None,
    form: str | None = None,
) -> str:  # fmt: skip
    """What became known since a cursor or since a reader last looked; `form` is what the form to note a look carries."""
    page = view.since(record, cursor=cursor, reader=reader, story=story)
    return _render("since.html", links, page=page, story=story, form=form)


def timeline(record: Record, links: Links, *, story: str, offset: str | None = None) -> str:
    """What is dated, by the time it speaks of."""
    rows, at, found = view.timeline(record, story=story), _number(offset) or 0, record.size(story)
    first, last = (found.first, found.last) if found.first and found.last else _fetched(record, story)
    shown = rows[at : at + LINES] if links.live else rows
    told = {"offset": at, "limit": LINES if links.live else len(rows), "total": len(rows)}
    scale = timescale(shown, first=first, last=last)
    return _render("timeline.html", links, tab="timeline", story=found, rows=shown, scale=scale, **told)


def _fetched(record: Record, story: str) -> tuple[str, str]:
    """The first and the last fetch of a story that was not told yet."""
    times = sorted((v.captured for a in record.articles(story=story) for v in a.versions), key=instant)
    return times[0], times[-1]


def places(record: Record, links: Links, *, story: str) -> str:
    """Where it plays, with the precision of each place drawn."""
    rows = view.places(record, story=story)
    return _render("places.html", links, tab="places", story=record.size(story), rows=rows, map=world(rows))


def figures(record: Record, links: Links, *, story: str, offset: str | None = None) -> str:
    """Every figure, by who gives it."""
    rows, at = view.figures(record, story=story), _number(offset) or 0
    shown = rows[at : at + LINES] if links.live else rows
    told = {"offset": at, "limit": LINES if links.live else len(rows), "total": len(rows)}
    return _render("figures.html", links, tab="figures", story=record.size(story), rows=shown, **told)


def sources(record: Record, links: Links, *, story: str, part: str | None = None, offset: str | None = None) -> str:
    """Who is quoted by whom, who doubts whom, and whose text each article is; or one `part` of these lists."""
    rows, at = view.sources(record, story=story), _number(offset) or 0
    asked = part if part in (*LISTS, UNTOLD) and links.live else None
    size = BRIEF if asked in (None, "speakers") else LINES
    whole = {name: getattr(rows, name) for name in LISTS}
    whole[UNTOLD] = next((s.statements for s in rows.speakers if not s.name), ())
    shown = {name: some[at : at + size] if links.live else some for name, some in whole.items()}
    names = {o.article: o.outlet or o.url for o in rows.outlets}
    told = {"whole": whole, "shown": shown, "part": asked, "offset": at, "limit": size, "names": names}
    told |= {"sayings": SAYINGS, "most": PLACES} if links.live else {"sayings": None, "most": None}
    net = network(rows) if asked is None else None
    return _render("sources.html", links, tab="sources", story=record.size(story), net=net, **told)


def judgements(record: Record, links: Links, *, story: str) -> str:
    """What named people decided, newest first."""
    rows = view.judgements(record, story=story)[::-1]
    return _render("judgements.html", links, tab="judgements", story=record.size(story), rows=rows)


def evidence(
    record: Record, links: Links, *, version: str, item: str | None = None, start: str | None = None, end: str | None = None
) -> str:
    """The stored text with its words marked."""
    page = view.evidence(record, version=version, item=item, start=_number(start), end=_number(end))
    return _render("evidence.html", links, page=page, face="evidence", paragraphs=paragraphs(page))


def versions(record: Record, links: Links, *, version: str, against: str | None = None) -> str:
    """Two versions of an article side by side."""
    page = view.versions(record, version=version, against=against)
    return _render("versions.html", links, page=page, face="versions", said=record.version(version))


def original(record: Record, links: Links, *, version: str) -> str:
    """The page as it was fetched, made harmless, in a frame that runs nothing."""
    page = view.evidence(record, version=version)
    return _render("original.html", links, page=page, face="original")


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isdecimal() and len(said) < 10 else None


def search(links: Links, found: Found | None, *, given: Mapping[str, str | None], says: str, **choices: Any) -> str:
    """The form with its choices, as it was filled in, and what was found."""
    told = {"results": found, "given": given, "says": says, "query": given.get("query") or ""}
    return _render("search.html", links, stances=list(STANCES.items()), **choices, **told)


def named(links: Links, page: Any, *, name: str) -> str:
    """The page of a speaker, an outlet or a subject."""
    return _render(f"{name}.html", links, page=page)


def dossier(record: Record, links: Links, *, subject: str, given: Mapping[str, str], says: str = "") -> str:
    """What can be judged of a subject, beside what the program thinks, with a form for each verb."""
    page = view.dossier(record, subject=subject)
    return _render("dossier.html", links, page=page, given=given, says=says, sources=SOURCE, informations=INFORMATION)


def login(links: Links, *, next: str, says: str = "") -> str:
    """The form to log in with."""
    return _render("login.html", links, next=next, says=says)


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
    templates.filters |= {**FILTERS, "country": country, "during": during}
    return templates
