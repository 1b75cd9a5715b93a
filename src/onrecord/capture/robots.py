"""What robots.txt files say (RFC 9309), remembered for a while so that they are not asked for with every page."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

AGENT = "onrecord"
KEPT = 24 * 3600.0
"""Seconds for which an answer holds, the most that RFC 9309 allows."""

CLOSED = 300.0
"""Seconds for which a host is left alone whose robots.txt cannot be had."""

SLOWEST = 60.0
"""Seconds between two requests beyond which a Crawl-delay is not followed."""

Ask = Callable[[str], bytes | None]
"""The bytes of the robots.txt of an origin, empty where there is none; None where it cannot be had."""


@dataclass(slots=True)
class Robots:
    """The answers of robots.txt by origin; `clock` gives seconds that only grow."""

    clock: Callable[[], float] = time.monotonic
    _said: dict[str, tuple[float, Protego | None]] = field(default_factory=dict)

    def welcome(self, origin: str, url: str, ask: Ask) -> bool:
        """Whether a program may fetch `url`; a missing file allows everything, one that cannot be had forbids everything."""
        now = self.clock()
        until, rules = self._said.get(origin, (now, None))
        if until <= now:
            body = ask(origin)
            rules = None if body is None else Protego.parse(body.decode("utf-8", "replace"))
            self._said[origin] = (now + (CLOSED if rules is None else KEPT), rules)
        return rules is not None and bool(rules.can_fetch(url, AGENT))

    def delay(self, origin: str) -> float:
        """The seconds between two requests that an origin asks for; 0 where it does not."""
        _, rules = self._said.get(origin, (0.0, None))
        return min(SLOWEST, float(rules.crawl_delay(AGENT) or 0)) if rules is not None else 0.0
