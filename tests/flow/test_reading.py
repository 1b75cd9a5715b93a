"""Sources are read in order, without a record."""

from onrecord.flow import readings
from onrecord.model.news import Capture, Problem, Reading
from tests.flow.invented import Words, feed, page, world


def test_readings_and_problems_come_in_order() -> None:
    first = [page(f"Varn says {n}", id=str(n)) for n in range(20)]
    second = [
        Capture("broken", b"{", url="u"),
        feed({"e1": "Tor says 1", "e2": "Tor says 2"}, url="f", at="2025"),
        page("last", id="l"),
    ]
    with world(one=first, two=second):
        found = list(readings(["one", "nowhere", "two"], pipeline=Words()))
    told = [x.id if isinstance(x, Reading) else x.source for x in found]
    assert told == [*map(str, range(20)), "nowhere", "u", "e1", "e2", "l"]


def test_the_first_reading_comes_before_the_last_source_is_opened() -> None:
    pipeline = Words()
    with world(s=[page(f"Varn says {n}", id=str(n)) for n in range(20)]):
        stream = readings(["s", "nowhere"], pipeline=pipeline)
        first = next(stream)
    assert not isinstance(first, Problem)
    assert len(pipeline.read) == 1
