"""Invented pages as lines and archives, and a backfill of them in this process, with a pipeline that does little."""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord import codec
from onrecord.backfill import files
from onrecord.backfill.rows import TABLES
from onrecord.backfill.run import backfill
from onrecord.backfill.work import Task, done
from onrecord.flow.reading import Reader
from tests.flow.invented import Words

PLACES = ("Lorvane", "Port Ostel", "Varn", "Ilmere", "Quessa", "Tarnhold")


def story(n: int, *, day: str | None = None, url: str | None = None, more: str = "") -> dict[str, Any]:
    """An article that is like no other one."""
    place, other = PLACES[n % 6], PLACES[(n // 6 + n + 1) % 6]
    text = (
        f"The harbour of {place} was closed for {n + 2} days after number {n * 7 + 3} of its cranes fell, the council said.\n\n"
        f"Ferries to {other} carried {n * 13 + 40} people less than in week {n}, and the mayor asked for help from abroad.\n\n"
        f"Fishers who sell on the market of {other} said they had lost {n + 9} days of work and would not wait.{more}\n\n"
        f"A clerk of ward {n} counted {n + 5} boats on the quay, and nobody there could tell when pier {n * 3} would open again."
    )
    return {"id": f"story-{n}", "text": text, "published": day or f"2025-03-{n % 3 + 1:02}", "url": url, "title": f"Harbour {n}"}


def lines(path: Path, stories: Sequence[dict[str, Any]]) -> str:
    """A file of lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in stories), "utf-8")
    return str(path)


def response(n: int, body: str, *, url: str | None = None, at: str = "2025-03-01T10:00:00Z") -> bytes:
    """A record of an archive."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n:08}-0000-0000-0000-000000000000>\r\n"
        f"WARC-Date: {at}\r\nWARC-Target-URI: {url or f'https://varn.example/{n}'}\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def html(one: dict[str, Any]) -> str:
    """An article as a page."""
    body = "".join(f"<p>{p}</p>" for p in one["text"].split("\n\n"))
    head = f'<title>{one["title"]}</title><meta property="article:published_time" content="{one["published"]}">'
    return f"<html><head>{head}</head><body><article><h1>{one['title']}</h1>{body}</article></body></html>"


def archive(path: Path, records: Sequence[bytes], *, whole: bool = False) -> str:
    """An archive: each record compressed by itself, or all of it `whole`, where the name ends with .gz."""
    packed = gzip.compress(b"".join(records), mtime=0) if whole else b"".join(gzip.compress(r, mtime=0) for r in records)
    path.write_bytes(packed if path.suffix == ".gz" else b"".join(records))
    return str(path)


def here(pipeline: Reader | None = None, *, told: Callable[[int], None] = lambda ordinal: None) -> Any:
    """What stands for the engine: tasks done one after another in this process."""

    def over(tasks: Sequence[str], workers: int) -> Iterator[str]:
        for given in tasks:
            task = codec.decode(given, Task)
            yield codec.encode({"task": task, "done": done(task, told, pipeline=pipeline or Words())}).decode()

    return over


def finished(out: Path, *sources: str, pipeline: Reader | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of a whole backfill in this process, by table."""
    list(backfill(sources, out=out, map=here(pipeline)))
    return tables(out)


def tables(out: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows, by table, in the order of the input."""
    found = {}
    for name, columns in TABLES.items():
        some = files.scanned(files.table(out / name), columns=tuple(columns))
        found[name] = sorted(some, key=lambda row: (row["seq"], row["day"], str(row)))
    return found
