"""Law: whatever comes in, a reading or a problem in one sentence comes out, soon and without filling the memory.

2,000 damaged sources, made of small invented ones with a fixed seed, go the whole way from a file to a reading, in a process of
its own, whose memory is limited.
"""

import gzip
import json
import multiprocessing
import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.flow import readings
from onrecord.model.news import Problem, Reading
from tests.capture.invented import BODY, page, paragraphs
from tests.capture.test_archive import record
from tests.capture.test_feed import ATOM, JSON, RSS
from tests.capture.test_live import linked, posts

SEED = 20310506
COUNT = 2_000
SECONDS = 60.0
MEMORY = 3 * 1024**3
RESIDENT = 1024**3


def read(source: str) -> Iterator[Reading | Problem]:
    """What is read in a source."""
    return readings([source])


class Source(NamedTuple):
    """A file before it is written."""

    ending: str
    data: bytes


LINES = "\n".join(json.dumps({"id": str(n), "text": text, "published": "2031-05-06"}) for n, text in enumerate(BODY)).encode()
ARTICLE = page(f"<main><h1>A crane falls</h1><article>{paragraphs()}</article></main>", "<title>A crane falls | The Post</title>")
OLD = f"<table><tr><td>Home<td>{'<br><br>'.join(BODY)}</table>".encode("windows-1252")
WHOLE = (
    Source(".html", ARTICLE),
    Source(".html", page(f"<h1>Crane: live</h1>{posts()}", linked())),
    Source(".htm", OLD),
    Source(".txt", "\n\n".join(BODY).encode()),
    Source(".jsonl", LINES),
    Source(".xml", RSS.encode()),
    Source(".atom", ATOM.encode()),
    Source(".json", JSON.encode()),
    Source(".warc", record(ARTICLE) + record(OLD, packed=True)),
)


def cut(rng: random.Random, data: bytes) -> bytes:
    """Truncated."""
    return data[: rng.randrange(len(data) + 1)]


def noise(rng: random.Random, data: bytes) -> bytes:
    """Bytes replaced by others."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 10, 200))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def gap(rng: random.Random, data: bytes) -> bytes:
    """A stretch left out."""
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def stutter(rng: random.Random, data: bytes) -> bytes:
    """A stretch repeated."""
    start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:end] * rng.randrange(1, 30) + data[end:]


def unbalanced(rng: random.Random, data: bytes) -> bytes:
    """Every tag, quotation mark or bracket of a kind dropped."""
    return data.replace(rng.choice((b">", b"<", b"/", b'"', b"}", b"]", b"\r\n", b"</p>", b"-->", b"&", b":")), b"")


def misread(rng: random.Random, data: bytes) -> bytes:
    """Written in another encoding than it says."""
    return data.decode("utf-8", "replace").encode(
        rng.choice(("utf-16", "utf-16-be", "utf-32", "windows-1251", "shift_jis")), "replace"
    )


def invalid(rng: random.Random, data: bytes) -> bytes:
    """No UTF-8, half surrogates, zero bytes."""
    return data.replace(b" ", rng.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\0", b"\xf0\x9f\x98")), rng.choice((1, 5, -1)))


def nested(rng: random.Random, data: bytes) -> bytes:
    """Nested 10,000 deep."""
    return (
        rng.choice((b"<div>", b"<b>", b"<table><tr><td>", b"<ul><li>", b"[", b'{"a":', b"<a", b"<!--", b"<item>")) * 10_000 + data
    )


def other(rng: random.Random, data: bytes) -> bytes:
    """Not what it was at all: nothing, blanks, or bytes at random."""
    return rng.choice((b"", b"\n \t", b"<", b"{", b"\x1f\x8b", b"WARC/1.0\r\n", rng.randbytes(2_000), data[::-1]))


def packed(rng: random.Random, data: bytes) -> bytes:
    """Packed, and the package damaged."""
    return rng.choice((cut, noise, gap))(rng, gzip.compress(data))


DAMAGE = (cut, noise, gap, stutter, unbalanced, misread, invalid, nested, other, packed)


@cache
def _bomb(tag: bytes) -> bytes:
    return gzip.compress(tag * (200_000_000 // len(tag)), 1)


def giants() -> Iterator[Source]:
    """200 MB of one tag, plain and as gzip bombs; and as much of it as a page may have."""
    yield Source(".html", b"<div>" * 40_000_000)
    for tag, ending in (
        (b"<p>", ".html.gz"),
        (b"[", ".json.gz"),
        (b" ", ".jsonl.gz"),
        (b"\0", ".txt.gz"),
        (b"<item>", ".xml.gz"),
    ):
        yield Source(ending, _bomb(tag))
    yield Source(".warc", record(bytes(100_000_000), packed=True))
    for tag in (b"<p>", b"<div>", b"<br/", b"<!--", b"<p a=", b'<a b="', b"&amp;", b"<html a>", b"<td>x"):
        yield Source(".html", tag * (20_000_000 // len(tag)))


def damaged(count: int = COUNT, seed: int = SEED) -> Iterator[Source]:
    """So many damaged sources, the same ones for the same seed."""
    return islice(chain(giants(), mangled(random.Random(seed))), count)


def mangled(rng: random.Random) -> Iterator[Source]:
    """Whole sources with one or two kinds of damage, some under the ending of another; without end."""
    while True:
        source = rng.choice(WHOLE)
        data = source.data
        for damage in rng.sample(DAMAGE, rng.choice((1, 1, 2))):
            data = damage(rng, data) if data else data
        ending = rng.choice(WHOLE).ending if rng.random() < 0.1 else source.ending
        yield Source(ending + ".gz" * (rng.random() < 0.1), data)


def faults(source: Source, path: Path) -> Iterator[str]:
    """What is wrong with what comes out of a source; nothing where the law holds."""
    path.write_bytes(source.data)
    begin = time.monotonic()
    try:
        found = list(read(str(path)))
    except Exception as error:
        yield f"raised {error!r}"
        return
    if (took := time.monotonic() - begin) > SECONDS:
        yield f"took {took:.0f} seconds"
    for one in found:
        if isinstance(one, Problem) and not re.fullmatch(r"[^\n]{10,600}\.", one.message):
            yield f"says {one.message!r}"
        if not isinstance(one, Problem) and not one.text.strip():
            yield "gave a reading without words"


def tried(folder: str, count: int, answer: "multiprocessing.SimpleQueue[list[str]]") -> None:
    """Tries all damage, within limited memory, and answers with what went wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    wrong = []
    for n, source in enumerate(damaged(count)):
        path = Path(folder) / f"{n}{source.ending}"
        wrong += [f"source {n} ({source.ending}, {source.data[:60]!r}) {fault}" for fault in faults(source, path)]
        path.unlink()
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    answer.put([*wrong, *([f"held {resident:,} bytes"] if resident > RESIDENT else [])])


def test_damage_ends_in_a_reading_or_a_problem(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    answer = context.SimpleQueue()
    process = context.Process(target=tried, args=(str(tmp_path), COUNT, answer))
    process.start()
    process.join(600)
    alive = process.is_alive()
    process.kill()
    process.join()
    assert not alive, "the process hangs"
    assert process.exitcode == 0
    assert answer.get() == []


@pytest.mark.parametrize("source", WHOLE, ids=lambda s: str(s.ending))
def test_what_is_whole_is_read(source: Source, tmp_path: Path) -> None:
    path = tmp_path / f"whole{source.ending}"
    path.write_bytes(source.data)
    assert not list(faults(source, path))
    assert any(not isinstance(found, Problem) for found in read(str(path)))
