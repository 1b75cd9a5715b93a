"""A table as a file: CSV that a spreadsheet cannot be tricked with, or Parquet."""

import csv
import io
import tempfile
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.export.table import Cell, Table

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV Injection)."""


def as_csv(table: Table) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8, with a line of names; text that begins like a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8", "replace")


def as_parquet(table: Table) -> bytes:
    """The table as Apache Parquet; raises OnrecordError where the extra that writes it is not installed."""
    try:
        from arro3.core import Array, DataType
        from arro3.core import Table as Columns
        from arro3.io import write_parquet
    except ImportError:
        raise OnrecordError("Parquet needs one more package; install it with `pip install 'onrecord[parquet]'`") from None
    kinds = {"text": DataType.utf8(), "number": DataType.float64(), "whole": DataType.int64(), "truth": DataType.bool()}
    arrays = [Array([row[n] for row in table.rows], type=kinds[c.kind]) for n, c in enumerate(table.columns)]
    with tempfile.TemporaryDirectory() as folder:  # the writer closes what it is given, so that nothing could be read back
        path = Path(folder) / "table.parquet"
        write_parquet(Columns.from_arrays(arrays, names=[c.name for c in table.columns]), path)
        return path.read_bytes()


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell
