import subprocess
import sys

import pytest

import onrecord


def test_every_public_name_is_there() -> None:
    for name in onrecord.__all__:
        assert getattr(onrecord, name).__name__ if callable(getattr(onrecord, name)) else getattr(onrecord, name)
    assert set(onrecord.__all__) < set(dir(onrecord))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = onrecord.nothing


def test_importing_is_light() -> None:
    code = (
        "import sys, onrecord; print([m for m in ('spacy', 'apsw', 'starlette', 'trafilatura', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
