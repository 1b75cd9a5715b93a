"""Addresses polled, politely and for ever: what they show is appended, what they name is watched, how they stand is kept."""

import heapq
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from onrecord import capture
from onrecord.errors import AnswerError, ForbiddenError, RecordError, SourceError
from onrecord.flow.ingest import Added, append
from onrecord.flow.reading import Reader
from onrecord.flow.watch_fetching import Asked, Fetching
from onrecord.flow.watch_list import Source, Watchlist
from onrecord.flow.watch_schedule import DAY, Chance, Outcome, after, first, sane
from onrecord.model.holding import Poll
from onrecord.model.news import Capture, Problem
from onrecord.record import Record
from onrecord.record.instants import instant

IDLE = 60.0
"""Seconds to wait where nothing is due."""

CROWDED = frozenset({429, 503})
"""Statuses with which a host asks for less, whatever the address."""

MAPS = 50
"""Sitemaps of one index that are watched, the latest first."""

Clock = Callable[[], datetime]


@dataclass(slots=True)
class Host:
    """An origin: when it may be asked again, whether it is being asked, and which of its addresses are due when."""

    free: float = 0.0
    busy: bool = False
    queue: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Watch:
    """Everything that is watched, as it stands."""

    record: Record
    given: Watchlist
    fetching: Fetching
    clock: Clock
    chance: Chance
    pipeline: Reader | None = None
    polls: dict[str, Poll] = field(default_factory=dict)
    hosts: dict[str, Host] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)
    _last: dict[str, Capture] = field(default_factory=dict)

    def begin(self) -> None:
        """Take up what the record says of the addresses of the list, and whatever is new in the list."""
        self._sources = {s.url: s for s in self.given.sources}
        for poll in self.record.watching.polls():
            if poll.source in self._sources:
                self._put(poll)
        now = self.clock()
        self._keep(
            [first(s.url, kind=s.kind, source=s, now=now) for s in self.given.sources if self._key(s.url) not in self.polls]
        )

    def start(self) -> None:
        """Begin the fetches that are due, one for each host that is free."""
        now = self._now()
        for origin, host in self.hosts.items():
            while host.queue and self._stale(host.queue[0]):
                heapq.heappop(host.queue)
            if len(self.asked) >= self.given.threads:
                return
            if host.busy or not host.queue or max(host.free, host.queue[0][0] / 1e6) > now:
                continue
            poll = self.polls[heapq.heappop(host.queue)[1]]
            host.busy = True
            self.asked[poll.url] = origin
            self.fetching.start(self._request(poll))

    def pause(self) -> float:
        """The seconds until something is due."""
        free = [max(h.free, h.queue[0][0] / 1e6) for h in self.hosts.values() if h.queue and not h.busy]
        return max(0.0, min([IDLE, *(at - self._now() for at in free)]))

    def take(self, url: str, answer: Capture | SourceError) -> Iterator[Added | Problem | Poll]:
        """Append what an address showed, and keep how it stands."""
        poll, now = self.polls[self._key(url)], self.clock()
        source, origin = self._sources[poll.source], self.asked.pop(url)
        host = self.hosts[origin]
        pause = max(self.given.pace, self.fetching.delay(origin))
        host.busy, host.free = False, self._now() + pause
        try:
            if isinstance(answer, SourceError):
                raise answer
            found = self._named(poll, answer, source, now)
            self._keep(found)  # before the fetch is kept: a kill between the two must not let a 304 hide them
            new = bool(found)
            for result in self._appended(poll, answer):
                new = new or (isinstance(result, Added) and result.new)
                yield result
            stands = after(poll, "new" if new else "same", source=source, now=now, chance=self.chance)
        except SourceError as error:
            stands = self._failed(poll, error, source, host, now)
        self._keep([stands])
        yield stands

    def put_off(self, url: str, error: RecordError) -> Problem:
        """An answer that could not be kept, as while another program rebuilds the record: the address is asked again later."""
        poll = self.polls[self._key(url)]
        if poll.due is not None:
            again = self.clock() + timedelta(seconds=IDLE)
            self._put(replace(poll, due=instant(again.isoformat())))
        return Problem("record", f"{error}.", str(self.record.path))

    def _failed(self, poll: Poll, error: SourceError, source: Source, host: Host, now: datetime) -> Poll:
        status, wait = (error.status, error.wait or 0.0) if isinstance(error, AnswerError) else (0, 0.0)
        if status in CROWDED:
            host.free = max(host.free, self._now() + min(wait, DAY))
        gone = status == 410 and poll.kind == "article"
        outcome: Outcome = "gone" if gone else "refused" if isinstance(error, ForbiddenError) else "failed"
        return after(poll, outcome, source=source, now=now, chance=self.chance, wait=wait, says=str(error))

    def _named(self, poll: Poll, answer: Capture, source: Source, now: datetime) -> list[Poll]:
        """The addresses that a feed or a sitemap names and that are not watched yet; raises SourceError where it is none."""
        if answer.status == 304 or poll.kind not in ("feed", "sitemap"):
            return []
        if poll.kind == "feed":
            pages, maps = capture.links(answer, self.given.limits), []
        else:
            found = capture.sitemap(answer, self.given.limits)
            pages, maps = list(found.pages), sorted(found.maps, key=lambda m: m.published or "", reverse=True)[:MAPS]
            pages.sort(key=lambda p: p.published or "", reverse=True)
            self._last[poll.url] = replace(answer, body=b"")
        made = [first(m.url, kind="sitemap", source=source, now=now) for m in maps]
        oldest = instant((now - timedelta(days=source.days)).isoformat())
        for link in pages if source.follow else []:
            young = (sane(link.published, now) or oldest) >= oldest
            if not link.whole and young:
                made.append(first(link.url, kind="article", source=source, now=now, published=link.published, outlet=link.outlet))
        fresh = {self._key(p.url): p for p in reversed(made) if self._key(p.url) not in self.polls}
        return list(fresh.values())[::-1][: source.most]

    def _appended(self, poll: Poll, answer: Capture) -> Iterator[Added | Problem]:
        """What a fetch let the record know; a sitemap is no article, and is not kept."""
        if poll.kind == "sitemap":
            return
        given = replace(answer, outlet=poll.outlet, published=poll.published)
        self._last[poll.url] = replace(answer, body=b"")
        yield from append(self.record, [given], limits=self.given.limits, pipeline=self.pipeline)

    def _request(self, poll: Poll) -> Asked:
        """How an address is asked: for what changed since the last fetch of where it led."""
        source = self._sources[poll.source]
        last = self._last.get(poll.url)
        etag, modified = (last.etag, last.last_modified) if last and last.status != 304 else self.record.validators(
            (last.url if last else None) or poll.url
        )  # fmt: skip
        private = source.private and capture.origin(poll.url) == capture.origin(source.url)
        return Asked(poll.url, replace(self.given.limits, private_addresses=private), self.clock(), etag, modified)

    def _keep(self, some: Iterable[Poll]) -> None:
        kept = list(some)
        if kept:
            with self.record.transaction() as write:
                for poll in kept:
                    write.watching.append(poll)
            for poll in kept:
                self._put(poll)

    def _put(self, poll: Poll) -> None:
        self.polls[self._key(poll.url)] = poll
        if poll.due is not None:
            host = self.hosts.setdefault(capture.origin(poll.url), Host())
            heapq.heappush(host.queue, (poll.due, self._key(poll.url)))

    def _stale(self, entry: tuple[int, str]) -> bool:
        return self.polls[entry[1]].due != entry[0]

    def _key(self, url: str) -> str:
        """One address however it was reached: a feed may add other tracking parameters each time."""
        return capture.address(url)

    def _now(self) -> float:
        return self.clock().timestamp()


def watch(
    record: Record,
    given: Watchlist,
    *,
    fetching: Fetching,
    over: Callable[[], bool],
    clock: Clock = lambda: datetime.now(UTC),
    chance: Chance = random.random,
    pipeline: Reader | None = None,
) -> Iterator[Added | Problem | Poll | None]:
    """Watch until it is `over`: gives each fetch when it is kept, each poll, and None each time that it waited."""
    watching = Watch(record, given, fetching, clock, chance, pipeline)
    watching.begin()
    while not over():
        watching.start()
        for asked, answer in fetching.finished(watching.pause()):
            try:
                yield from watching.take(asked.url, answer)
            except RecordError as error:
                yield watching.put_off(asked.url, error)
        yield None
