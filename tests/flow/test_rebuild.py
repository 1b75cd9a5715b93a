"""Late arrivals find their place when everything derived is made again."""

from pathlib import Path

import pytest

from onrecord.export import record_json
from onrecord.flow import rebuild
from onrecord.model.claim import Judgement
from onrecord.record import Record
from tests.flow.invented import Words, fill, ships, world


def export(record: Record) -> bytes:
    """The whole record."""
    return b"".join(record_json(record))


def test_late_arrivals_find_their_place(tmp_path: Path) -> None:
    pipeline, judged = Words(), Judgement("j1", "2025-01-02", "Ada Quill", "confirm", "x")
    with fill(tmp_path / "a.record") as ordered, fill(tmp_path / "b.record", captures=ships()[::-1]) as late:
        assert export(late) != export(ordered)
        late.judge(judged)
        with world():
            rebuild(late, pipeline=pipeline)
        assert export(late) == export(ordered)
        assert late.judgements() == [judged]
        assert list(late.verify()) == []


def test_a_record_in_order_is_left_as_it_is(tmp_path: Path) -> None:
    pipeline = Words()
    with fill(tmp_path / "a.record", pipeline=pipeline) as record:
        before, read = export(record), list(pipeline.read)
        with world():
            rebuild(record, pipeline=pipeline)
        assert export(record) == before
        assert pipeline.read == read


def test_another_pipeline_reads_again_and_the_old_readings_stay(tmp_path: Path) -> None:
    old, new = Words("words-1"), Words("words-2")
    with fill(tmp_path / "a.record", pipeline=old) as record, fill(tmp_path / "b.record", pipeline=new) as fresh:
        with world():
            rebuild(record, pipeline=new)
        assert {r.pipeline.id for r in record.readings()} == {"words-2"}
        assert export(record) == export(fresh)
        with world():
            rebuild(record, pipeline=old)
        assert {r.pipeline.id for r in record.readings()} == {"words-1"}
        assert len(old.read) == len(new.read) / 2 == 6


def test_a_rebuild_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with fill(tmp_path / "a.record") as record:
        before = export(record)
        with world():
            monkeypatch.setattr("onrecord.link.telling.tell", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                rebuild(record, pipeline=Words())
            monkeypatch.undo()
        assert export(record) == before
