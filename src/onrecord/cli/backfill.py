"""`onrecord backfill`: many pages at once, with how far it is; and what is chosen of them for a record."""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TextIO

from cyclopts import Parameter

from onrecord.record import Record
from onrecord.view.wording import plural


@dataclass(frozen=True, slots=True)
class Selection:
    """What is added of a backfill.

    Parameters
    ----------
    since
        Of --parquet: what was published, else captured, on this day (ISO 8601) or later.
    until
        Of --parquet: on this day or earlier.
    query
        Of --parquet: what holds all these words in its title or text.
    id
        Of --parquet: a version, an article or a capture, by its id; may be given again.
    skipped
        Of --parquet: also pages that were left unread, such as those in other languages.
    """

    since: str | None = None
    until: str | None = None
    query: str | None = None
    id: tuple[str, ...] = ()
    skipped: bool = False

    def of(self, record: Record, folder: Path) -> Iterator[Any]:
        """Add it, and tell each fetch."""
        from onrecord.backfill import bring

        chosen = partial(bring, record, folder, since=self.since, until=self.until)
        return chosen(query=self.query, ids=self.id, skipped=self.skipped)


def backfill(
    *sources: Annotated[
        str, Parameter(help="Archives (.warc), lines (.jsonl), folders of pages; also .gz, and on object storage.")
    ],
    out: Path,
    workers: int | None = None,
    runner: str | None = None,
) -> int:
    """Read many pages into Parquet tables, partitioned by day; stopped and started again, it goes on where it was.

    Parameters
    ----------
    out
        The folder of the tables; docs/exports.md says what is in them.
    workers
        Pages are read by so many processes; one for each core, unless said otherwise.
    runner
        The address of a Ray cluster, ray://HOST:PORT, which must see the folder under the same name; none: this machine.
    """
    from onrecord.backfill import backfill as run

    shown = Shown(sys.stderr, live=sys.stderr.isatty())
    count = workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else workers or os.cpu_count() or 1
    last = None
    for last in run(sources, out=out, workers=count, runner=runner):
        shown.tell(last)
    shown.end(last)
    return 0


class Shown:
    """One line on a terminal that says how far a backfill is; elsewhere a line for each stage, and now and then one more."""

    EVERY = 60.0
    """Seconds between two lines where nobody watches."""

    def __init__(self, to: TextIO, *, live: bool) -> None:
        self.to, self.live = to, live
        self.stage, self.began, self.first, self.told = "", 0.0, 0, 0.0

    def tell(self, now: Any) -> None:
        """Show how far it is."""
        clock = time.monotonic()
        if now.stage != self.stage:
            self.stage, self.began, self.first, self.told = now.stage, clock, now.done, -self.EVERY
        if self.live:
            print(f"\r\033[K{self.line(now, clock)}", end="", file=self.to, flush=True)
        elif clock - self.told >= self.EVERY:
            self.told = clock
            print(self.line(now, clock), file=self.to, flush=True)

    def line(self, now: Any, clock: float) -> str:
        """How far it is, how fast, and how long it will take."""
        done, seconds = now.done - self.first, clock - self.began
        rate = done / seconds if done and seconds > 0 else 0.0
        left = f", {_time((now.all - now.done) / rate)} left" if rate and now.done < now.all else ""
        if now.stage == "survey":
            return f"first look: {now.done:,} of {now.all:,} lots{left}"
        if now.stage == "write":
            return f"writing: {now.done} of {now.all} tables"
        return f"reading: {now.done:,} of {now.all:,} pages, {rate:.1f} a second{left}; {plural(now.problems, 'problem')}"

    def end(self, last: Any) -> None:
        """Leave the terminal as it was, and say what became of all pages."""
        if self.live:
            print("\r\033[K", end="", file=self.to)
        if last:
            sizes = ", ".join(f"{name} {count:,}" for name, count in sorted(last.pages.items(), key=lambda one: -one[1]))
            print(f"onrecord: {sum(last.pages.values()):,} pages ({sizes}), {plural(last.problems, 'problem')}.", file=self.to)


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"{seconds:.0f} s" if seconds < 90 else f"{minutes} min" if minutes < 120 else f"{minutes / 60:.0f} h"
