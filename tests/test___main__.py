"""The package as a program."""

import subprocess
import sys


def test_the_package_is_the_command() -> None:
    said = subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, text=True, check=True).stdout
    assert "backfill" in said
