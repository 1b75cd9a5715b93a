"""What the documents say is held against the program."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

from onrecord.view import VIEWS

ROOT = Path(__file__).parents[1]


def test_the_examples_of_the_readme_run() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert (failed, tried > 0) == (0, True)


def test_the_generated_files_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_view_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference.md").read_text()
    assert all(f"| `{view.name}` |" in reference for view in VIEWS)


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
