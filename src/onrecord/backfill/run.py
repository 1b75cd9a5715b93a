"""A backfill from its sources to its tables; whatever ends it, the next start goes on where it was."""

from __future__ import annotations

import fcntl
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from onrecord import __version__, codec
from onrecord.backfill import engine, files
from onrecord.backfill.lots import lots
from onrecord.backfill.plan import Folder, Unit, plan
from onrecord.backfill.rows import TABLES
from onrecord.backfill.work import Task
from onrecord.errors import OnrecordError
from onrecord.flow.reading import shipped

RESTARTS = 3
"""Times that the engine may die in a row without a task done."""

Map = Callable[[Sequence[str], int], Iterator[str]]
"""Tasks mapped over a number of workers."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a backfill is: `done` of `all` lots or pages, and what became of the pages of this run and of those before."""

    stage: Literal["survey", "read", "write"]
    done: int
    all: int
    pages: dict[str, int]
    problems: int = 0


def backfill(
    sources: Iterable[str], *, out: Path, workers: int = 1, runner: str | None = None, map: Map | None = None
) -> Iterator[Progress]:
    """Read archives, files of lines and folders of pages into Parquet tables in `out`, and tell how far it is.

    Started again with the same sources and folder, it goes on. `runner` is the address of a Ray cluster. `map` stands for the
    engine. Raises OnrecordError where the folder holds another backfill, a source is missing, or a task fails as a whole.
    """
    engine.ready(runner)
    over = map or (lambda tasks, count: engine.mapped(tasks, workers=count, runner=runner))
    asked = {"sources": list(sources), "pipeline": shipped().id, "program": __version__}
    with _held(out) as folder:
        told = out / "backfill.json"
        before = codec.loads(told.read_bytes()) if told.exists() else None
        if before and before["asked"] != asked:
            raise OnrecordError(f"{out} holds a backfill of other sources or by another program: name another folder")
        if before and before["done"]:
            shutil.rmtree(folder.path)
            yield Progress("write", 1, 1, before["pages"], before["problems"])
            return
        files.write_text(told, codec.encode({"asked": asked, "done": False}).decode())
        yield from _surveyed(folder, asked["sources"], over, workers)
        units = plan(folder)
        pages, problems = Counter[str](), 0
        for now in _read(folder, units, over, workers):
            pages, problems = Counter(now.pages), now.problems
            yield now
        yield from _written(folder, units, out, pages, problems)
        done = {"asked": asked, "done": True, "pages": pages, "problems": problems}
        files.write_text(told, codec.encode(done).decode())
        shutil.rmtree(folder.path)


@contextmanager
def _held(out: Path) -> Iterator[Folder]:
    """The work folder, without what was half written, for one process at a time."""
    work = out / ".work"
    work.mkdir(parents=True, exist_ok=True)
    with (out / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise OnrecordError(f"another backfill writes to {out}: wait until it ends, or end it") from None
        for folder in (out, work, work / "survey", work / "plan", work / "parts"):
            files.swept(folder)
        yield Folder(work.resolve())


def _surveyed(folder: Folder, sources: Sequence[str], over: Map, workers: int) -> Iterator[Progress]:
    """The first look at all pages."""
    path = folder.path / "lots.json"
    if not path.exists():
        files.write_text(path, codec.encode(lots(sources)).decode())
    count = len(folder.lots())
    missing = [n for n in range(count) if not folder.survey(n).exists()]
    pages, done = Counter[str](), count - len(missing)
    for answer in _answers([Task("survey", str(folder.path), n, n) for n in missing], over, workers):
        pages.update(answer["pages"])
        done += 1
        yield Progress("survey", done, count, dict(pages))


def _read(folder: Folder, units: Sequence[Unit], over: Map, workers: int) -> Iterator[Progress]:
    """The reading of all units."""
    total = sum(unit.pages for unit in units)
    missing = [n for n in range(len(units)) if not folder.part(n).is_dir()]
    pages, problems = Counter[str](), 0
    for n in sorted({*range(len(units))}.difference(missing)):
        found = codec.loads((folder.part(n) / "done.json").read_bytes())
        pages.update(found["pages"])
        problems += found["problems"]
    yield Progress("read", pages.total(), total, dict(pages), problems)
    for answer in _answers([Task("read", str(folder.path), n, units[n].lot) for n in missing], over, workers):
        pages.update(answer["pages"])
        problems += answer["problems"]
        yield Progress("read", pages.total(), total, dict(pages), problems)


def _written(folder: Folder, units: Sequence[Unit], out: Path, pages: Counter[str], problems: int) -> Iterator[Progress]:
    """The rows of all units, put together by day."""
    for n, name in enumerate(TABLES):
        yield Progress("write", n, len(TABLES), dict(pages), problems)
        files.gather((folder.part(unit) for unit in range(len(units))), out, name)
    yield Progress("write", len(TABLES), len(TABLES), dict(pages), problems)


def _answers(tasks: Sequence[Task], over: Map, workers: int) -> Iterator[dict[str, Any]]:
    """What was done, as it is; the engine is started again where it died; raises OnrecordError where a task failed."""
    left, restarts = {codec.encode(task).decode(): task for task in tasks}, 0
    while left:
        try:
            for said in over(list(left), min(workers, len(left))):
                answer = codec.loads(said)
                if "failed" in answer:
                    raise OnrecordError(answer["failed"])
                restarts = 0
                del left[codec.encode(codec.decode(codec.encode(answer["task"]), Task)).decode()]
                yield answer["done"]
        except engine.WorkerDied:
            restarts += 1
            if restarts > RESTARTS:
                raise
