"""Rows in files: Parquet that is there whole or not at all. The only door to PyArrow, which comes with Daft."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.backfill.engine import MISSING
from onrecord.errors import OnrecordError

Row = Mapping[str, Any]
Columns = Mapping[str, str]
"""The type of each column: text, whole, number, truth, bytes, texts (a list) or spans (a list of start and end)."""

UNKNOWN = "unknown"
"""The partition of what has no day."""
GROUP = {"captures": 64}
"""Rows that are read together, where they are large."""


def write_folder(folder: Path, tables: Mapping[str, tuple[Columns, Sequence[Row]]], *, note: str) -> None:
    """Write tables, `NAME.parquet` each, and a note, `done.json`, into a new folder; one that another process made stays."""
    made = folder.with_name(f"{folder.name}.{os.getpid()}.tmp")
    made.mkdir(parents=True)
    for name, (columns, rows) in tables.items():
        _write(made / f"{name}.parquet", columns, rows)
    (made / "done.json").write_text(note, "utf-8")
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(made)


def write_file(path: Path, columns: Columns, rows: Sequence[Row]) -> None:
    """Write one table."""
    made = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    made.parent.mkdir(parents=True, exist_ok=True)
    _write(made, columns, rows)
    made.replace(path)


def write_text(path: Path, text: str) -> None:
    """Write a small file."""
    made = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(text, "utf-8")
    made.replace(path)


def swept(folder: Path) -> None:
    """Remove what a process that was killed left half written."""
    for left in folder.glob("*.tmp"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def rows(path: Path, *, where: Sequence[tuple[str, str, Any]] | None = None) -> list[dict[str, Any]]:
    """The rows of one file, or those where each of (column, comparison, value) holds."""
    found: list[dict[str, Any]] = _arrow().parquet.read_table(path, filters=where, partitioning=None).to_pylist()
    return found


def table(folder: Path) -> Any:
    """A table that is partitioned by day; None where there are no rows."""
    arrow = _arrow()
    days = arrow.dataset.partitioning(arrow.schema([("day", arrow.string())]), flavor="hive")
    found = arrow.dataset.dataset(folder, partitioning=days) if folder.is_dir() else None
    return found if found and found.files else None


def scanned(table: Any, *, columns: Sequence[str], where: Sequence[tuple[str, str, Any]] = ()) -> Iterator[dict[str, Any]]:
    """The rows of a table, some columns of them, where each comparison holds."""
    if table is None:
        return
    asked = _arrow().parquet.filters_to_expression(list(where)) if where else None
    for batch in table.to_batches(columns=list(columns), filter=asked, batch_size=1024, batch_readahead=1, fragment_readahead=1):
        yield from batch.to_pylist()


def gather(parts: Iterable[Path], out: Path, name: str) -> None:
    """Write the rows of one table, of all parts in their order, partitioned by day; what stood there is replaced."""
    arrow = _arrow()
    files = [str(path) for part in parts if (path := part / f"{name}.parquet").exists()]
    made, final = out / f"{name}.tmp", out / name
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    if files:
        days = arrow.dataset.partitioning(arrow.schema([("day", arrow.string())]), flavor="hive")
        group = GROUP.get(name, 16_384)
        arrow.dataset.write_dataset(
            arrow.dataset.dataset(files).scanner(batch_size=group, batch_readahead=1, fragment_readahead=1, use_threads=False),
            made, format="parquet", partitioning=days, basename_template="part-{i}.parquet", use_threads=False,
            file_options=arrow.dataset.ParquetFileFormat().make_write_options(compression="zstd"),
            max_rows_per_group=group, max_open_files=256, existing_data_behavior="delete_matching",
        )  # fmt: skip
    shutil.rmtree(final, ignore_errors=True)
    made.rename(final)


def _write(path: Path, columns: Columns, rows: Sequence[Row]) -> None:
    arrow = _arrow()
    types = {
        "text": arrow.string(), "whole": arrow.int64(), "number": arrow.float64(), "truth": arrow.bool_(),
        "bytes": arrow.binary(), "texts": arrow.list_(arrow.string()),
        "spans": arrow.list_(arrow.struct([("start", arrow.int32()), ("end", arrow.int32())])),
    }  # fmt: skip
    schema = arrow.schema([(name, types[kind]) for name, kind in columns.items()])
    table = arrow.Table.from_pylist(list(rows), schema=schema)
    arrow.parquet.write_table(table, path, compression="zstd", row_group_size=GROUP.get(path.stem, 16_384))


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.dataset
        import pyarrow.parquet
    except ImportError:
        raise OnrecordError(MISSING) from None
    return pyarrow
