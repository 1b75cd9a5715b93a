"""Times are compared as instants."""

import pytest

from onrecord.record.instants import instant


def test_offsets_do_not_matter() -> None:
    assert instant("2025-09-09T09:05:00+02:00") == instant("2025-09-09T07:05:00Z") == instant("2025-09-09T07:05:00")


def test_a_date_is_its_first_moment() -> None:
    assert instant("1970-01-02") == 24 * 60 * 60 * 1_000_000
    assert instant("1969-12-31T23:59:59.999999Z") == -1


def test_anything_else_is_an_error() -> None:
    with pytest.raises(ValueError, match="last Tuesday"):
        instant("last Tuesday")
