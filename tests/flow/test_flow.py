"""From files to an export, with the pipeline that is shipped."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import codec
from onrecord.export import record_json
from onrecord.flow import add, readings, rebuild
from onrecord.model.news import Reading
from onrecord.record import Record

FIRST = (
    'At least 40 people were killed in the port of Tarnholm on Monday, the harbour office said. "We will not move a crate," '
    "Ada Quill, who speaks for the dockers, told reporters."
)
LATER = FIRST.replace("At least 40", "At least 60")
OTHER = "The mayor of Skarn opened a library on Tuesday. It holds 9,000 books, the town said."


@pytest.fixture
def fetches(tmp_path: Path) -> Path:
    """A page that raises a figure, a page about something else, in time order."""
    lines = []
    for n, (host, text) in enumerate((("varn", FIRST), ("skarn", OTHER), ("varn", LATER), ("varn", LATER))):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
        at = f"2025-03-0{n + 3}T08:00:00+01:00"
        lines.append(
            {"at": at, "url": f"https://{host}.example/news/", "file": f"{n}.txt", "status": 200, "content_type": "text/plain"}
        )
    listed = tmp_path / "fetches.jsonl"
    listed.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return listed


def test_from_fetches_to_an_export(fetches: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "x.record") as record:
        added = list(add(record, fetches=str(fetches)))
        assert [a.new for a in added if not hasattr(a, "kind")] == [True, True, True, False]
        found: dict[str, Any] = codec.loads(b"".join(record_json(record)))
        assert list(record.verify()) == []
        before = b"".join(record_json(record))
        rebuild(record)
        assert b"".join(record_json(record)) == before
    assert [len(s["articles"]) for s in found["stories"]] == [1, 1]
    figures = [[q["low"] for q in r["quantities"]] for r in found["readings"]]
    assert figures == [[40], [9000], [60]]
    raised = next(c for c in found["changes"] if c["kind"] == "figure-raised")
    assert (raised["before"]["low"], raised["after"]["low"], raised["at"]) == (40, 60, "2025-03-05T08:00:00+01:00")
    assert [c["at"][:10] for c in found["changes"]] == sorted(c["at"][:10] for c in found["changes"])
    assert {c["version"] for c in found["changes"]} <= {r["id"] for r in found["readings"]}


def test_reading_with_and_without_a_record_is_the_same(fetches: Path, tmp_path: Path) -> None:
    (alone,) = readings([str(fetches.parent / "0.txt")], published="2025-03-03")
    with Record.open(tmp_path / "x.record") as record:
        list(add(record, [str(fetches.parent / "0.txt")], published="2025-03-03"))
        (kept,) = record.readings()
    assert isinstance(alone, Reading)
    assert (alone.text, alone.quantities, alone.attributions, alone.times) == (
        kept.text,
        kept.quantities,
        kept.attributions,
        kept.times,
    )
    assert alone.id == "0"
