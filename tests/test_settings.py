from dataclasses import FrozenInstanceError

import pytest

from onrecord.settings import LIMITS


def test_limits_are_strict_where_nothing_is_said() -> None:
    assert not LIMITS.private_addresses
    assert LIMITS.respect_robots


def test_limits_are_passed_and_never_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        LIMITS.body = 1  # type: ignore[misc]
