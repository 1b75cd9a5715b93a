from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.flow import look
from onrecord.record import Record
from tests.flow.invented import fill


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return fill(tmp_path / "a.record")


def test_a_look_is_a_row(record: Record) -> None:
    made = look(record, reader="Ada Quill", now="2025-02-02T00:00:00+00:00")
    assert record.watching.look("Ada Quill") == made
    assert made.position == record.notices.last()


@pytest.mark.parametrize("name", ["", "  ", "a\x00b"])
def test_a_reader_has_a_name(record: Record, name: str) -> None:
    with pytest.raises(RecordError, match="printable"):
        look(record, reader=name)


def test_only_a_cursor_of_this_record_moves(record: Record) -> None:
    with pytest.raises(ValueError, match="no cursor"):
        look(record, reader="Ada Quill", cursor="7")
    assert record.watching.look("Ada Quill") is None
