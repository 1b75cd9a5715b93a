"""One record, many threads, one writer."""

import threading
from pathlib import Path

import pytest

from onrecord.errors import NotFound, RecordError
from onrecord.model.claim import Judgement
from onrecord.record import Record

RATED = Judgement("j1", "2025-01-02T00:00:00Z", "Ada Quill", "rate", "claim-1", "B2", "saw the list")
UNDONE = Judgement("j2", "2025-01-03T00:00:00Z", "Ben Tarn", "undo", "j1")


def test_each_thread_has_a_connection_of_its_own(ships: Record) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(ships.articles()))) for _ in range(4)]
    with ships.transaction() as write:
        write.derive.clear()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [4] * 4
    assert ships.articles() == []


def test_a_record_that_is_closed_says_so(path: Path) -> None:
    record = Record.open(path)
    record.close()
    record.close()
    with pytest.raises(RecordError, match="is closed"):
        record.stories()


def test_a_still_record_does_not_move(ships: Record) -> None:
    with ships.still() as held:
        ships.judge(RATED)
        assert held.judgements() == []
    assert ships.judgements() == [RATED]


def test_judgements_are_kept_once_in_order(ships: Record) -> None:
    for judgement in (RATED, UNDONE, RATED):
        ships.judge(judgement)
    assert ships.judgements() == [RATED, UNDONE]
    assert ships.judgements(subject="claim-1") == [RATED]


def test_a_readonly_record_cannot_be_written(ships: Record) -> None:
    with Record.open(ships.path, readonly=True) as record, pytest.raises(RecordError, match="only to be read"):
        record.judge(RATED)


def test_what_is_not_here_is_said(ships: Record) -> None:
    for ask in (ships.story, ships.article, ships.version, ships.reading, ships.claim, ships.telling, ships.snapshot):
        with pytest.raises(NotFound, match="zzz"):
            ask("zzz")
    with pytest.raises(NotFound, match="zzz"):
        ships.input("zzz")
