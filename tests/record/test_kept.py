"""Fetches come back in order of time, snapshots as they came."""

from onrecord.codec import sha256
from onrecord.record import Record
from tests.flow.invented import ships as captures

ONE = "https://varn.example/ships"


def test_fetches_are_in_order_of_time(ships: Record) -> None:
    hours = [(f.at[11:16], f.status, f.new) for f in ships.fetches()]
    assert hours == [
        ("10:00", 200, True),
        ("12:05", 200, True),  # 10:05 in UTC
        ("10:30", 200, False),
        ("11:00", 200, True),
        ("11:30", 200, False),
        ("12:00", 410, False),
        ("13:00", 200, True),
        ("14:00", 200, True),
    ]


def test_the_fetches_of_one_address(ships: Record) -> None:
    first, changed, back = ships.fetches(url=ONE)
    assert first.version != changed.version != back.version
    assert ships.fetch(first.id) == first
    assert ships.fetch("zzz") is None
    assert ships.same_bytes(url=ONE, sha256=first.sha256) == first
    assert ships.same_bytes(url=ONE, sha256=sha256("other")) is None


def test_snapshots_are_the_bytes_that_came(ships: Record) -> None:
    bodies = {sha256(c.body): c.body for c in captures() if hasattr(c, "body")}
    assert {f.sha256: ships.snapshot(f.sha256) for f in ships.fetches()} == bodies


def test_a_reading_is_found_by_its_input(ships: Record) -> None:
    with ships.transaction() as write:
        extract = next(write.derive.extracts())
        reading = write.keep.read(extract.input, pipeline="words-1")
    assert reading is not None
    assert reading.text == "Varn says 5 ships sank"
    assert ships.input(extract.input) == extract.article
    assert ships.read(extract.input, pipeline="words-2") is None
