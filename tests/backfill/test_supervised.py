"""A worker that dies is replaced, and the page that kills it is found."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.backfill.supervised import MOST, Supervisor
from onrecord.backfill.work import Task
from onrecord.codec import encode

WORKER = """
import json, os, sys, time
deaths = {deaths!r}
for line in sys.stdin:
    task = json.loads(line)
    open({log!r}, "a").write(line)
    for page in range(5):
        print(json.dumps({{"at": page}}), flush=True)
        if page not in task["leave"] and page in deaths:
            if deaths[page] == "hang": time.sleep(60)
            if deaths[page] == "fail": print(json.dumps({{"failed": "no room"}}), flush=True); break
            if deaths[page] == "always": os._exit(9)
            if deaths[page] == "once" and not os.path.exists({log!r} + ".once"):
                open({log!r} + ".once", "w"); os._exit(9)
    else:
        print(json.dumps({{"done": [{{"pages": {{"read": 5}}, "problems": 0}}, {memory}]}}), flush=True)
"""


def answered(tmp_path: Path, deaths: dict[int, str], *, memory: int = 1, times: int = 1) -> tuple[list[Any], list[Any]]:
    """The answers of a supervised worker, and the tasks as the worker was given them."""
    log = tmp_path / "log"
    command = (sys.executable, "-SE", "-c", WORKER.format(deaths=deaths, log=str(log), memory=memory))
    supervisor = Supervisor(command, patience=1.0)
    answers = [json.loads(supervisor.answer(encode(Task("read", "w", 7, 3)).decode())) for _ in range(times)]
    supervisor.close()
    return answers, [json.loads(line) for line in log.read_text().splitlines()]


def test_an_answer_names_its_task(tmp_path: Path) -> None:
    [answer], _ = answered(tmp_path, {})
    assert answer["task"]["number"] == 7
    assert answer["done"] == {"pages": {"read": 5}, "problems": 0}


def test_a_chance_death_leaves_no_page_out(tmp_path: Path) -> None:
    [answer], given = answered(tmp_path, {3: "once"})
    assert "done" in answer
    assert [(task["alone"], task["leave"]) for task in given] == [(False, []), (True, [])]


@pytest.mark.parametrize("how", ["always", "hang"])
def test_a_page_that_kills_by_itself_again_and_again_is_left_out(tmp_path: Path, how: str) -> None:
    [answer], given = answered(tmp_path, {3: how})
    assert "done" in answer
    assert [task["leave"] for task in given] == [[], [], [], [], [3]]


def test_too_many_deaths_end_a_task(tmp_path: Path) -> None:
    [answer], given = answered(tmp_path, dict.fromkeys(range(-1, 100), "always"), times=1)
    assert len(given) <= MOST
    assert "done" in answer or "a worker died" in answer["failed"]


def test_what_fails_as_a_whole_is_told(tmp_path: Path) -> None:
    [answer], _ = answered(tmp_path, {2: "fail"})
    assert answer["failed"] == "no room"


def test_a_worker_that_grew_too_large_is_replaced(tmp_path: Path) -> None:
    answers, _ = answered(tmp_path, {}, memory=2_000_000_000, times=2)
    assert all("done" in answer for answer in answers)


def test_a_worker_that_cannot_be_started_ends_the_task(tmp_path: Path) -> None:
    answer = json.loads(
        Supervisor((sys.executable, "-SE", "-c", "raise SystemExit(3)")).answer(encode(Task("read", "w", 7, 3)).decode())
    )
    assert f"died {MOST} times" in answer["failed"]


def test_a_worker_that_dies_before_its_first_page_blames_no_page(tmp_path: Path) -> None:
    once = tmp_path / "once"
    script = f"import os, sys\nfor n in range(4):\n    if not os.path.exists({str(once)!r} + str(n)):\n"
    script += f"        open({str(once)!r} + str(n), 'w'); sys.stdin.readline(); os._exit(9)\n"
    command = (sys.executable, "-SE", "-c", script + WORKER.format(deaths={}, log=str(tmp_path / "log"), memory=1))
    supervisor = Supervisor(command)
    assert "done" in json.loads(supervisor.answer(encode(Task("read", "w", 7, 3)).decode()))
    supervisor.close()
    [given] = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert given["leave"] == []
