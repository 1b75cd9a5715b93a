"""What a backfill costs, whether workers add up, and whether it survives being killed, over invented pages in archives.

    python bench/backfill.py speed  --pages 400 --words 1000    # one worker, two, and a bare pool of two processes
    python bench/backfill.py kills  --pages 200 --kills 6       # random kills, then the same rows?
    python bench/backfill.py stages --pages 200 --words 1000    # milliseconds of a page by stage, in this process

`speed` runs in turns, `--times` of each, and prints the best, so that a noisy machine counts less. The bare pool does the same
tasks by `concurrent.futures`, without engine and without supervision. `kills` ends the program, one of its workers or a process
of the engine with SIGKILL. Every page is one of a kind, so that none is left out as a copy.
"""

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from onrecord import codec
from onrecord.backfill import backfill, files, plan, triage
from onrecord.backfill.rows import TABLES
from onrecord.backfill.work import Task, done

ARCHIVES = 8
FIRST = ["Anneli", "Borim", "Celis", "Davro", "Elenko", "Farrin", "Gretel", "Hamo", "Irel", "Jonar", "Katis", "Larmin"]
LAST = [
    "Ostrel",
    "Varmund",
    "Kelvast",
    "Marchel",
    "Tanvek",
    "Halloway-Brin",
    "Dahlmor",
    "Stoivan",
    "Fenwrick",
    "Ulmet",
    "Corvane",
]
TOWNS = [
    "Lorvane",
    "Ostel",
    "Varn",
    "Ilmere",
    "Quessa",
    "Tarnhold",
    "Brask",
    "Meridel",
    "Sothey",
    "Caldmoor",
    "Vintry",
    "Halewick",
]
ROLES = [
    "mayor",
    "harbour master",
    "minister of transport",
    "police chief",
    "union leader",
    "head of the port authority",
    "doctor",
]
THINGS = ["containers", "people", "families", "boats", "tonnes of grain", "houses", "trucks", "patients", "workers", "soldiers"]
DEEDS = [
    "were moved",
    "were missing",
    "had been counted",
    "were waiting at the quay",
    "needed help",
    "had been damaged",
    "had left",
]
SENTENCES = [
    '"At least {n} {thing} {deed} in {town}," {first} {last}, the {role} of {other}, said on {day}.',
    "{last} told reporters that between {n} and {m} {thing} {deed} near {town}, although no list was published.",
    "The {role} of {town} denied that {n} {thing} {deed} and asked for an independent count.",
    "According to the {role}, {n} per cent of the {thing} of {town} {deed} within {k} days of the storm.",
    "Rain fell over {town} for most of the week, and the road to {other} was closed again on {day} morning.",
    "Shops in the old quarter stayed shut while crews from {other} cleared the square and the lower streets.",
    "{first} {last} said the repairs would cost about {n} million euros, which the council of {other} cannot pay.",
    "Officials could not confirm reports by residents that {n} {thing} {deed} before {day}.",
    "The bridge between {town} and {other}, built {k} years ago, is to be inspected by engineers next month.",
    '"We do not know how many {thing} there were," said {first} {last}. "Nobody in {town} has counted them."',
]  # fmt: skip


def text(chance: random.Random, words: int) -> str:
    """An invented article of about so many words."""
    paragraphs, count = list[str](), 0
    while count < words:
        some = []
        for pattern in chance.sample(SENTENCES, 3):
            n, town, other = chance.randint(2, 900), *chance.sample(TOWNS, 2)
            some.append(pattern.format(
                n=n, m=n + chance.randint(2, 90), k=chance.randint(2, 60), town=town, other=other, first=chance.choice(FIRST),
                last=chance.choice(LAST), role=chance.choice(ROLES), thing=chance.choice(THINGS), deed=chance.choice(DEEDS),
                day=chance.choice(["Monday", "Tuesday", "Thursday", "Friday"]),
            ))  # fmt: skip
        paragraphs.append(" ".join(some))
        count += len(paragraphs[-1].split())
    return "\n".join(f"<p>{p}</p>" for p in paragraphs)


