"""Finding in the browser: fields in the address, refused with a sentence, each hit one click from its words."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import Record
from onrecord.web import site


@pytest.fixture(scope="module")
def client(example_file: Path) -> TestClient:
    return TestClient(site(example_file), base_url="http://localhost")


def test_the_form_stays_filled_in(client: TestClient) -> None:
    page = client.get("/search?query=march*&kind=figures&above=30000&since=2026-03-01").text
    assert 'value="march*"' in page
    assert '<option value="figures" selected>' in page
    assert 'value="30000"' in page
    assert 'value="2026-03-01"' in page
    assert "at least 40,000" in page


def test_each_hit_leads_to_its_words(client: TestClient) -> None:
    page = client.get("/search?query=detained&kind=statements").text
    hits = re.findall(r'<a class="words" href="([^"]+)"', page)
    assert hits
    for address in map(unescape, hits):
        path, _, item = address.partition("#")
        answer = client.get(path)
        assert answer.status_code == 200
        assert f'id="{item}"' in answer.text


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("above=many", "does not fit"),
        ("kind=songs", "does not fit"),
        ("stance=loves", "does not fit"),
        ("since=yesterday", "isoformat"),
        ("page=one", "does not fit"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_form(client: TestClient, asked: str, says: str) -> None:
    answer = client.get(f"/search?query=march&{asked}")
    assert answer.status_code == 422
    assert says in answer.text
    assert "<form" in answer.text


def test_a_story_that_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/search?query=march&story=nowhere").status_code == 404


def test_pages_follow_each_other(client: TestClient) -> None:
    first = client.get("/search?query=march*&limit=3").text
    found = re.search(r'rel="next" href="([^"]+)"', first)
    assert found
    second = client.get(unescape(found[1])).text
    assert 'rel="prev"' in second
    assert "query=march" in found[1]


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("/speaker/Mirren%20Aldous", "Mirren Aldous"),
        ("/outlet/Daily%20Beacon", "Counted with their eyes shut"),
        ("/outlet/daily%20beacon", "Whom it quotes"),
        ("/subject/detained", "All figures about detained"),
        ("/subject/zeppelin", "Nothing in the record is about zeppelin"),
    ],
)
def test_a_name_has_a_page(client: TestClient, page: str, says: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert says in answer.text


@pytest.mark.parametrize("page", ["/speaker/Nobody", "/outlet/Nowhere", "/speaker/", "/outlet/%00", "/speaker/a%2Fb"])
def test_a_name_that_nobody_has_is_not_found(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 404
    assert "All stories" in answer.text


def test_every_page_leads_to_itself_for_programs(client: TestClient) -> None:
    for page in ("/search?query=march&kind=figures", "/speaker/Mirren%20Aldous", "/"):
        links = re.findall(r'href="(/api/[^"]+)"', client.get(page).text)
        assert {"csv", "parquet", "json"} == {re.search(r"format=(\w+)", link)[1] for link in links}  # type: ignore[index]
        for link in map(unescape, links):
            assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(
    "query", ['"', "'; DROP TABLE finding; --", "a OR b NOT c", "{speaker} : x", "NEAR(a b)", "*", "\x00", "<script>"]
)
def test_no_query_breaks_the_page(client: TestClient, query: str) -> None:
    for kind in ("", "claims", "texts", "speakers"):
        answer = client.get("/search", params={"query": query, "kind": kind})
        assert answer.status_code == 200
        assert "<script>" not in answer.text


def test_the_story_that_was_asked_for_can_be_chosen_however_old_it_is(
    client: TestClient, example: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.web.search.STORIES", 1)
    newest, *older = [size.id for size in example.sizes()]
    assert older
    for story in (newest, older[-1]):
        page = client.get(f"/search?story={story}&query=the").text
        assert sorted(re.findall(r'<option value="([0-9a-f]{16})"', page)) == sorted({newest, story})
