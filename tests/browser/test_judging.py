"""The walk of an editor: log in, judge, undo, search, export; also without a script, and by keyboard alone."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from onrecord.flow import people
from onrecord.record import Record
from tests.browser.conftest import Look, served
from tests.browser.test_accessible import AXE, RULES, RUN

NAME, PASSWORD = "Ada Quill", "nine grey herons wade"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, example_file: Path) -> Path:
    """A copy of the example that one person may judge."""
    path = tmp_path_factory.mktemp("judging") / "desk.record"
    path.write_bytes(example_file.read_bytes())
    with Record.open(path) as record:
        people.enrol(record, name=NAME, password=PASSWORD)
    return path


@pytest.fixture(scope="module")
def base(file: Path) -> Iterator[str]:
    """The desk over it."""
    with served(file) as address:
        yield address


def log_in(page: Page) -> None:
    page.get_by_role("link", name="Log in", exact=True).click()
    page.get_by_label("Name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Log out").wait_for()


@pytest.mark.parametrize("script", [True, False])
def test_log_in_judge_undo_and_log_out(look: Look, base: str, file: Path, march: str, script: bool) -> None:
    page = look(base, script=script)
    log_in(page)
    page.goto(f"{base}/story/{march}")
    page.locator("a.judge").first.click()
    form = page.locator("form", has=page.get_by_role("heading", name="Rate"))
    form.get_by_label("Source").select_option("B")
    form.get_by_label("Information").select_option("2")
    form.get_by_label("Why").fill("saw the list")
    form.get_by_role("button", name="Rate").click()
    history = page.locator("section", has=page.get_by_role("heading", name="What people decided"))
    assert "B2" in history.inner_text()
    assert NAME in history.inner_text()
    assert page.get_by_role("row", name="The program thinks").count() == 1
    subject = page.url.rpartition("/")[2]
    page.goto(f"{base}/story/{march}?claim={subject}")
    assert "B2" in page.locator(".judged").inner_text()
    page.goto(f"{base}/judge/{subject}")
    page.get_by_role("button", name="Undo").last.click()
    assert page.locator("s").last.inner_text() == "B2"
    with Record.open(file, readonly=True) as record:
        assert [j.verb for j in record.judgements()][-2:] == ["rate", "undo"]
    page.get_by_role("button", name="Log out").click()
    assert page.get_by_role("link", name="Log in", exact=True).count() == 1


def test_judging_by_keyboard_alone(look: Look, base: str, file: Path) -> None:
    with Record.open(file, readonly=True) as record:
        subject = record.stories()[0].id
    page = look(f"{base}/login?next=/judge/{subject}")
    page.get_by_label("Name").focus()
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Decide", exact=True).wait_for()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Confirm":
            break
    page.keyboard.press("Enter")
    page.locator("section ol b", has_text="confirmed").first.wait_for()


def test_a_wrong_password_is_said(look: Look, base: str) -> None:
    page = look(f"{base}/login")
    token = page.locator("[name=form]").get_attribute("value") or ""
    fields: dict[str, str | float | bool] = {"form": token, "name": NAME, "password": "not this one"}
    answer = page.request.post(f"{base}/login", form=fields, headers={"origin": base})
    assert answer.status == 403
    assert "Name and password do not fit." in answer.text()


@pytest.mark.parametrize("script", [True, False])
def test_search_leads_to_words_and_to_a_file(look: Look, base: str, script: bool) -> None:
    page = look(f"{base}/search", script=script)
    page.get_by_label("Words", exact=True).fill("march*")
    page.get_by_label("What").select_option("figures")
    page.get_by_label("Figure at least").fill("30000")
    page.get_by_role("button", name="Search").click()
    figures = page.locator(".results .number")
    assert figures.count()
    assert "40,000" in " ".join(figures.all_inner_texts())
    rows = csv.DictReader(
        io.StringIO(page.request.get(base + (page.get_by_role("link", name="CSV").get_attribute("href") or "")).text())
    )
    assert all(float(row["rows_low"]) >= 30_000 for row in rows)
    figures.first.locator("a").click()
    assert "/evidence/" in page.url
    assert page.locator("mark.asked").count()


def test_a_story_is_exported_from_its_page(look: Look, base: str, march: str) -> None:
    page = look(f"{base}/story/{march}")
    for name in ("CSV", "Parquet", "Web Annotation", "PROV", "ClaimReview"):
        with page.expect_download() as got:
            page.get_by_role("link", name=name, exact=True).click()
        if name not in ("CSV", "Parquet"):
            assert "@context" in json.loads(got.value.path().read_text())
    answer = page.request.get(base + (page.get_by_role("link", name="JSON", exact=True).get_attribute("href") or ""))
    assert answer.json()["id"] == march


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("wide", "light")])
def test_nothing_is_in_the_way_of_who_is_logged_in(look: Look, base: str, file: Path, march: str, size: str, scheme: str) -> None:
    with Record.open(file, readonly=True) as record:
        claim = max(record.telling(march).claims, key=lambda c: len(c.members)).id
    page, faults = look(base, size=size, scheme=scheme), list[str]()
    log_in(page)
    names = ["/speaker/Mirren%20Aldous", "/outlet/Daily%20Beacon", "/subject/detained", "/search?query=march*&kind=claims"]
    for address in ("/", f"/judge/{claim}", f"/judge/{march}", "/login", *names):
        page.goto(base + address)
        page.evaluate(AXE)
        faults += [f"{address} {f['id']}: {f['nodes'][0]['html'][:160]}" for f in page.evaluate(RUN, RULES)]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert faults == []
