import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.web import site
from onrecord.web.pages import TABS


@pytest.fixture(scope="module")
def client(example_file: Path) -> TestClient:
    return TestClient(site(example_file), base_url="http://localhost")


def links(page: str) -> Iterator[str]:
    yield from (m.replace("&amp;", "&") for m in re.findall(r'(?:href|src)="(/[^"]*)"', page))


def test_every_link_of_every_page_leads_somewhere_and_every_anchor_exists(client: TestClient) -> None:
    seen, todo, anchors = dict[str, str](), ["/"], set[tuple[str, str]]()
    while todo:
        address, _, anchor = todo.pop().partition("#")
        path = address.split("?")[0]
        if anchor:
            anchors.add((path, anchor))
        if path not in seen:
            answer = client.get(path)
            assert answer.status_code == 200, path
            seen[path] = answer.text
            if "html" in answer.headers["content-type"]:
                todo.extend(links(answer.text))
    assert len(seen) > 20
    assert all(f'id="{anchor}"' in seen[path] for path, anchor in anchors)


def test_the_pages_of_a_story(client: TestClient, march: str) -> None:
    pages = {tab: client.get(f"/story/{march}" + ("" if tab == "story" else f"/{tab}")).text for tab in TABS}
    assert "at least 40,000" in pages["story"]
    assert "9 articles, 7 origins" in pages["story"]
    assert "58" in pages["changes"]
    assert "Mirren Aldous" in pages["sources"]
    assert all('aria-current="page"' in page for page in pages.values())


def test_the_words_that_were_asked_for_are_marked(client: TestClient, example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    page = client.get(f"/evidence/{version}?item=q1").text
    figure = example.reading(version).quantities[0].span[0].of(example.reading(version).text)
    assert re.search(rf'<mark class="[^"]*figure[^"]* asked"[^>]*>{re.escape(figure)}</mark>', page)


def test_headers_forbid_what_pages_do_not_need(client: TestClient) -> None:
    headers = client.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_pages_have_no_inline_style_or_script(client: TestClient, march: str) -> None:
    for path in ("/", f"/story/{march}", f"/story/{march}/figures"):
        page = client.get(path).text
        assert not re.search(r"<script(?! src)|<style| style=| on\w+=", page)


@pytest.mark.parametrize("path", ["/story/nowhere", "/evidence/nowhere", "/nothing"])
def test_what_is_not_there_is_said_in_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "All stories" in answer.text


def test_search_finds_and_says_when_it_does_not(client: TestClient) -> None:
    assert "/evidence/" in client.get("/search?query=Virelle").text
    assert "No text has all the words" in client.get("/search?query=zeppelin").text
    assert client.get("/search").status_code == 200


def test_changes_since_a_moment(client: TestClient, march: str) -> None:
    page = client.get(f"/story/{march}/changes?since=2027-01-01").text
    assert "Nothing has changed" in page
