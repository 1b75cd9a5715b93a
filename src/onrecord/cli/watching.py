"""`onrecord watch`: the watch in a terminal, which ends at Ctrl-C or SIGTERM without losing anything."""

import signal
import sys
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from onrecord.cli.options import RecordFile
from onrecord.flow.ingest import Added
from onrecord.flow.watch_list import Watchlist
from onrecord.model.holding import Poll
from onrecord.model.news import Problem
from onrecord.record import Record


def watch(sources: Path, /, *, record: RecordFile) -> None:
    """Poll the feeds, sitemaps, pages and live blogs of a list, and send what changes to its webhooks, until Ctrl-C.

    Parameters
    ----------
    sources
        The list, in TOML; docs/watching.md says what may stand in it.
    """
    from onrecord.flow.hooks import deliver_on
    from onrecord.flow.watch import watch as watched
    from onrecord.flow.watch_fetching import Threads
    from onrecord.flow.watch_list import watchlist

    given, fetching, over, bell = watchlist(sources), Threads(), threading.Event(), threading.Event()

    def end(*_: object) -> None:
        over.set()
        fetching.wake()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with Record.open(record) as held:
            told = {"bell": bell, "over": over.is_set, "limits": given.limits}
            post = threading.Thread(target=deliver_on, args=(held, given.hooks), kwargs=told)
            post.start()
            try:
                _show(given, watched(held, given, fetching=fetching, over=over.is_set), bell)
            finally:
                over.set()
                bell.set()
                post.join()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _show(given: Watchlist, ticks: Iterable[Added | Problem | Poll | None], bell: threading.Event) -> None:
    progress = Progress(sources=len(given.sources), live=sys.stderr.isatty())
    for tick in ticks:
        if isinstance(tick, Added) and tick.new:
            bell.set()
        progress.tell(tick)
    progress.end()


@dataclass(slots=True)
class Progress:
    """A line for what is new or wrong, and on a terminal one line below that says how everything stands."""

    sources: int
    live: bool
    addresses: dict[str, Poll] = field(default_factory=dict)
    count: Counter[str] = field(default_factory=Counter)

    def tell(self, tick: Added | Problem | Poll | None) -> None:
        """Show what has happened."""
        if isinstance(tick, Poll):
            was = self.addresses.get(tick.url)
            self.addresses[tick.url] = tick
            self.count["polls"] += 1
            if tick.says and (was is None or was.says != tick.says):
                self._line(f"onrecord: {tick.says}.", sys.stderr)
        elif isinstance(tick, Problem):
            self._line(f"onrecord: {tick.source or 'input'}: {tick.message}", sys.stderr)
        elif isinstance(tick, Added) and tick.new:
            self.count["versions"] += 1
            self._line(f"{tick.at}  new  {tick.url}", sys.stdout)
        self._status()

    def end(self) -> None:
        """Leave the terminal as it was."""
        if self.live:
            print("\r\033[K", end="", file=sys.stderr)
        print(f"onrecord watched {self.summary()}.", file=sys.stderr, flush=True)

    def summary(self) -> str:
        """How everything stands, in words."""
        failing = sum(p.failures > 0 for p in self.addresses.values())
        return (
            f"{self.sources} sources, {len(self.addresses)} addresses asked {self.count['polls']} times: "
            f"{self.count['versions']} new versions, {failing} failing"
        )

    def _line(self, said: str, to: TextIO) -> None:
        if self.live:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        print(said, file=to, flush=True)

    def _status(self) -> None:
        if self.live:
            print(f"\r\033[K{self.summary()}", end="", file=sys.stderr, flush=True)
