from onrecord.record import Record
from onrecord.view import timeline
from onrecord.view.timeline import Moment


def test_what_is_dated_comes_in_the_order_of_what_it_speaks_of(example: Record, march: str) -> None:
    rows = timeline(example, story=march)
    assert [m.start for m in rows] == sorted(m.start for m in rows)


def test_saturday_is_the_day_of_the_march(example: Record, march: str) -> None:
    rows = timeline(example, story=march)
    saturday: list[Moment] = [m for m in rows if "marched through" in m.says]
    assert saturday
    assert saturday[0].start.startswith("2026-03-14")
    assert saturday[0].time in saturday[0].says


def test_the_same_words_of_two_outlets_are_listed_once(example: Record, march: str) -> None:
    keys = [(m.start, m.says) for m in timeline(example, story=march)]
    assert len(keys) == len(set(keys))
