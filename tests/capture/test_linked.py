"""Linked data on a page."""

from onrecord.capture.linked import article, names, nodes
from onrecord.capture.tree import parse


def found(*scripts: str) -> list[dict[str, object]]:
    return nodes(parse("".join(f'<script type="application/ld+json">{s}</script>' for s in scripts) + "<p>x"))


def test_nodes_are_found_in_lists_graphs_and_pages() -> None:
    assert len(found('[{"@type":"NewsArticle"},{"@type":"WebPage"}]', '{"@graph":[{"@type":"WebSite"}]}')) == 4
    assert (
        article(found('{"@type":"WebPage","mainEntity":{"@type":["Thing","NewsArticle"],"headline":"A"}}'), [])["headline"] == "A"
    )


def test_of_several_articles_the_one_with_the_title_is_meant() -> None:
    some = found('[{"@type":"NewsArticle","headline":"Teaser"},{"@type":"NewsArticle","headline":"Crane falls"}]')
    assert article(some, ["crane falls"])["headline"] == "Crane falls"
    assert article(some, [])["headline"] == "Teaser"
    assert article([], []) == {}


def test_names_may_be_references() -> None:
    some = found('{"@graph":[{"@type":"Organization","@id":"#o","name":"The Post"},{"@type":"NewsArticle"}]}')
    assert names({"@id": "#o"}, some) == ["The Post"]
    assert names(["Ines Tarr", {"name": ["Tom Velm"]}, 7, None], some) == ["Ines Tarr", "Tom Velm"]


def test_damaged_scripts_are_left_out() -> None:
    assert found("{", "[" * 100_000, "7", '{"@type": 7, "headline": {}}') == [{"@type": 7, "headline": {}}]
