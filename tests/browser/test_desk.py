"""The desk in a browser, also without a script."""

import pytest

from onrecord.record import Record
from tests.browser.conftest import Look


@pytest.mark.parametrize("script", [True, False])
def test_from_a_figure_to_its_words(look: Look, desk: str, march: str, script: bool) -> None:
    page = look(f"{desk}/story/{march}", script=script)
    link = page.locator(".claim .given .number a.words:visible").first
    figure = link.inner_text().split()[-1]
    link.click()
    assert "/evidence/" in page.url
    assert figure in page.locator("mark.asked.figure").first.inner_text()


def test_marks_can_be_hidden_without_a_script(look: Look, desk: str, example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    page = look(f"{desk}/evidence/{version}", script=False)
    mark = page.locator(".text p mark.content").first
    ground = "node => getComputedStyle(node).backgroundColor"
    shown = mark.evaluate(ground)
    page.get_by_label("what is said").uncheck()
    assert mark.evaluate(ground) != shown
    page.get_by_label("what is said").check()
    assert mark.evaluate(ground) == shown


def test_a_link_to_selected_words_leads_to_them(look: Look, desk: str, example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    text = example.reading(version).text
    page = look(f"{desk}/evidence/{version}")
    page.locator(".text p[data-start]").nth(1).evaluate("p => getSelection().selectAllChildren(p)")
    link = page.locator("#selected")
    link.wait_for()
    page.goto(desk + f"/evidence/{version}" + (link.get_attribute("href") or ""))
    start, end = (int(part.partition("=")[2]) for part in page.url.partition("?")[2].partition("#")[0].split("&"))
    assert "".join(page.locator("mark.asked").all_inner_texts()[:-1]) == text[start:end]
    assert text[start:end] in text.split("\n")


def test_a_link_to_an_item_carries_the_version_and_the_place(look: Look, desk: str, example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    figure = example.reading(version).quantities[0]
    page = look(f"{desk}/evidence/{version}")
    href = page.locator(f".notes li:has(a[data-item='{figure.id}']) a.link[href*='start=']").get_attribute("href")
    assert href == f"/evidence/{version}?item={figure.id}&start={figure.span[0].start}&end={figure.span[-1].end}#{figure.id}"


def test_a_claim_has_a_page_of_its_own(look: Look, desk: str, march: str) -> None:
    page = look(f"{desk}/story/{march}")
    heading = page.locator(".claim h3 a").first
    label = heading.inner_text()
    heading.click()
    assert page.locator(".claim h3").all_inner_texts() == [label]


def test_a_slash_goes_to_the_search(look: Look, desk: str) -> None:
    page = look(desk)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"


def test_a_printed_page_leaves_the_desk_away(look: Look, desk: str, march: str) -> None:
    page = look(f"{desk}/story/{march}")
    page.emulate_media(media="print")
    assert page.locator(".tabs").is_hidden()
    assert page.locator(".claim").first.is_visible()


@pytest.mark.parametrize("size", ["phone", "wide"])
def test_the_network_fits_its_page_and_its_lines_end_at_names(look: Look, desk: str, march: str, size: str) -> None:
    page = look(f"{desk}/story/{march}/sources", size=size)
    rims = "all => all.map(e => e.getBoundingClientRect()).every(r => r.left >= 0 && r.right <= innerWidth)"
    assert page.locator(".network *").evaluate_all(rims)
    middles = "all => all.map(e => e.getBoundingClientRect()).map(r => r.top + r.height / 2)"
    names = page.locator(".network .outlets li").evaluate_all(middles)
    begins = "all => all.map(p => p.getPointAtLength(0).matrixTransform(p.getScreenCTM()).y)"
    lines = page.locator(".network .quote").evaluate_all(begins)
    assert len(lines) > len(names)
    assert all(min(abs(line - name) for name in names) < 1 for line in lines)
