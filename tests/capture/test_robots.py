"""What robots.txt says is asked for once a day."""

from onrecord.capture.robots import CLOSED, KEPT, Robots

ORIGIN = "https://orla.example"


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0
        self.asked = 0

    def __call__(self) -> float:
        return self.now

    def answer(self, body: bytes | None) -> bytes | None:
        self.asked += 1
        return body


def test_rules_are_kept_for_a_day() -> None:
    clock = Clock()
    robots = Robots(clock)
    said = b"User-agent: *\nDisallow: /closed\nCrawl-delay: 7"
    assert robots.welcome(ORIGIN, f"{ORIGIN}/open", lambda _: clock.answer(said))
    assert not robots.welcome(ORIGIN, f"{ORIGIN}/closed/1", lambda _: clock.answer(said))
    assert (clock.asked, robots.delay(ORIGIN), robots.delay("https://varn.example")) == (1, 7.0, 0.0)
    clock.now = KEPT
    assert robots.welcome(ORIGIN, f"{ORIGIN}/closed/1", lambda _: clock.answer(b""))
    assert clock.asked == 2


def test_a_host_that_does_not_say_is_left_alone_for_minutes() -> None:
    clock = Clock()
    robots = Robots(clock)
    assert not robots.welcome(ORIGIN, f"{ORIGIN}/open", lambda _: clock.answer(None))
    clock.now = CLOSED - 1
    assert not robots.welcome(ORIGIN, f"{ORIGIN}/open", lambda _: clock.answer(b""))
    clock.now = CLOSED
    assert robots.welcome(ORIGIN, f"{ORIGIN}/open", lambda _: clock.answer(b""))
    assert clock.asked == 2


def test_a_delay_has_its_limit() -> None:
    robots = Robots(Clock())
    robots.welcome(ORIGIN, ORIGIN, lambda _: b"User-agent: *\nCrawl-delay: 86400")
    assert robots.delay(ORIGIN) == 60.0
