#!/usr/bin/env python3
"""Two errands on a machine that has only Python and git:

    python3 run.py example    read the example story into a record, and name its story page
    python3 run.py tests      run every check and test

Each makes `.venv` beside this file when it is missing, from locked and hashed requirements.
"""

import os
import subprocess
import sys
import venv
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")


def run(*command: object, **more: str) -> None:
    """Run a command; end with its exit status when it fails."""
    done = subprocess.run([str(c) for c in command], cwd=ROOT, env={**os.environ, **more}, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def install(lock: str) -> None:
    """Bring `.venv` to what `lock` says, and onrecord itself to this checkout."""
    wanted, stamp = (ROOT / lock).read_text(), ROOT / ".venv" / f"{lock}.done"
    if not stamp.exists() or stamp.read_text() != wanted:
        if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
            venv.create(ROOT / ".venv", with_pip=True)
        quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        print("Setting up .venv (once; some minutes on a slow line) ...", flush=True)
        run(BIN / "python", *quiet, "--require-hashes", "--no-deps", "-r", lock)
        run(BIN / "python", *quiet, "--no-deps", "--no-build-isolation", "-e", ".")
        stamp.write_text(wanted)


def example() -> None:
    """Replay the fetches of the example story and write its pages."""
    install("requirements.lock")
    record, site = ROOT / "example.record", ROOT / "example-site"
    run(BIN / "onrecord", "add", "--record", record, "--fetches", ROOT / "examples" / "fetches.jsonl")
    publish: list[str | Path] = [BIN / "onrecord", "publish", "--record", record, "--folder", site]
    pages = subprocess.run(publish, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    page = Path(pages[0]).as_uri()
    print(f"\nThe story page: {page}\nThe same, served: {BIN / 'onrecord'} serve --record {record}")
    if sys.stdout.isatty():
        webbrowser.open(page)


def tests() -> None:
    """Formatting, lint, import contracts, types, generated docs, tests with coverage."""
    install("requirements-test.lock")
    run(BIN / "ruff", "format", "--check", ".")
    run(BIN / "ruff", "check", ".")
    run(BIN / "lint-imports", "--no-cache")
    run(BIN / "mypy")
    run(BIN / "python", "docs/generate.py", "--check")
    run(BIN / "coverage", "run", "-m", "pytest", OMP_NUM_THREADS="1")
    run(BIN / "coverage", "report")
    core = "*/onrecord/model/*,*/onrecord/codec.py,*/onrecord/record/*,*/onrecord/view/*"
    run(BIN / "coverage", "report", f"--include={core}", "--fail-under=95")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036
        sys.exit(f"onrecord needs Python 3.11 or newer, this is {sys.version.split()[0]}: run it with a newer one.")
    errands = {"example": example, "tests": tests}
    if len(sys.argv) != 2 or sys.argv[1] not in errands:
        sys.exit(__doc__)
    errands[sys.argv[1]]()
