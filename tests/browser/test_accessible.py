"""axe-core finds nothing on any page (WCAG 2.2 AA), in light and dark, on a phone and on a wide screen."""

from importlib import resources

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Look, kinds

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run(document, {runOnly: rules, iframes: false}).then(r => r.violations)"


@pytest.fixture(scope="module")
def addresses(browser: Browser, desk: str) -> list[str]:
    """One page of each kind."""
    context = browser.new_context()
    found = kinds(context.new_page(), desk)
    context.close()
    return found


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("phone", "light"), ("wide", "dark"), ("wide", "light")])
def test_nothing_is_in_the_way_of_anybody(look: Look, desk: str, addresses: list[str], size: str, scheme: str) -> None:
    assert len(addresses) > 10
    page, faults = look(desk, size=size, scheme=scheme), list[str]()
    for address in addresses:
        page.goto(desk + address)
        page.evaluate(AXE)
        for fault in page.evaluate(RUN, RULES):
            faults += [
                f"{address} {fault['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for node in fault["nodes"][:3]
            ]
    assert faults == []


def test_a_keyboard_reaches_the_content_first_and_sees_where_it_is(look: Look, desk: str) -> None:
    page = look(desk)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
