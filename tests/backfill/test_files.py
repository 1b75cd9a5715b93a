"""Files are there whole or not at all."""

from pathlib import Path

from onrecord.backfill import files

COLUMNS = {"seq": "whole", "day": "text", "words": "texts", "spans": "spans", "body": "bytes", "low": "number", "sure": "truth"}


def row(seq: int, day: str) -> dict[str, object]:
    spans = [{"start": 1, "end": 2}]
    return {"seq": seq, "day": day, "words": ["a"], "spans": spans, "body": b"x", "low": 0.5, "sure": True}


def test_a_folder_that_is_there_stays(tmp_path: Path) -> None:
    part = tmp_path / "parts" / "1"
    files.write_folder(part, {"t": (COLUMNS, [row(1, "2025-01-01")])}, note="first")
    files.write_folder(part, {"t": (COLUMNS, [row(2, "2025-01-01")])}, note="second")
    assert (part / "done.json").read_text() == "first"
    assert files.rows(part / "t.parquet") == [row(1, "2025-01-01")]
    assert [p.name for p in part.parent.iterdir()] == ["1"]


def test_what_was_half_written_is_swept(tmp_path: Path) -> None:
    (tmp_path / "1.99.tmp").mkdir()
    (tmp_path / "1.99.tmp" / "t.parquet").write_text("half")
    (tmp_path / "2.tmp").write_text("half")
    files.write_text(tmp_path / "kept.json", "{}")
    files.swept(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["kept.json"]


def test_parts_are_gathered_by_day_and_found_again(tmp_path: Path) -> None:
    for n, day in enumerate(("2025-01-01", "2025-01-02", "2025-01-01", "unknown")):
        files.write_folder(tmp_path / f"{n}", {"t": (COLUMNS, [row(n, day)])}, note="")
    files.gather((tmp_path / f"{n}" for n in range(4)), tmp_path / "out", "t")
    files.gather((tmp_path / f"{n}" for n in range(4)), tmp_path / "out", "t")
    assert sorted(p.name for p in (tmp_path / "out" / "t").iterdir()) == ["day=2025-01-01", "day=2025-01-02", "day=unknown"]
    table = files.table(tmp_path / "out" / "t")
    assert [r["seq"] for r in files.scanned(table, columns=["seq"], where=[("day", "==", "2025-01-01")])] == [0, 2]
    assert list(files.scanned(table, columns=tuple(COLUMNS), where=[("seq", "in", [3])])) == [row(3, "unknown")]


def test_a_table_without_rows_is_an_empty_folder(tmp_path: Path) -> None:
    files.write_folder(tmp_path / "1", {"t": (COLUMNS, [])}, note="")
    files.gather([tmp_path / "1"], tmp_path / "out", "t")
    assert list(files.scanned(files.table(tmp_path / "out" / "t"), columns=["seq"])) == []
    assert list(files.scanned(files.table(tmp_path / "nowhere"), columns=["seq"])) == []
