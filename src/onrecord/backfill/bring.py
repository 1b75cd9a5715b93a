"""From the tables of a backfill into a record: the pages that were asked for, as if each had been added by itself.

A page goes in as the bytes that were captured, and is extracted again from them, so that the evidence is what the record itself
has checked. Only what was read is taken from the tables, and only where it was read in the same input by the same pipeline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord import codec
from onrecord.backfill import files, rows
from onrecord.errors import NotFound, OnrecordError
from onrecord.flow.ingest import Added, append
from onrecord.flow.reading import Reader, shipped
from onrecord.model.news import Article, Capture, Problem, Reading
from onrecord.record import Record
from onrecord.record.instants import instant

WANTED = ("read", "copy", "repeat", "unreadable")
"""What became of the pages that are brought, unless all are."""
TOGETHER = 64
"""Pages whose bytes are read from the tables together."""
LAST = 2**63
"""After all times."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A page that is brought: its place among all, in time and in the input, and the partition that holds its bytes."""

    at: int
    seq: int
    day: str


@dataclass(slots=True)
class Stored:
    """A pipeline that gives what was read before, and reads what was not."""

    pipeline: Reader
    readings: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """That of the pipeline whose readings these are."""
        return self.pipeline.id

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings, in order."""
        some = [(article, self.readings.get(codec.sha256(codec.encode(article)))) for article in articles]
        made = iter(self.pipeline(article for article, row in some if row is None))
        yield from (next(made) if row is None else rows.stored(row, article) for article, row in some)


def bring(
    record: Record,
    folder: Path,
    *,
    since: str | None = None,
    until: str | None = None,
    query: str | None = None,
    ids: Sequence[str] = (),
    skipped: bool = False,
    pipeline: Reader | None = None,
    now: str | None = None,
) -> Iterator[Added | Problem]:
    """Append pages of a backfill, all or those that fit each condition; gives each fetch when it is committed.

    `since` and `until` are days (ISO 8601) of publication, else of capture, both included; `query` is words that title or
    text hold; `ids` are those of versions, articles or captures. A page that repeats another one is brought with it.
    `skipped`: also what was left unread. Raises OnrecordError where the folder holds no finished backfill.
    """
    told = folder / "backfill.json"
    if not told.exists():
        raise NotFound(f"{folder} holds no backfill; name the folder that `onrecord backfill --out` was given")
    if not codec.loads(told.read_bytes())["done"]:
        raise OnrecordError(f"the backfill in {folder} is not finished; run it again, it goes on where it was")
    given = Stored(pipeline or shipped())
    chosen = sorted(_chosen(folder, since, until, query, set(ids), skipped), key=lambda one: (one.at, one.seq))
    yield from append(record, _captures(folder, chosen, given), pipeline=given, now=now)


def _chosen(
    folder: Path, since: str | None, until: str | None, query: str | None, ids: set[str], skipped: bool
) -> Iterator[Chosen]:
    """The pages that are asked for, each once."""
    names = ("seq", "page", "version", "article", "captured", "status", "repeats", "kept", "day", "title")
    words = (query or "").casefold().split()
    fitting, found = set[str](), dict[str, tuple[Chosen, str | None, bool]]()
    for row in files.scanned(files.table(folder / "versions"), columns=(*names, "text") if words else names):
        if not skipped and row["status"] not in WANTED:
            continue
        in_time = (not since or since[:10] <= row["day"]) and (not until or row["day"] <= until[:10])
        in_time = in_time and not ((since or until) and row["day"] == files.UNKNOWN)
        said = f"{row['title'] or ''}\n{row.get('text') or ''}".casefold()
        named = not ids or not ids.isdisjoint((row["page"], row["version"], row["article"]))
        if named and all(word in said for word in words):
            fitting.add(row["page"])
        one = Chosen(_instant(row["captured"]), row["seq"], row["kept"])
        before = found.get(row["page"])
        found[row["page"]] = (before[0], before[1], before[2] or in_time) if before else (one, row["repeats"], in_time)
    for page, (one, repeats, in_time) in found.items():
        while page not in fitting and repeats in found and repeats != page:
            page, repeats = repeats, found[repeats][1]
        if in_time and page in fitting:
            yield one


def _instant(at: str | None) -> int:
    try:
        return instant(at) if at else LAST
    except ValueError:
        return LAST


def _captures(folder: Path, chosen: Sequence[Chosen], given: Stored) -> Iterator[Capture]:
    """The bytes of pages, in order; what was read in them is put at hand."""
    last, names = dict[str, dict[str, Any]](), ("seq", *rows.CAPTURE)
    captures, readings = (files.table(folder / name) for name in ("captures", "readings"))
    for n in range(0, len(chosen), TOGETHER):
        some = chosen[n : n + TOGETHER]
        seqs, days = [one.seq for one in some], sorted({one.day for one in some})
        within = [("day", "in", days), ("seq", ">=", min(seqs)), ("seq", "<=", max(seqs)), ("seq", "in", seqs)]
        read = files.scanned(readings, columns=("input", "reading"), where=[*within, ("pipeline", "==", given.id)])
        now = {row["input"]: row for row in read}
        given.readings, last = {**last, **now}, now
        held = {row["seq"]: row for row in files.scanned(captures, columns=names, where=within)}
        yield from (rows.captured(held[one.seq]) for one in some)
