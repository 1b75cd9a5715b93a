"""A better model that reads old pages again is no news: changes stay with the fetches whose words they are in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.flow import add, look, rebuild
from onrecord.model.claim import Change
from onrecord.model.news import Article, Pipeline, Reading
from onrecord.record import Record
from tests.conftest import EXAMPLES


class Model:
    """A pipeline that knows what was read in the example; a `poor` one finds no positions and no hedges."""

    def __init__(self, id: str, readings: Iterable[Reading], *, poor: bool = False) -> None:
        self.id, self._poor = id, poor
        self._known = {reading.text: reading for reading in readings}

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            found = self._known[article.text]
            if self._poor:
                found = replace(found, assessments=(), quantities=tuple(replace(q, hedge=()) for q in found.quantities))
            yield replace(found, id=article.id, version=article.version, pipeline=Pipeline(self.id))


@pytest.fixture
def readings(example: Record) -> list[Reading]:
    """What was read in the example."""
    return list(example.readings())


def filled(path: Path, model: Model) -> Record:
    record = Record.open(path)
    list(add(record, fetches=str(EXAMPLES / "fetches.jsonl"), pipeline=model))
    return record


def test_the_same_reading_by_another_pipeline_changes_nothing(tmp_path: Path, readings: list[Reading]) -> None:
    with filled(tmp_path / "a.record", Model("first", readings)) as record:
        before, known = record.changes(), record.notices.last()
        look(record, reader="Ada Quill")
        rebuild(record, pipeline=Model("second", readings))
        assert record.changes() == before
        assert record.notices.last() == known
        assert {r.pipeline.id for r in record.readings()} == {"second"}


def test_a_better_model_tells_what_it_would_have_told_from_the_start(tmp_path: Path, readings: list[Reading]) -> None:
    good = Model("good", readings)
    with filled(tmp_path / "good.record", good) as fresh:
        wanted = fresh.changes()
    with filled(tmp_path / "poor.record", Model("poor", readings, poor=True)) as record:
        poor, known = record.changes(), record.notices.last()
        rebuild(record, pipeline=good)
        assert record.changes() == wanted
        assert record.notices.last() == known
    assert len(wanted) > len(poor)


def test_each_change_is_dated_by_the_fetch_of_its_words_and_told_once(tmp_path: Path, readings: list[Reading]) -> None:
    with filled(tmp_path / "a.record", Model("poor", readings, poor=True)) as record:
        rebuild(record, pipeline=Model("good", readings))
        changes = record.changes()
        assert changes
        assert all(_first_seen(record, change) == change.at for change in changes)
        assert len({(c.version, c.kind, c.claim, c.sentence) for c in changes}) == len(changes)


def _first_seen(record: Record, change: Change) -> str | None:
    return record.version(change.version or "").captured
