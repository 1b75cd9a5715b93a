"""A copy is whole and sound though others write, and nothing is lost by making a record small."""

import threading
from pathlib import Path

import apsw
import pytest

from onrecord.errors import RecordError
from onrecord.export.record_json import record_json
from onrecord.model.claim import Judgement
from onrecord.model.news import Problem
from onrecord.record import Record
from onrecord.record.copying import Progress
from tests.record.conftest import Damage


def _exported(record: Record) -> bytes:
    return b"".join(record_json(record))


def _judgement(number: int) -> Judgement:
    return Judgement(f"j{number}", "2025-01-02T00:00:00Z", "Ada Quill", "confirm", f"claim {number}")


def test_a_copy_holds_what_the_record_held(ships: Record, tmp_path: Path) -> None:
    steps = list(ships.backup(tmp_path / "copy.record"))
    assert all(isinstance(step, Progress) for step in steps)
    assert {step.doing for step in steps if isinstance(step, Progress)} >= {"copying", "file", "snapshots", "tellings"}
    with Record.open(tmp_path / "copy.record") as copy:
        assert _exported(copy) == _exported(ships)
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == ["copy.record"]


def test_a_copy_is_of_one_state_while_others_write(ships: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.copying.STEP", 1)
    written = 0
    for step in ships.backup(tmp_path / "copy.record"):
        if isinstance(step, Progress) and step.doing == "copying":
            ships.judge(_judgement(written := written + 1))
    assert written > 10
    with Record.open(tmp_path / "copy.record") as copy:
        assert copy.judgements() == []
        assert copy.stories() == ships.stories()


def test_a_file_that_is_there_stays(ships: Record, tmp_path: Path) -> None:
    (tmp_path / "copy.record").write_text("notes")
    with pytest.raises(RecordError, match="there is a file here already"):
        list(ships.backup(tmp_path / "copy.record"))
    assert (tmp_path / "copy.record").read_text() == "notes"


def test_a_copy_that_is_not_sound_is_thrown_away(ships: Record, damage: Damage, tmp_path: Path) -> None:
    damage("UPDATE snapshot SET size = size + 1 WHERE rowid = 1")
    copying = ships.backup(tmp_path / "copy.record")
    with pytest.raises(RecordError, match="not sound"):
        list(copying)
    assert not list(tmp_path.glob("copy*"))
    assert not any(isinstance(step, Problem) for step in ships.backup(tmp_path / "copy.record", deep=False))


def test_a_folder_that_is_not_there(ships: Record, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="cannot be written"):
        list(ships.backup(tmp_path / "nowhere" / "copy.record"))


def test_compaction_frees_room_and_changes_nothing(ships: Record) -> None:
    before = _exported(ships)
    with ships.transaction() as write:
        write.keep.connection.execute("CREATE TABLE filled AS SELECT randomblob(400000) AS noise")
        write.keep.connection.execute("DROP TABLE filled")
    done = ships.compact()
    assert done.before - done.after >= 400_000
    assert _exported(ships) == before
    assert list(ships.verify()) == []
    assert [hit.version for hit in ships.search("Varn")] != []


def test_compaction_says_that_another_program_writes(ships: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    ready, done = threading.Event(), threading.Event()

    def hold() -> None:
        other = apsw.Connection(str(ships.path))
        other.execute("BEGIN IMMEDIATE")
        ready.set()
        done.wait()
        other.execute("ROLLBACK")
        other.close()

    with ships.transaction() as write:
        write.keep.connection.set_busy_timeout(1)
    thread = threading.Thread(target=hold)
    thread.start()
    try:
        ready.wait()
        with pytest.raises(RecordError, match="another program is writing"):
            ships.compact()
    finally:
        done.set()
        thread.join()
