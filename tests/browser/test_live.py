"""What another process adds appears on open pages, in place and soon."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.flow import add
from onrecord.record import Record
from tests.browser.conftest import Look, served
from tests.flow.invented import Words, fill, page, world

SOON = 2_000
"""Milliseconds from a fetch to the change on an open page."""

SEEN = """seen => {
    Object.defineProperty(document, "hidden", {value: !seen, configurable: true});
    document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "live.record").close()
    return tmp_path / "live.record"


@pytest.fixture
def base(path: Path) -> Iterator[str]:
    with served(path) as found:
        yield found


def arrive(path: Path, number: int) -> None:
    with (
        Record.open(path) as record,
        world(s=[page(f"Varn says {number} ships sank", url=f"https://varn.example/{number}", at="2025-02-01")]),
    ):
        list(add(record, ["s"], pipeline=Words()))


def story(path: Path) -> str:
    with Record.open(path, readonly=True) as record:
        return record.stories()[0].id


@pytest.mark.parametrize("address", ["/since", "/story/{}/changes"])
def test_a_fetch_appears_on_an_open_page(base: str, look: Look, path: Path, address: str) -> None:
    view = look(base + address.format(story(path)))
    view.wait_for_function("document.readyState === 'complete'")
    time.sleep(0.3)
    for number in (21, 22, 23):
        arrive(path, number)
        view.get_by_text(f"Varn says {number}.").first.wait_for(timeout=SOON)
    view.get_by_text("3 changes since you opened this page").wait_for(timeout=SOON)
    assert view.locator("li.fresh").count() == 3
    assert view.title().startswith("(3) ")


def test_the_board_says_that_something_is_new_and_leads_there(base: str, look: Look, path: Path) -> None:
    view = look(f"{base}/story/{story(path)}")
    time.sleep(0.3)
    arrive(path, 21)
    view.get_by_role("link", name="1 change since you opened this page").click(timeout=SOON)
    assert view.locator("li[data-change]").all_inner_texts()[0].endswith("Varn says 21.")
    assert view.locator("li[data-change]").count() == 1


def test_a_page_works_without_a_script(base: str, look: Look, path: Path) -> None:
    view = look(f"{base}/since", script=False)
    assert view.locator("li[data-change]").count() == 6
    view.get_by_role("link", name="From here on").click()
    assert view.get_by_text("Nothing is new.").is_visible()


def test_what_a_page_missed_while_nobody_saw_it_comes_when_it_is_seen(base: str, look: Look, path: Path) -> None:
    view = look(f"{base}/since")
    time.sleep(0.3)
    view.evaluate(SEEN, False)
    arrive(path, 21)
    time.sleep(0.6)
    assert view.get_by_text("Varn says 21.").count() == 0
    view.evaluate(SEEN, True)
    view.get_by_text("Varn says 21.").first.wait_for(timeout=SOON)
