"""What is brought into a record is what adding the pages one by one gives."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.backfill import backfill, bring
from onrecord.errors import NotFound, OnrecordError
from onrecord.export import record_json
from onrecord.flow import Added, add
from onrecord.record import Record
from tests.backfill.invented import archive, finished, here, html, lines, response, story, tables
from tests.backfill.test_triage import GERMAN
from tests.flow.invented import Words

NOW = "2025-04-01T00:00:00+00:00"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "x.record") as record:
        yield record


def export(record: Record) -> Any:
    return json.loads(b"".join(record_json(record)))


@pytest.fixture
def packed(tmp_path: Path) -> str:
    """An archive with two versions of an article, a copy of it elsewhere, a repeat, and pages in no order of time."""
    first, other = html(story(1, more=" It was said twice.")), html(story(1, more=" It was said by 5 people."))
    url = "https://varn.example/1"
    return archive(
        tmp_path / "a.warc.gz",
        [
            response(1, first, url=url, at="2025-03-01T10:00:00Z"),
            response(2, other, url=url, at="2025-03-03T10:00:00Z"),
            response(3, first, url="https://quessa.example/1", at="2025-03-02T10:00:00Z"),
            response(4, first, url=url, at="2025-03-01T11:00:00Z"),
            response(5, html(story(4)), url="https://varn.example/4", at="2025-03-01T09:00:00Z"),
        ],
    )


def test_a_record_is_the_same_as_if_each_page_had_been_added(tmp_path: Path, packed: str, record: Record) -> None:
    found = finished(tmp_path / "out", packed)
    assert [row["status"] for row in found["versions"]] == ["read", "read", "copy", "repeat", "read"]
    pipeline = Words()
    brought = list(bring(record, tmp_path / "out", pipeline=pipeline, now=NOW))
    assert len(brought) == 5
    assert len(pipeline.read) == 1  # the copy, which the backfill left unread
    in_time = sorted(([n, row["at"]] for n, row in enumerate(found["captures"])), key=lambda one: one[1])
    assert [one.at for one in brought if isinstance(one, Added)] == [at for _, at in in_time]
    with Record.open(tmp_path / "one.record") as other:
        list(add(other, [packed], pipeline=Words(), now=NOW))
        from onrecord.flow import rebuild

        rebuild(other, pipeline=Words())
        assert export(record)["articles"] == export(other)["articles"]
        assert export(record)["readings"] == export(other)["readings"]
        assert export(record)["claims"] == export(other)["claims"]
    assert {row["version"] for row in found["versions"] if row["status"] == "read"} <= {
        v["id"] for a in export(record)["articles"] for v in a["versions"]
    }
    assert list(bring(record, tmp_path / "out", pipeline=pipeline, now=NOW))
    assert len(export(record)["fetches"]) == 5


def test_lines_without_a_time_are_added_in_their_order(tmp_path: Path, record: Record) -> None:
    path = lines(tmp_path / "a.jsonl", [story(n) for n in range(5)])
    finished(tmp_path / "out", path)
    list(bring(record, tmp_path / "out", pipeline=Words(), now=NOW))
    with Record.open(tmp_path / "one.record") as other:
        list(add(other, [path], pipeline=Words(), now=NOW))
        assert export(record) == export(other)


def shown(record: Record) -> set[str | None]:
    return {article["versions"][0]["title"] for article in export(record)["articles"]}


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"since": "2025-03-02", "until": "2025-03-02"}, {"Harbour 1", "Harbour 4"}),
        ({"since": "2025-03-03"}, {"Harbour 2", "Harbour 5"}),
        ({"until": "2025-03-01"}, {"Harbour 0", "Harbour 3"}),
        ({"query": "TARNHOLD council"}, {"Harbour 4", "Harbour 5"}),
        ({"query": "tarnhold", "until": "2025-03-02"}, {"Harbour 4"}),
        ({"ids": ["no such id"]}, set()),
        ({"skipped": True}, {f"Harbour {n}" for n in range(6)} | {None}),
        ({}, {f"Harbour {n}" for n in range(6)}),
    ],
)
def test_what_was_asked_for_is_brought(tmp_path: Path, record: Record, asked: dict[str, Any], titles: set[str]) -> None:
    finished(tmp_path / "out", lines(tmp_path / "a.jsonl", [*(story(n) for n in range(6)), {"id": "g", "text": GERMAN}]))
    list(bring(record, tmp_path / "out", pipeline=Words(), now=NOW, **asked))
    assert shown(record) == titles


def test_a_version_is_brought_by_its_id_and_a_copy_with_what_it_copies(tmp_path: Path, packed: str, record: Record) -> None:
    found = finished(tmp_path / "out", packed)
    list(bring(record, tmp_path / "out", ids=[found["versions"][0]["version"]], pipeline=Words(), now=NOW))
    assert [fetch["url"] for fetch in export(record)["fetches"]] == [
        "https://varn.example/1",
        "https://varn.example/1",
        "https://quessa.example/1",
    ]


def test_what_another_pipeline_read_is_read_again(tmp_path: Path, record: Record) -> None:
    finished(tmp_path / "out", lines(tmp_path / "a.jsonl", [story(1)]), pipeline=Words("older"))
    pipeline = Words()
    list(bring(record, tmp_path / "out", pipeline=pipeline, now=NOW))
    assert len(pipeline.read) == 1
    assert tables(tmp_path / "out")["readings"][0]["pipeline"] == "older"


def test_a_folder_without_a_finished_backfill_is_refused(tmp_path: Path, record: Record) -> None:
    with pytest.raises(NotFound, match="holds no backfill"):
        list(bring(record, tmp_path))
    some = backfill([lines(tmp_path / "a.jsonl", [story(1)])], out=tmp_path / "out", map=here())
    next(some)
    some.close()  # type: ignore[attr-defined]
    with pytest.raises(OnrecordError, match="is not finished"):
        list(bring(record, tmp_path / "out"))
