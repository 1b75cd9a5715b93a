"""Without the extra `backfill` the tests of this folder are skipped; that it says what to install is tested with the command."""

import pytest


@pytest.fixture(autouse=True)
def extra() -> None:
    """What the extra brings."""
    for name in ("daft", "pyarrow", "rensa", "resiliparse"):
        pytest.importorskip(name, reason="the extra `backfill` is not installed")
