"""Each field of a question narrows what is found, alone and with words."""

import pytest

from onrecord.record import Record
from onrecord.record.seeking import Question


@pytest.mark.parametrize(
    "asked",
    [
        Question(kind="figure"),
        Question(speaker="varn"),
        Question(stance="questions"),
        Question(above=6),
        Question(below=6),
        Question(since="2025-01-01T11:30:00Z"),
        Question(until="2025-01-01T11:30:00Z"),
        Question(by="varn"),
        Question("ships", kind="figure", above=6),
    ],
)
def test_a_field_narrows(ships: Record, asked: Question) -> None:
    every = ships.places(Question(), limit=100)
    some = ships.places(asked, limit=100)
    assert 0 < len(some) < len(every)
    assert {(p.version, p.item) for p in some} < {(p.version, p.item) for p in every}


def test_bounds_hold_for_all_that_a_figure_can_mean(ships: Record) -> None:
    assert all(p.low is not None and p.low >= 6 for p in ships.places(Question(above=6), limit=100))
    assert all(p.high is not None and p.high <= 6 for p in ships.places(Question(below=6), limit=100))


def test_words_without_a_word_find_nothing(ships: Record) -> None:
    assert ships.places(Question("- ( *"), limit=10) == []
    assert ships.speakers(Question(by='"'), limit=10) == []


def test_speakers_by_how_much_they_say(ships: Record) -> None:
    found = ships.speakers(Question(), limit=10)
    assert [items for _, items, _ in found] == sorted((items for _, items, _ in found), reverse=True)
    assert len(ships.speakers(Question(), limit=1)) == 1


def test_pages_follow_each_other(ships: Record) -> None:
    every = ships.places(Question("ships"), limit=100)
    assert [p for n in range(len(every)) for p in ships.places(Question("ships"), limit=1, offset=n)] == every
