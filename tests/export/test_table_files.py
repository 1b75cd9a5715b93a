"""CSV that a spreadsheet cannot be tricked with, and Parquet that says the same."""

import builtins
import csv
import io
from pathlib import Path
from typing import Any

import pytest
from arro3.io import read_parquet
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import OnrecordError
from onrecord.export.table import Cell, Column, Table, table
from onrecord.export.table_files import RISKY, as_csv, as_parquet
from onrecord.record import Record
from onrecord.view import story

COLUMNS = (Column("says", "text"), Column("low", "number"), Column("times", "whole"), Column("sure", "truth"))


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_text_that_begins_like_a_formula_is_text() -> None:
    rows: tuple[tuple[Cell, ...], ...] = tuple((sign + "1+1", -5.5, -1, False) for sign in RISKY)
    for line in read(as_csv(Table(COLUMNS, rows)))[1:]:
        assert line[0].startswith("'")
        assert line[1:] == ["-5.5", "-1", "False"]


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8), max_size=5))
def test_what_is_written_is_read_again_and_no_cell_is_a_formula(says: list[str]) -> None:
    made = read(as_csv(Table(COLUMNS[:1], tuple((x,) for x in says))))
    assert len(made) == len(says) + 1
    for line, said in zip(made[1:], says, strict=True):
        cell = line[0] if line else ""
        assert not cell.startswith(RISKY)
        assert cell.removeprefix("'") == said.removeprefix("'")


def test_lines_end_as_the_standard_says() -> None:
    assert as_csv(Table(COLUMNS[:2], (('a "b", c\nd', None),))) == b'says,low\r\n"a ""b"", c\nd",\r\n'
    assert as_csv(Table(COLUMNS[:1], (("\ud800",),))) == b"says\r\n?\r\n"


def test_parquet_has_the_same_rows_with_their_types(example: Record, march: str, tmp_path: Path) -> None:
    board = story(example, story=march)
    made = table(board, type(board))
    (tmp_path / "board.parquet").write_bytes(as_parquet(made))
    columns = read_parquet(tmp_path / "board.parquet").read_all()
    assert columns.column_names == [c.name for c in made.columns]
    for n, column in enumerate(made.columns):
        assert columns.column(column.name).to_pylist() == [row[n] for row in made.rows]


def test_an_empty_table_is_a_file_too(tmp_path: Path) -> None:
    (tmp_path / "none.parquet").write_bytes(as_parquet(Table(COLUMNS, ())))
    assert read_parquet(tmp_path / "none.parquet").read_all().num_rows == 0
    assert as_csv(Table(COLUMNS, ())) == b"says,low,times,sure\r\n"


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("arro3"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OnrecordError, match=r"onrecord\[parquet\]"):
        as_parquet(Table(COLUMNS, ()))
