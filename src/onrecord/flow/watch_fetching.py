"""Fetches beside each other: each in a thread of its own, which ends with the program."""

import queue
import threading
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from onrecord import capture
from onrecord.capture import Robots
from onrecord.errors import SourceError
from onrecord.model.news import Capture
from onrecord.settings import Limits


@dataclass(frozen=True, slots=True)
class Asked:
    """An address to fetch, with the validators that it gave before."""

    url: str
    limits: Limits
    at: datetime
    etag: str | None = None
    last_modified: str | None = None


Answered = tuple[Asked, Capture | SourceError]


class Fetching(Protocol):
    """Starts fetches, and gives those that are done."""

    def start(self, asked: Asked) -> None:
        """Begin a fetch."""

    def finished(self, seconds: float) -> list[Answered]:
        """What is done, after waiting for at most `seconds` where nothing is."""

    def delay(self, origin: str) -> float:
        """The seconds between two requests that the robots.txt of an origin asks for."""


def answer(asked: Asked, robots: Robots) -> Capture | SourceError:
    """What an address shows, or why it cannot be had."""
    try:
        return capture.fetch(
            asked.url, limits=asked.limits, etag=asked.etag, last_modified=asked.last_modified, robots=robots, now=asked.at
        )
    except SourceError as error:
        return error
    except Exception as error:  # one address that breaks the client in a way that nobody thought of must not end the watch
        return SourceError(f"{asked.url} cannot be fetched ({type(error).__name__}): leave it out")


@dataclass(slots=True)
class Threads:
    """A thread for each fetch; `wake` ends the waiting."""

    robots: Robots = field(default_factory=Robots)
    _done: "queue.SimpleQueue[Answered | None]" = field(default_factory=queue.SimpleQueue)

    def start(self, asked: Asked) -> None:
        """Begin a fetch."""
        threading.Thread(target=lambda: self._done.put((asked, answer(asked, self.robots))), daemon=True).start()

    def finished(self, seconds: float) -> list[Answered]:
        """What is done, after waiting for at most `seconds` where nothing is."""
        try:
            found = [self._done.get(timeout=max(0.0, seconds))]
        except queue.Empty:
            return []
        while not self._done.empty():
            found.append(self._done.get())
        return [one for one in found if one is not None]

    def delay(self, origin: str) -> float:
        """The seconds between two requests that the robots.txt of an origin asks for."""
        return self.robots.delay(origin)

    def wake(self) -> None:
        """End the waiting; may be called from a signal handler."""
        self._done.put(None)
