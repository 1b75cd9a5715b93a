"""Pictures of each kind of page, on a phone and a wide screen, light and dark, to be looked at.

    python -m bench.shots FOLDER [RECORD]

Without a record, the example story is read into one first. A page is cut at 3,000 pixels, and is named after its address.
"""

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.browser.conftest import CHROMIUM, QUIET, SIZES, kinds, served

from onrecord.flow import add
from onrecord.record import Record

EXAMPLE = Path(__file__).parents[1] / "examples" / "fetches.jsonl"
LONGEST = 3_000


def shots(base: str, folder: Path) -> None:
    """Write the pictures of the pages that a served desk has."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        addresses = kinds(browser.new_context().new_page(), base)
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
                )
                page = context.new_page()
                for address in addresses:
                    page.goto(base + address)
                    tall = min(LONGEST, page.evaluate("document.documentElement.scrollHeight"))
                    clip = {"x": 0, "y": 0, "width": width, "height": tall}
                    page.screenshot(path=folder / f"{name(address)}-{size}-{scheme}.png", full_page=True, clip=clip)
                context.close()
        browser.close()


def name(address: str) -> str:
    """A page by its address, without ids: story-figures, evidence-item."""
    path, _, query = address.partition("#")[0].partition("?")
    parts = [part for part in path.split("/") if part and not re.fullmatch(r"[0-9a-f]{16}.*", part)]
    return "-".join([*parts, *(part.partition("=")[0] for part in query.split("&") if part)]) or "stories"


def main() -> None:
    """Serve a record and take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made) / "example.record"
        if not path.exists():
            with Record.open(path) as record:
                list(add(record, fetches=str(EXAMPLE)))
        with served(path) as base:
            shots(base, folder)
    print(*sorted(p.name for p in folder.glob("*.png")), sep="\n")


if __name__ == "__main__":
    main()
