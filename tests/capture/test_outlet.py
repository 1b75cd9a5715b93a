"""Who publishes a page."""

import pytest

from tests.capture.invented import article, page, paragraphs

URL = "https://www.dunmarrapost.example/a/1"


def outlet(body: str = "", head: str = "", url: str = URL) -> str | None:
    return article(page(body + paragraphs(), head), url=url).version.outlet


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("", linked('{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"The Dunmarra Post"}}')),
        ("", linked('{"@graph":[{"@type":"WebSite","@id":"#w","name":"The Dunmarra Post"},{"@type":"NewsArticle"}]}')),
        ("", "<meta property='og:site_name' content='The Dunmarra Post'>"),
        ("<h1>Crane falls on hall</h1>", "<title>Crane falls on hall | Orrenmark | The Dunmarra Post</title>"),
        ("<h1>Crane falls on hall</h1>", "<title>The Dunmarra Post :: Crane falls on hall</title>"),
        ("<a href='/'><img src=l.gif alt='The Dunmarra Post'></a>", "<title>Crane falls on hall</title>"),
        ("<div class=mast>The Dunmarra Post</div>", ""),
    ],
)
def test_where_a_page_says_its_name(body: str, head: str) -> None:
    assert outlet(body, head) == "The Dunmarra Post"


def test_a_name_may_go_on_beyond_the_host() -> None:
    head = "<title>Situation report 1 • Coast Relief Union</title>"
    assert outlet("<h1>Situation report 1</h1>", head, "https://coastrelief.example/1") == "Coast Relief Union"


def test_frequencies_are_no_part_of_a_name() -> None:
    assert (
        outlet("<h1>Crane down</h1>", "<title>Radio Velm 98.2 :: Crane down</title>", "http://radiovelm.example/1")
        == "Radio Velm"
    )


def test_else_it_is_the_host_or_nothing() -> None:
    assert outlet() == "dunmarrapost.example"
    assert outlet(url="") is None
