"""The outside shapes: `onrecord read` on every kind of source, and the export, against the two schemas.

The schemas are those that this project generates; where the contract lies beside the project, also those of the contract.
"""

import contextlib
import gzip
import io
import json
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onrecord.export import record_json
from onrecord.record import Record
from tests.cli.test_commands import run
from tests.conftest import EXAMPLES, ROOT

CONTRACT = ROOT.parent / "shared" / "contract"
FOLDERS = [folder for folder in (ROOT / "docs" / "schema", CONTRACT) if folder.is_dir()]
PAGE = (EXAMPLES / "pages" / "001.html").read_bytes()
TEXT = "At least 12 people were hurt on Tuesday, Mayor Ilse Darnov said.\n\nPolice have not confirmed it."
FEED = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay News</title>
<item><title>Twelve hurt</title><link>https://quay.example/a</link><guid>a</guid>
<content:encoded>&lt;p&gt;At least 12 people were hurt on Tuesday, the mayor said. Nobody knew why the crane had
fallen, and nobody on the quay wanted to guess.&lt;/p&gt;</content:encoded></item></channel></rss>"""


def warc(page: bytes) -> bytes:
    """A web archive that holds one response."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        "WARC-Date: 2026-03-14T15:00:00Z\r\nWARC-Target-URI: https://www.npa.example/a\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def schema(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / f"{name}.schema.json").read_text())
    return found


SOURCES: dict[str, Callable[[], bytes]] = {
    "page.html": lambda: PAGE,
    "page.html.gz": lambda: gzip.compress(PAGE),
    "quay.txt": TEXT.encode,
    "archive.warc": partial(warc, PAGE),
    "archive.warc.gz": lambda: gzip.compress(warc(PAGE)),
    "feed.xml": FEED.encode,
    "articles.jsonl": lambda: json.dumps({"id": "j1", "text": TEXT, "published": "2025-09-10", "title": None}).encode() + b"\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sources")
    for name, content in SOURCES.items():
        (made / name).write_bytes(content())
    return made


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder at an address of this machine."""
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def valid(out: str) -> list[dict[str, Any]]:
    """The readings that were printed, each against every schema, and with every offset inside its text."""
    readings = [json.loads(line) for line in out.splitlines()]
    for reading in readings:
        for where in FOLDERS:
            jsonschema.validate(reading, schema(where, "reading"))
        for layer in ("attributions", "quantities", "times", "places", "assessments"):
            for item in reading[layer]:
                spans = [s for k in ("span", "source", "cue", "content", "of", "hedge", "holder") for s in item.get(k, [])]
                assert all(0 <= start < end <= len(reading["text"]) for start, end in spans)
                assert len({x["id"] for x in reading[layer]}) == len(reading[layer])
    return readings


@pytest.mark.parametrize("name", SOURCES)
def test_every_kind_of_file_gives_a_reading(capsys: pytest.CaptureFixture[str], folder: Path, name: str) -> None:
    status, out, err = run(capsys, "read", folder / name)
    [reading] = valid(out)
    assert (status, err) == (0, "")
    assert any(q["low"] in (12, 40000) and q["high"] is None for q in reading["quantities"])
    if name.startswith(("page", "quay")):
        assert reading["id"] == name.split(".")[0]


def test_texts_are_left_as_they_are(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, out, _ = run(capsys, "read", folder / "quay.txt", folder / "articles.jsonl")
    assert [r["text"] for r in valid(out)] == [TEXT, TEXT]


def test_a_folder_gives_its_files_in_order(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    status, out, _ = run(capsys, "read", folder)
    assert (status, len(valid(out))) == (0, len(SOURCES))


def test_an_address_is_fetched_when_it_may_be(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    with served(folder) as address:
        status, out, _ = run(capsys, "read", "--allow-private", f"{address}/page.html")
        assert (status, valid(out)[0]["version"]["url"]) == (0, f"{address}/page.html")
        status, out, err = run(capsys, "read", f"{address}/page.html")
        assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_an_address_that_did_not_change_is_not_sent_again(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    with served(folder) as address:
        for _ in range(2):
            assert run(capsys, "add", "--allow-private", "--record", tmp_path / "desk.record", f"{address}/page.html")[0] == 0
    with Record.open(tmp_path / "desk.record") as record:
        first, second = record.fetches()
    assert (first.status, first.new, second.status, second.new) == (200, True, 304, False)
    assert first.version == second.version is not None


def test_standard_input_is_a_source(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    status, out, _ = run(capsys, "read", "-")
    assert (status, valid(out)[0]["text"]) == (0, TEXT)


def test_the_export_fits(example: Record) -> None:
    whole = json.loads(b"".join(record_json(example)))
    for where in FOLDERS:
        jsonschema.validate(whole, schema(where, "record"))
    for reading in whole["readings"]:
        for where in FOLDERS:
            jsonschema.validate(reading, schema(where, "reading"))
    ids = {v["id"] for a in whole["articles"] for v in a["versions"]}
    assert {r["version"]["id"] for r in whole["readings"]} == ids
    assert {m["version"] for c in whole["claims"] for m in c["members"]} <= ids


def test_fetches_say_which_of_them_made_a_version(example: Record) -> None:
    fetches = json.loads(b"".join(record_json(example)))["fetches"]
    assert [f["at"] for f in fetches if not f["new"]] == ["2026-03-14T17:10:00+01:00", "2026-03-15T12:00:00+01:00"]
    assert [f["version"] for f in fetches if f["url"].endswith("/rss")] == [None]
