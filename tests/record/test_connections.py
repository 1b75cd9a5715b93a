"""A connection for each thread."""

import threading
from pathlib import Path

import apsw
import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.record.connections import Connections


def opened(path: Path) -> Connections:
    Record.open(path).close()
    made = Connections(path, readonly=True)
    made.first(create=False)
    return made


def test_a_thread_has_its_own_and_keeps_it(tmp_path: Path) -> None:
    made, other = opened(tmp_path / "a.record"), list[apsw.Connection]()
    thread = threading.Thread(target=lambda: other.append(made.here()))
    thread.start()
    thread.join()
    assert made.here() is made.here()
    assert other[0] is not made.here()
    made.close()


def test_none_is_given_once_all_are_closed(tmp_path: Path) -> None:
    made = opened(tmp_path / "a.record")
    made.close()
    with pytest.raises(RecordError, match="the record is closed"):
        made.here()
