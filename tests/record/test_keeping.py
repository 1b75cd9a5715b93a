"""Adding what is there does nothing."""

import pytest

from onrecord.model.holding import Fetch
from onrecord.record import Record
from onrecord.record.keeping import fetch_id


def test_rows_are_added_once(ships: Record) -> None:
    fetch = next(ships.fetches())
    with ships.transaction() as write:
        extract = next(write.derive.extracts())
        reading = write.keep.read(extract.input, pipeline="words-1")
        assert reading is not None
        write.keep.fetch(fetch, body=b"other", feed=True)
        write.keep.extract(extract)
        write.keep.reading(reading, input=extract.input)
    assert len(list(ships.fetches())) == 8
    assert list(ships.verify()) == []


def test_a_time_that_is_none_is_refused(ships: Record) -> None:
    fetch = Fetch("f", "noon", "u", 200, None, "s")
    with pytest.raises(ValueError, match="noon"), ships.transaction() as write:
        write.keep.fetch(fetch, body=b"", feed=False)
    assert len(list(ships.fetches())) == 8


def test_the_id_of_a_fetch_is_what_was_seen_where_and_when() -> None:
    ids = {fetch_id(url=u, at=a, sha256=h, status=s) for u in "uv" for a in "ab" for h in "hi" for s in (200, 404)}
    assert len(ids) == 16