def write_archives(folder: Path, *, pages: int, words: int, seed: int) -> list[str]:
    """Invented pages, with what stands around an article, in archives."""
    chance = random.Random(seed)
    menu = "".join(f'<li><a href="/{t}">{t} and region</a></li>' for t in TOWNS * 4)
    paths = [folder / f"{n:02}.warc.gz" for n in range(min(ARCHIVES, pages))]
    for n in range(pages):
        day, title = f"2025-03-{n % 28 + 1:02}", f"{chance.choice(TOWNS)} counts its losses, day {n}"
        head = f'<title>{title}</title><meta property="article:published_time" content="{day}T08:00:00Z">'
        body = (
            f'<!doctype html><html lang="en"><head>{head}<style>{"p{margin:0}" * 400}</style></head><body>'
            f"<nav><ul>{menu}</ul></nav><article><h1>{title}</h1>{text(chance, words)}</article>"
            f"<aside><ul>{menu}</ul></aside><footer>{menu}</footer></body></html>"
        )
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n:08}-0000-0000-0000-000000000000>\r\n"
            f"WARC-Date: {day}T10:00:00Z\r\nWARC-Target-URI: https://paper{n % 7}.example/{n}\r\n"
            f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        with paths[n * len(paths) // pages].open("ab") as out:
            out.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))
    return [str(path) for path in paths]


def answered(given: str) -> str:
    """A task done, as the engine's workers answer it."""
    task = codec.decode(given, Task)
    return codec.encode({"task": task, "done": done(task, lambda ordinal: None)}).decode()


def pooled(tasks: Sequence[str], workers: int) -> Iterator[str]:
    """Tasks over a bare pool of processes."""
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(answered, tasks)


def run(out: Path, sources: Sequence[str], *, workers: int, unit: int, pool: bool = False) -> None:
    """One backfill in this process."""
    plan.UNIT = unit
    list(backfill(sources, out=out, workers=workers, map=pooled if pool else None))


def started(out: Path, sources: Sequence[str], *, workers: int, unit: int, pool: bool = False) -> subprocess.Popen[bytes]:
    """One backfill in a process group of its own."""
    flags = ["--workers", str(workers), "--unit", str(unit), *(["--pool"] if pool else [])]
    return subprocess.Popen([sys.executable, __file__, "run", "--out", str(out), *flags, *sources], start_new_session=True)


def processes(group: int) -> list[tuple[int, str]]:
    """The processes of a session, each with its command line."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if folder.name.isdecimal() and int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == group:
                found.append((int(folder.name), (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()))
    return found


def peak(pid: int) -> int:
    """Peak memory of a process in MB, 0 where it is gone."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
    return 0


class Cost(NamedTuple):
    """Of a backfill: seconds, processor seconds of all processes, peak memory in MB of the largest worker and engine process."""

    seconds: float
    processor: float
    worker: int
    engine: int


def processor(pid: int) -> float:
    """Processor seconds of a process so far, 0 where it is gone."""
    with suppress(OSError):
        used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")
    return 0.0


def timed(out: Path, sources: Sequence[str], **how: Any) -> Cost:
    """The cost of a backfill; a process that lives for less than the time between two looks may be missed."""
    start, worker, engine, used = time.perf_counter(), 0, 0, dict[int, float]()
    child = started(out, sources, **how)
    while child.poll() is None:
        for pid, command in processes(child.pid):
            used[pid] = max(used.get(pid, 0.0), processor(pid))
            if "onrecord.backfill.worker" in command:
                worker = max(worker, peak(pid))
            elif "daft.execution" in command:
                engine = max(engine, peak(pid))
        time.sleep(0.25)
    if child.returncode:
        raise SystemExit(f"the backfill ended with status {child.returncode}")
    return Cost(time.perf_counter() - start, sum(used.values()), worker, engine)


def speed(folder: Path, given: argparse.Namespace) -> int:
    """Workers against one worker, and the engine against a bare pool."""
    sources = write_archives(folder, pages=given.pages, words=given.words, seed=given.seed)
    ways: dict[str, dict[str, Any]] = {
        "one worker": {"workers": 1},
        f"{given.workers} workers": {"workers": given.workers},
        f"bare pool of {given.workers}": {"workers": given.workers, "pool": True},
    }
    took: dict[str, list[Cost]] = {name: [] for name in ways}
    for turn in range(given.times):
        for name, how in ways.items():
            took[name].append(timed(folder / f"{name} {turn}", sources, unit=given.unit, **how))
            last = took[name][-1]
            said = f"{name:16} {last.seconds:7.1f} s {last.processor:7.1f} s of processor  load {os.getloadavg()[0]:.1f}"
            print(said, file=sys.stderr, flush=True)
    one, many, pool = (min(run.seconds for run in runs) for runs in took.values())
    _, engine, bare = (min(run.processor for run in runs) for runs in took.values())
    peaks = [(run.worker, run.engine) for runs in took.values() for run in runs]
    print(f"pages {given.pages} of {given.words} words: one {one:.1f} s, {given.workers} {many:.1f} s, bare pool {pool:.1f} s")
    print(f"speed-up {one / many:.2f}, overhead over the pool {_more(many, pool)} (of processor time {_more(engine, bare)})")
    print(f"peak memory in MB: worker {max(p[0] for p in peaks)}, process of the engine {max(p[1] for p in peaks)}")
    return 0


