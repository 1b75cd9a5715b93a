"""What becomes known, sent to open pages as server-sent events (HTML Living Standard), whichever process wrote it."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from onrecord import codec
from onrecord.errors import RecordError
from onrecord.record import Record

EVERY = 0.2
"""Seconds between two looks at whether the file was written."""

BEAT = 15.0
"""Seconds after which a line without meaning is sent, so that nothing on the way takes a quiet connection for a dead one."""

MOST = 500
"""Pages that are fed at once by one process."""


@dataclass(frozen=True, slots=True)
class Step:
    """What became known from one notice to another: how many changes in which story, and the cursor after them."""

    after: int
    upto: int
    cursor: str
    stories: dict[str, int]

    def message(self, story: str | None) -> bytes:
        """The step as an event; without changes of `story`, only its id, so that a page that comes back goes on from there."""
        changes = sum(self.stories.values()) if story is None else self.stories.get(story, 0)
        if not changes:
            return f"id: {self.cursor}\n\n".encode()
        data = codec.encode({"changes": changes, "cursor": self.cursor}).decode()
        return f"id: {self.cursor}\nevent: changes\ndata: {data}\n\n".encode()


Listener = asyncio.Queue[Step]


@dataclass(slots=True)
class Hub:
    """Looks at the file in one thread for all pages of a process, and only while there is a page."""

    record: Path
    every: float = EVERY
    _listeners: dict[Listener, asyncio.AbstractEventLoop] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def join(self, listener: Listener, loop: asyncio.AbstractEventLoop) -> bool:
        """Feed a page from now on; False where there are too many."""
        with self._lock:
            if len(self._listeners) >= MOST:
                return False
            self._listeners[listener] = loop
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, name="live", daemon=True)
                self._thread.start()
        return True

    def leave(self, listener: Listener) -> None:
        """Feed a page no longer."""
        with self._lock:
            self._listeners.pop(listener, None)

    def _look(self) -> None:
        pause = threading.Event()
        try:
            with Record.open(self.record, create=False, readonly=True) as record:
                seen, touched = record.notices.last(), record.touched()
                while not self._over():
                    if (now := record.touched()) != touched:
                        touched, last = now, record.notices.last()
                        if last > seen:
                            self._tell(step(record, after=seen, upto=last))
                            seen = last
                    pause.wait(self.every)
        finally:
            with self._lock:
                self._thread = None

    def _over(self) -> bool:
        """Whether the last page has gone; what is decided here under the lock, `join` sees."""
        with self._lock:
            if self._listeners:
                return False
            self._thread = None
            return True

    def _tell(self, made: Step) -> None:
        with self._lock:
            for listener, loop in self._listeners.items():
                if not loop.is_closed():
                    loop.call_soon_threadsafe(listener.put_nowait, made)


def step(record: Record, *, after: int, upto: int) -> Step:
    """What became known after a notice and not after another."""
    return Step(after, upto, record.notices.cursor(upto), record.notices.stories(after=after, upto=upto))


def routes(record: Path) -> list[BaseRoute]:
    """The address of the events: `/live?story=ID&since=CURSOR`; a `Last-Event-ID` goes before `since`."""
    return [Route("/live", _live(Hub(record)), methods=["GET"])]


def _live(hub: Hub) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        since = request.headers.get("last-event-id") or request.query_params.get("since")
        listener = Listener()
        if not hub.join(listener, asyncio.get_running_loop()):
            return PlainTextResponse(f"More than {MOST} pages are open; load the page again later.\n", 503)
        try:
            missed = await run_in_threadpool(_missed, hub.record, since)
        except (RecordError, ValueError) as error:
            hub.leave(listener)
            return PlainTextResponse(f"{error}\n", 400 if isinstance(error, ValueError) else 500)
        stream = _events(hub, listener, missed, request.query_params.get("story"))
        return StreamingResponse(stream, media_type="text/event-stream", headers={"cache-control": "no-store"})

    return endpoint


def _missed(path: Path, since: str | None) -> Step:
    """What became known since the page was made, or since it was last fed."""
    with Record.open(path, create=False, readonly=True) as record:
        last = record.notices.last()
        return step(record, after=record.notices.position(since) if since else last, upto=last)


async def _events(hub: Hub, listener: Listener, missed: Step, story: str | None) -> AsyncIterator[bytes]:
    try:
        yield b"retry: 2000\n" + missed.message(story)
        at = missed.upto
        while True:
            try:
                made = await asyncio.wait_for(listener.get(), BEAT)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            if made.upto > at:  # what came while the page was joining is in what it missed already
                if made.after < at:
                    made = await run_in_threadpool(_between, hub.record, at, made.upto)
                yield made.message(story)
                at = made.upto
    finally:
        hub.leave(listener)


def _between(path: Path, after: int, upto: int) -> Step:
    with Record.open(path, create=False, readonly=True) as record:
        return step(record, after=after, upto=upto)
