import pytest

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.view import speaker


def test_everything_of_a_speaker_with_its_words(example: Record) -> None:
    page = speaker(example, name="mirren aldous")
    assert page.name == "Mirren Aldous"
    assert {row.speaker for row in page.rows} == {"Mirren Aldous"}
    assert sum(len(row.places) for row in page.rows) == page.items
    assert {"statement", "figure"} <= {row.kind for row in page.rows}
    for row in page.rows:
        assert row.places[0].words in example.reading(row.places[0].version).text or "…" in row.places[0].words


def test_pages_of_a_speaker(example: Record) -> None:
    first = speaker(example, name="Mirren Aldous", limit=1)
    assert first.more
    assert speaker(example, name="Mirren Aldous", limit=1, page=2).rows != first.rows


def test_nobody_is_not_found(example: Record) -> None:
    with pytest.raises(NotFound):
        speaker(example, name="Nobody")