def _more(one: float, other: float) -> str:
    return f"{100 * (one / other - 1):.1f} %"


def kills(folder: Path, given: argparse.Namespace) -> int:
    """Random kills, and whether the rows are those of an undisturbed run."""
    chance = random.Random(given.seed)
    sources = write_archives(folder, pages=given.pages, words=given.words, seed=given.seed)
    whole = timed(folder / "whole", sources, workers=given.workers, unit=given.unit).seconds
    expected, out, count, victims = rows(folder / "whole"), folder / "out", 0, dict[str, int]()
    child = started(out, sources, workers=given.workers, unit=given.unit)
    while count < given.kills:
        try:
            child.wait(chance.uniform(0, whole / 2))
            if rows(out) != expected:
                break
            out = folder / f"out {count}"  # it ended before it was killed: begin another one
        except subprocess.TimeoutExpired:
            name = killed(child, chance)
            count, victims[name] = count + 1, victims.get(name, 0) + 1
            if name != "program":
                continue
            child.wait()
        child = started(out, sources, workers=given.workers, unit=given.unit)
    status = child.wait()
    same = status == 0 and rows(out) == expected
    print(f"kills {count} {victims}  pages {given.pages}  undisturbed {whole:.1f} s  {'the same rows' if same else 'OTHER ROWS'}")
    return 0 if same else 1


def killed(child: subprocess.Popen[bytes], chance: random.Random) -> str:
    """End the program with SIGKILL, or one of its workers or a process of the engine; gives which."""
    kinds = {"worker": "onrecord.backfill.worker", "engine": "daft.execution"}
    kind = chance.choice(["program", *kinds])
    some = [pid for pid, command in processes(child.pid) if kind in kinds and kinds[kind] in command]
    with suppress(ProcessLookupError):
        os.kill(chance.choice(some) if some else child.pid, signal.SIGKILL)
    return kind if some else "program"


def rows(out: Path) -> dict[str, list[str]]:
    """All rows, by table, as text."""
    found = {}
    for name, columns in TABLES.items():
        found[name] = sorted(map(str, files.scanned(files.table(out / name), columns=tuple(columns))))
    return found


def stages(folder: Path, given: argparse.Namespace) -> int:
    """Milliseconds of processor time of a page, by stage."""
    from onrecord import capture
    from onrecord.backfill.lots import lots, pages
    from onrecord.flow.reading import extracted, shipped
    from onrecord.model.news import Article, Capture
    from onrecord.settings import LIMITS

    sources = write_archives(folder, pages=given.pages, words=given.words, seed=given.seed)
    captures = [one for lot in lots(sources) for _, one in pages(lot) if isinstance(one, Capture)]
    list(shipped()([Article("a", next(iter(capture.extract(captures[0]))).version, "Warm up.")]))  # type: ignore[union-attr]
    costs, start = dict[str, float](), time.process_time()
    articles = list[Article]()

    def lap(name: str) -> None:
        nonlocal start
        costs[name] = 1000 * (time.process_time() - start) / len(captures)
        start = time.process_time()

    for one in captures:
        triage.look(one)
    lap("first look")
    for one in captures:
        articles += [a for a in extracted(one, limits=LIMITS) if isinstance(a, Article)]
    lap("extraction")
    list(shipped()(articles))
    lap("reading")
    folder = folder / "out"
    run(folder, sources, workers=1, unit=given.unit, pool=True)
    print(json.dumps({name: round(cost, 1) for name, cost in costs.items()}), "ms a page")
    size = sum(path.stat().st_size for path in folder.rglob("*.parquet"))
    given_size = sum(len(one.body) for one in captures)
    print(f"tables {size / len(captures) / 1024:.1f} KB a page, of {given_size / len(captures) / 1024:.1f} KB as it came")
    return 0


def main() -> int:
    """Run what was asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["speed", "kills", "stages", "run"])
    options.add_argument("sources", nargs="*")
    for name, default in (("pages", 200), ("words", 300), ("unit", 20), ("workers", 2), ("times", 2), ("kills", 6), ("seed", 1)):
        options.add_argument(f"--{name}", type=int, default=default)
    options.add_argument("--out", type=Path)
    options.add_argument("--pool", action="store_true")
    given = options.parse_intermixed_args()
    if given.what == "run":
        run(given.out, given.sources, workers=given.workers, unit=given.unit, pool=given.pool)
        return 0
    with tempfile.TemporaryDirectory() as name:
        return {"speed": speed, "kills": kills, "stages": stages}[given.what](Path(name), given)


if __name__ == "__main__":
    sys.exit(main())
