"""The process that does tasks, spoken to as its supervisor does."""

import json
from pathlib import Path

from onrecord.backfill.supervised import Supervisor
from onrecord.backfill.work import Task
from onrecord.backfill.worker import memory
from onrecord.codec import encode
from tests.backfill.invented import lines, story
from tests.backfill.test_work import begun


def test_a_worker_does_tasks_and_says_what_fails(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", [story(n) for n in range(2)])
    folder, supervisor = begun(tmp_path, path), Supervisor()
    task = encode(Task("survey", str(folder.path), 0, 0)).decode()
    assert json.loads(supervisor.answer(task))["done"] == {"pages": {"read": 2}, "problems": 0}
    lines(Path(path), [story(1)])
    assert "has changed" in json.loads(supervisor.answer(task))["failed"]
    supervisor.close()


def test_a_process_knows_how_much_memory_it_holds() -> None:
    assert memory() == 0 or 10_000_000 < memory() < 100_000_000_000
