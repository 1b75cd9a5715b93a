"""How often a login may fail before it has to wait: counted for a name at an address, for an address, and for a name."""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

WINDOW = timedelta(minutes=15)
LIMITS = (5, 20, 100)
"""Failures within the window: of one name from one address, from one address, of one name from anywhere."""
MOST = 10_000
"""Keys that are remembered; beyond, those that failed longest ago are forgotten."""


class Attempts:
    """The failed logins of the last minutes, in memory: a restart forgets them."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock, self._lock = clock, Lock()
        self._failed: dict[tuple[str, str], deque[datetime]] = {}

    def wait(self, *, name: str, address: str) -> int:
        """Seconds until this name may be tried from this address; 0: now."""
        now = self._clock()
        with self._lock:
            waits = [self._wait(key, most, now) for key, most in zip(_keys(name, address), LIMITS, strict=True)]
        return max(waits)

    def failed(self, *, name: str, address: str) -> None:
        """Count a failure, before it is known to be one: many at once must not slip through."""
        now = self._clock()
        with self._lock:
            for key in _keys(name, address):
                times = self._failed.pop(key, deque(maxlen=max(LIMITS)))
                times.append(now)
                self._failed[key] = times
            while len(self._failed) > MOST:
                del self._failed[next(iter(self._failed))]

    def passed(self, *, name: str, address: str) -> None:
        """Forget the failures of a name at an address, and take back the one that was counted ahead elsewhere."""
        with self._lock:
            own, *others = _keys(name, address)
            self._failed.pop(own, None)
            for key in others:
                if times := self._failed.get(key):
                    times.pop()

    def _wait(self, key: tuple[str, str], most: int, now: datetime) -> int:
        times = self._failed.get(key)
        while times and times[0] <= now - WINDOW:
            times.popleft()
        if times is None or len(times) < most:
            return 0
        return max(1, int((times[-most] + WINDOW - now).total_seconds()))


def _keys(name: str, address: str) -> tuple[tuple[str, str], ...]:
    folded = " ".join(name.casefold().split())[:80]
    return (folded, address), ("", address), (folded, "")
