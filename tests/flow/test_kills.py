"""A kill at any moment loses nothing and leaves nothing half written."""

import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench" / "kills.py"


def test_a_rerun_after_a_kill_gives_what_an_undisturbed_run_gives() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH), "--kills", "8", "--seed", "5"], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "kills 8 " in done.stdout
    assert "differing 0 " in done.stdout
