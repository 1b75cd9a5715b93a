"""What a worker does: a survey of a lot, or the reading of a unit. Each is a function of its input, and ends with files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, Literal

from onrecord import codec
from onrecord.backfill import files, rows, triage
from onrecord.backfill.files import Row
from onrecord.backfill.lots import Lot, pages, unchanged
from onrecord.backfill.plan import SURVEY, Folder, address
from onrecord.flow.ingest import Taken, with_extracts
from onrecord.flow.reading import Reader, shipped
from onrecord.model.holding import Fetch
from onrecord.model.news import Article, Capture, Problem, Version
from onrecord.record.extract import Extract
from onrecord.record.keeping import fetch_id
from onrecord.settings import LIMITS

TOGETHER = 16
"""Articles that are read together."""

At = Callable[[int], None]
"""Told the number of the page that is about to be worked on, so that it is known where a process died."""


@dataclass(frozen=True, slots=True)
class Task:
    """A lot to survey or a unit to read; `alone`: page by page; `leave`: pages, by number in the lot, that kill a worker."""

    kind: Literal["survey", "read"]
    work: str
    number: int
    lot: int
    alone: bool = False
    leave: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """A task that was done: how many pages, by what became of them, and how many problems."""

    pages: dict[str, int]
    problems: int = 0


KILLS = "killed"
_KILLED = "it ended one worker after another, so it was left out: report it, with the page."


@cache
def warm() -> None:
    """Load the shipped pipeline, so that a process that dies of that does not seem to die of a page."""
    list(shipped()([Article("", Version(""), "The harbour was closed.")]))


def done(task: Task, at: At, *, pipeline: Reader | None = None) -> Done:
    """Do a task."""
    folder = Folder(Path(task.work))
    lot = folder.lots()[task.lot]
    unchanged(lot)
    return _survey(task, folder, lot, at) if task.kind == "survey" else _read(task, folder, lot, at, pipeline or shipped())


def _survey(task: Task, folder: Folder, lot: Lot, at: At) -> Done:
    found, sizes = list[Row](), Counter[str]()
    for ordinal, (byte, one) in enumerate(pages(lot)):
        at(ordinal)
        row = {"ordinal": ordinal, "byte": byte, **_seen(lot, ordinal, one, left=ordinal in task.leave)}
        sizes[row["verdict"]] += 1
        found.append(row)
    files.write_file(
        folder.survey(task.number), SURVEY, found if _seekable(lot, found) else [{**row, "byte": -1} for row in found]
    )
    return Done(dict(sizes))


def _seekable(lot: Lot, found: Sequence[Row]) -> bool:
    """Whether each page of a lot can be read on from where it begins; an archive that was compressed as a whole cannot."""
    places = [row["byte"] for row in found if row["verdict"] != "problem"]
    ordered = all(one < other for one, other in pairwise(places))
    return lot.kind != "archive" or (ordered and (lot.size is None or not places or places[-1] < lot.size))


def _seen(lot: Lot, ordinal: int, one: Capture | Problem, *, left: bool) -> dict[str, Any]:
    """What a first look at a page says."""
    if isinstance(one, Problem):
        id = codec.content_id(lot.paths[0], ordinal, one.message)
        return {"page": id, "verdict": "problem", "why": one.message, "kind": one.kind}
    url, sha256 = one.url or f"urn:onrecord:{one.id}", codec.sha256(one.body)
    named = {"page": fetch_id(url=url, at=one.at or "", sha256=sha256, status=one.status), "address": address(one.url, one.id)}
    if left:
        return {**named, "verdict": "failed", "why": _KILLED, "kind": KILLS}
    try:
        look = triage.look(one)
    except Exception:  # a page that breaks the first look in a way that nobody thought of is for the careful one
        look = triage.Look("read")
    return {**named, **{name: getattr(look, name) for name in ("verdict", "language", "text", "figures", "signature")}}


@dataclass(slots=True)
class _Unit:
    """The rows of a unit so far."""

    pipeline: Reader
    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in rows.TABLES})
    sizes: Counter[str] = field(default_factory=Counter)

    def skip(self, plan: Row, page: Row, one: Capture, *, status: str, why: Sequence[Problem] = ()) -> None:
        """A page that is not read, and why."""
        self.sizes[status] += 1
        self.tables["captures"].append(rows.capture_row(page, one))
        shown = {"url": one.url, "captured": one.at, "published": one.published, "title": one.title, "outlet": one.outlet}
        same = {"status": status, "language": plan["language"], "repeats": plan["repeats"], "kept": page["day"]}
        self.tables["versions"].append({**page, **shown, **same, "sha256": codec.sha256(one.body)})
        self.tables["problems"] += [rows.problem_row(page, problem) for problem in why]

    def read(self, plan: Row, page: Row, taken: Taken, failed: dict[str, Problem]) -> None:
        """A page that was read, but for the articles in it that could not be."""
        articles = [held for held in taken.extracts if held.input not in failed]
        why = [*taken.problems, *(failed[held.input] for held in taken.extracts if held.input in failed)]
        if not articles:
            self.skip(plan, page, taken.capture, status="failed" if taken.extracts else "unreadable", why=why)
            return
        first = articles[0].article.version
        page = {**page, "day": rows.day(first.published, first.captured)}
        self.sizes["read"] += 1
        self.tables["captures"].append(rows.capture_row(page, taken.capture))
        self.tables["problems"] += [rows.problem_row(page, problem) for problem in why]
        for held in articles:
            row = rows.version_row(
                page, held, status="read", pipeline=self.pipeline.id, sha256=taken.fetch.sha256, language=plan["language"]
            )
            self.tables["versions"].append(row)


def _read(task: Task, folder: Folder, lot: Lot, at: At, pipeline: Reader) -> Done:
    planned = files.rows(folder.plan(task.lot), where=[("unit", "==", task.number)])
    unit, waiting = _Unit(pipeline), list[tuple[Row, Row, Taken]]()
    for plan, one in zip(planned, _captures(lot, planned), strict=True):
        at(plan["ordinal"])
        page = {"seq": plan["seq"], "page": plan["page"], "day": files.UNKNOWN}
        if isinstance(one, Problem):
            unit.sizes["problem"] += 1
            unit.tables["problems"].append(rows.problem_row(page, Problem(plan["kind"], plan["why"], one.source)))
            continue
        page["day"] = rows.day(one.published, one.at)
        if plan["ordinal"] in task.leave or plan["verdict"] == "failed":
            unit.skip(plan, page, one, status="failed", why=[Problem(KILLS, _KILLED, one.url or one.id)])
        elif plan["verdict"] != "read":
            unit.skip(plan, page, one, status=plan["verdict"])
        else:
            waiting.append((plan, page, _taken(plan, one)))
            if task.alone or len(waiting) == TOGETHER:
                _flush(unit, waiting, at)
    _flush(unit, waiting, at)
    result = Done(dict(unit.sizes), len(unit.tables["problems"]))
    tables = {name: (columns, unit.tables[name]) for name, columns in rows.TABLES.items()}
    files.write_folder(folder.part(task.number), tables, note=codec.encode(result).decode())
    return result


def _captures(lot: Lot, planned: Sequence[Row]) -> Iterator[Capture | Problem]:
    """The pages of a unit: read on from where its first one begins; from the start where a file cannot be read on."""
    first, count = planned[0], len(planned)
    if lot.kind == "archive" and first["byte"] < 0:
        found = islice(pages(lot), first["ordinal"], first["ordinal"] + count)
    else:
        found = islice(pages(lot, first=first["ordinal"], byte=first["byte"]), count)
    return (one for _, one in found)


def _taken(plan: Row, one: Capture) -> Taken:
    """The articles in a page; one that breaks the extraction is a problem."""
    url = one.url or f"urn:onrecord:{one.id}"
    taken = Taken(one, Fetch(plan["page"], one.at or "", url, one.status, one.content_type, codec.sha256(one.body)))
    try:
        return with_extracts(taken, LIMITS)
    except Exception as error:
        return Taken(one, taken.fetch, problems=(_broken("extract", url, error),))


def _flush(unit: _Unit, waiting: list[tuple[Row, Row, Taken]], at: At) -> None:
    """Read the articles that wait, and keep what comes of them."""
    if waiting:
        at(waiting[0][0]["ordinal"])
    readings, failed = _readings(unit.pipeline, [held for _, _, taken in waiting for held in taken.extracts])
    for plan, page, taken in waiting:
        unit.read(plan, page, taken, failed)
        for held in taken.extracts:
            if held.input in readings:
                for name, row in rows.reading_rows(page, held, readings[held.input]):
                    unit.tables[name].append(row)
    waiting.clear()


def _readings(pipeline: Reader, some: Sequence[Extract]) -> tuple[dict[str, Any], dict[str, Problem]]:
    """Readings by input; where the pipeline breaks, each article is read by itself to find the one that breaks it."""
    try:
        made = list(pipeline([held.article for held in some]))
        return {held.input: reading for held, reading in zip(some, made, strict=True)}, {}
    except Exception as error:
        if len(some) == 1:
            return {}, {some[0].input: _broken("read", some[0].article.version.url or "", error)}
    readings, failed = dict[str, Any](), dict[str, Problem]()
    for held in some:
        good, bad = _readings(pipeline, [held])
        readings |= good
        failed |= bad
    return readings, failed


def _broken(step: str, url: str, error: Exception) -> Problem:
    return Problem("failed", f"{url} broke the program ({step}: {type(error).__name__}): report it, with the page.", url)
