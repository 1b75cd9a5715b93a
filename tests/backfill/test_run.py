"""A backfill that is ended at any moment and started again gives the same rows as one that was not."""

import os
import random
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.backfill import Progress, backfill, engine, plan
from onrecord.errors import OnrecordError
from tests.backfill.invented import archive, finished, here, html, lines, response, story, tables


class Killed(BaseException):
    """Stands for the end of a process."""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lines, pages and an archive, cut into small units."""
    monkeypatch.setattr(plan, "UNIT", 3)
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.html").write_text(html(story(n + 20)))
    packed = archive(tmp_path / "a.warc.gz", [response(n, html(story(n + 30))) for n in range(5)])
    return [lines(tmp_path / "a.jsonl", [story(n) for n in range(8)]), str(folder), packed]


def test_a_backfill_tells_how_far_it_is(tmp_path: Path, sources: list[str]) -> None:
    told = list(backfill(sources, out=tmp_path / "out", map=here()))
    assert [(p.done, p.all) for p in told if p.stage == "survey"] == [(1, 3), (2, 3), (3, 3)]
    read = [p for p in told if p.stage == "read"]
    assert (read[0].done, read[-1].done, read[-1].all) == (0, 17, 17)
    assert told[-1] == Progress("write", 10, 10, {"read": 17}, 0)
    assert sorted(p.name for p in (tmp_path / "out").iterdir() if p.name != ".lock")[:3] == [
        "actors",
        "assessments",
        "attributions",
    ]
    assert not (tmp_path / "out" / ".work").exists()


def test_it_is_the_same_wherever_it_was_ended(tmp_path: Path, sources: list[str]) -> None:
    whole = finished(tmp_path / "whole", *sources)
    out, pages, ended = tmp_path / "out", 0, 0

    def end_at(number: int) -> object:
        count = 0

        def told(ordinal: int) -> None:
            nonlocal count
            count += 1
            if count == number:
                raise Killed

        return here(told=told)

    for number in range(1, 12):
        try:
            for now in backfill(sources, out=out, map=end_at(number)):  # type: ignore[arg-type]
                assert now.stage != "read" or now.done >= pages  # what was done is not done again
                pages = now.done if now.stage == "read" else pages
        except Killed:
            ended += 1
    list(backfill(sources, out=out, map=here()))
    assert ended >= 8
    assert tables(out) == whole


@pytest.mark.parametrize("seed", [1, 2])
def test_it_is_the_same_after_real_kills(tmp_path: Path, sources: list[str], seed: int) -> None:
    start = time.perf_counter()
    whole = finished(tmp_path / "whole", *sources)
    chance, took, out = random.Random(seed), time.perf_counter() - start, tmp_path / "out"
    for _ in range(5):
        child = os.fork()
        if not child:
            list(backfill(sources, out=out, map=here()))
            os._exit(0)
        time.sleep(chance.uniform(0, took))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    list(backfill(sources, out=out, map=here()))
    assert tables(out) == whole
    assert not (out / ".work").exists()


def test_a_finished_backfill_is_not_done_again(tmp_path: Path, sources: list[str]) -> None:
    finished(tmp_path / "out", *sources)
    assert [p.stage for p in backfill(sources, out=tmp_path / "out", map=here())] == ["write"]


def test_a_folder_with_another_backfill_is_refused(tmp_path: Path, sources: list[str]) -> None:
    finished(tmp_path / "out", sources[0])
    with pytest.raises(OnrecordError, match="holds a backfill of other sources"):
        list(backfill(sources, out=tmp_path / "out", map=here()))


def test_two_at_once_are_refused(tmp_path: Path, sources: list[str]) -> None:
    first = backfill(sources, out=tmp_path / "out", map=here())
    next(first)
    with pytest.raises(OnrecordError, match="another backfill writes"):
        next(backfill(sources, out=tmp_path / "out", map=here()))
    first.close()  # type: ignore[attr-defined]


def test_a_task_that_fails_as_a_whole_ends_it(tmp_path: Path, sources: list[str]) -> None:
    def full(tasks: Sequence[str], workers: int) -> Iterator[str]:
        yield f'{{"task":{tasks[0]},"failed":"the disk is full: free some room"}}'

    with pytest.raises(OnrecordError, match="the disk is full"):
        list(backfill(sources, out=tmp_path / "out", map=full))


def test_an_engine_that_dies_is_started_again_but_not_for_ever(tmp_path: Path, sources: list[str]) -> None:
    starts = list[int]()

    def dying(tasks: Sequence[str], workers: int) -> Iterator[str]:
        starts.append(len(tasks))
        yield from here()(tasks[:1], workers)
        raise engine.WorkerDied("a process of the engine died")

    list(backfill(sources[:1], out=tmp_path / "out", map=dying))
    assert starts == [1, 3, 2, 1]

    def dead(tasks: Sequence[str], workers: int) -> Iterator[str]:
        raise engine.WorkerDied("a process of the engine died")
        yield ""

    with pytest.raises(engine.WorkerDied):
        list(backfill(sources[:1], out=tmp_path / "other", map=dead))
