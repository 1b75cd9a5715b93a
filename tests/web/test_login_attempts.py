from datetime import timedelta

from onrecord.web.login_attempts import LIMITS, MOST, WINDOW, Attempts
from tests.web.desk import Clock

HERE, THERE = "192.0.2.1", "192.0.2.2"


def fail(attempts: Attempts, times: int, *, name: str = "ada", address: str = HERE) -> None:
    for _ in range(times):
        attempts.failed(name=name, address=address)


def test_a_name_waits_at_an_address_and_nowhere_else() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    fail(attempts, LIMITS[0])
    assert attempts.wait(name=" ADA ", address=HERE) == WINDOW.total_seconds()
    assert attempts.wait(name="ada", address=THERE) == 0
    assert attempts.wait(name="ben", address=HERE) == 0
    clock.move(WINDOW - timedelta(seconds=10))
    assert attempts.wait(name="ada", address=HERE) == 10
    clock.move(timedelta(seconds=10))
    assert attempts.wait(name="ada", address=HERE) == 0


def test_an_address_that_tries_many_names_waits() -> None:
    attempts = Attempts(Clock())
    for n in range(LIMITS[1]):
        fail(attempts, 1, name=f"name {n}")
    assert attempts.wait(name="another", address=HERE) > 0
    assert attempts.wait(name="another", address=THERE) == 0


def test_a_name_that_is_tried_from_many_addresses_waits() -> None:
    attempts = Attempts(Clock())
    for n in range(LIMITS[2]):
        fail(attempts, 1, address=f"192.0.2.{n}")
    assert attempts.wait(name="ada", address="203.0.113.1") > 0


def test_a_login_forgets_the_failures_of_its_name_there() -> None:
    attempts = Attempts(Clock())
    fail(attempts, LIMITS[0] - 1)
    attempts.failed(name="ada", address=HERE)
    attempts.passed(name="ada", address=HERE)
    assert attempts.wait(name="ada", address=HERE) == 0
    fail(attempts, LIMITS[0] - 1)
    assert attempts.wait(name="ada", address=HERE) == 0


def test_memory_is_bounded() -> None:
    attempts = Attempts(Clock())
    for n in range(MOST + 10):
        fail(attempts, 1, name=str(n), address=str(n))
    assert len(attempts._failed) == MOST
