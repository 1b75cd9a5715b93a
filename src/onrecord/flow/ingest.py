"""Captures taken into a record: each fetch, with all that follows from it, in a transaction of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from onrecord import capture, codec
from onrecord.flow.placing import place, tell
from onrecord.flow.reading import Reader, captured, extracted, shipped
from onrecord.flow.windows import windows
from onrecord.model.holding import Fetch
from onrecord.model.news import Article, Capture, Problem, Reading
from onrecord.record import Record
from onrecord.record.extract import Extract, extract
from onrecord.record.instants import instant
from onrecord.record.keeping import fetch_id
from onrecord.settings import LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Added:
    """One fetch that the record now holds: `known` where it held it before, `new` where it made a version of its page."""

    at: str
    url: str
    version: str | None
    new: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A capture made ready: its fetch, the articles in it, and what could not be extracted."""

    capture: Capture
    fetch: Fetch
    known: bool = False
    feed: bool = False
    extracts: tuple[Extract, ...] = ()
    problems: tuple[Problem, ...] = ()


def add(
    record: Record,
    sources: Iterable[str] = (),
    *,
    fetches: str | None = None,
    published: str | None = None,
    limits: Limits = LIMITS,
    pipeline: Reader | None = None,
    now: str | None = None,
) -> Iterator[Added | Problem]:
    """Append what the sources hold and what a file of `fetches` replays; gives each fetch when it is committed.

    What the record holds already changes nothing. `now` (ISO 8601) is the time of captures that have none; None reads the clock.
    """
    some = _all(record, sources, fetches, published, limits)
    yield from append(record, some, limits=limits, pipeline=pipeline, now=now)


def append(
    record: Record,
    captures: Iterable[Capture | Problem],
    *,
    limits: Limits = LIMITS,
    pipeline: Reader | None = None,
    now: str | None = None,
) -> Iterator[Added | Problem]:
    """Append captures in their order; gives each fetch when it is committed, and problems as they come."""
    now = now or datetime.now(UTC).isoformat(timespec="seconds")
    read = pipeline or shipped()
    tell(record)
    for run in windows(captures, weight=lambda one: len(getattr(one, "body", b""))):
        taken = [_taken(record, one, now=now, limits=limits) if isinstance(one, Capture) else one for one in run]
        made = _read(record, [one for one in taken if isinstance(one, Taken)], read)
        done = [one if isinstance(one, Problem) else _added(record, one, made, read) for one in taken]
        tell(record)
        for one, result in zip(taken, done, strict=True):
            yield result
            yield from one.problems if isinstance(one, Taken) else ()


def _all(
    record: Record, sources: Iterable[str], fetches: str | None, published: str | None, limits: Limits
) -> Iterator[Capture | Problem]:
    yield from captured(sources, published=published, limits=limits, record=record)
    if fetches is not None:
        yield from capture.replay(fetches, limits=limits)


def _taken(record: Record, one: Capture, *, now: str, limits: Limits) -> Taken | Problem:
    """A capture made ready to be appended; what is known is not extracted again."""
    url, sha256 = one.url or f"urn:onrecord:{one.id}", codec.sha256(one.body)
    try:
        at = one.at or now
        instant(at)
        id = fetch_id(url=url, at=at, sha256=sha256, status=one.status)
        known = record.fetch(id) if one.at else record.same_bytes(url=url, sha256=sha256)
    except ValueError as error:
        return Problem("fetch", f"its address or time cannot be kept ({error}); give an ISO 8601 time", one.url or one.id)
    if known:
        return Taken(one, known, known=True)
    taken = Taken(one, Fetch(id, at, url, one.status, one.content_type, sha256, one.etag, one.last_modified))
    return taken if one.status >= 400 or one.status == 304 else with_extracts(taken, limits)


def _unchanged(record: Record, taken: Taken) -> Taken:
    """A capture whose address says that it shows what it showed."""
    fetch = taken.fetch
    same = tuple(replace(e, fetch=fetch.id) for e in record.extracts(url=fetch.url, at=fetch.at))
    return replace(taken, extracts=same, feed=any(e.address != capture.address(fetch.url) for e in same))


def with_extracts(taken: Taken, limits: Limits) -> Taken:
    """A capture with the articles in it, as they are kept and as a pipeline is given them."""
    feed = capture.is_feed(taken.capture)
    extracts, problems = list[Extract](), list[Problem]()
    for found in extracted(taken.capture, limits=limits):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        try:
            extracts.append(_extract(taken.fetch, len(extracts), found, feed=feed))
        except ValueError as error:
            problems.append(Problem("text", f"an article in it cannot be kept ({error}); it is left out", taken.fetch.url))
    return replace(taken, feed=feed, extracts=tuple(extracts), problems=tuple(problems))


def _extract(fetch: Fetch, position: int, article: Article, *, feed: bool) -> Extract:
    """A page is kept under the address that was fetched, an entry of a feed under its own."""
    url = (article.version.url or f"urn:onrecord:{article.id}") if feed else fetch.url
    addressed = replace(article, version=replace(article.version, url=url))
    return extract(addressed, fetch=fetch.id, position=position, address=capture.address(url))


def _read(record: Record, taken: list[Taken], pipeline: Reader) -> dict[str, Reading]:
    """Readings, by input, of what will make a new version and was not read yet."""
    wanted, shown = dict[str, Article](), dict[str, str | None]()
    for held in (e for one in taken for e in one.extracts):
        article = held.kept_under
        before = shown[article] if article in shown else record.text_shown(article)
        if held.text != before and record.read(held.input, pipeline=pipeline.id) is None:
            wanted[held.input] = held.article
        shown[article] = held.text
    return dict(zip(wanted, pipeline(wanted.values()), strict=True))


def _added(record: Record, taken: Taken, made: dict[str, Reading], pipeline: Reader) -> Added:
    """The transaction of one fetch: the rows that are kept, and what they show."""
    fetch = taken.fetch
    with record.transaction() as write:
        if fetch.status == 304 and not taken.known:
            taken = _unchanged(record, taken)
        known = taken.known or record.fetch(fetch.id) is not None
        if not known:
            write.keep.fetch(fetch, body=taken.capture.body, feed=taken.feed)
            for held in taken.extracts:
                write.keep.extract(held)
                place(write, held, pipeline=pipeline, read=made.get(held.input))
    fetch = record.fetch(fetch.id) or fetch
    return Added(fetch.at, fetch.url, fetch.version, fetch.new and not known, known)
