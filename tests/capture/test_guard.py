"""Pages that would cost too much are refused before they are parsed."""

import pytest

from onrecord.capture.guard import overgrown, refused
from onrecord.capture.tree import parse
from onrecord.settings import Limits

LIMITS = Limits(html_nodes=1_000, html_depth=50)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("<p>x" * 1_001, "elements"),
        ("<div>" * 51, "deep"),
        ("<DIV>" * 51, "deep"),
        ("<!--" * 2_000, "elements"),
        ("<a " * 5_000, "attributes"),
        ("<p " + " ".join(f'a{n}="1"' for n in range(600)) + ">", "attributes"),
        ('<p z=x" ' + " ".join(f"a{n}='>'" for n in range(600)) + '">', "attributes"),
        ("<html a=1>" * 600, "begins"),
    ],
)
def test_what_is_refused(page: str, why: str) -> None:
    assert why in (refused(page, LIMITS) or "")


@pytest.mark.parametrize(
    "page",
    [
        "<p>x" * 900,
        "<ul>" + "<li>x" * 900,
        "<div></div>" * 900,
        "<script>" + "'<div>'" * 5_000 + "</script>",
        "<!-- " + "<div>" * 5_000 + "-->",
        '<p data-state="' + "{a b = 'c'} " * 5_000 + '">',
        "<script>" * 40,
        "<a" * 5_000,
    ],
)
def test_what_is_allowed(page: str) -> None:
    assert refused(page, LIMITS) is None


def test_what_the_scan_cannot_see_the_tree_shows() -> None:
    hidden = "<!-->" + "<i><b>" * 100 + "-->"
    assert refused(hidden, LIMITS) is None
    assert overgrown(parse("<div>" * 51), LIMITS) == "the elements of the page are nested more than 50 deep"
    assert overgrown(parse("<p>x" * 1_001), LIMITS) == "the page has more than 1,000 elements"
    assert overgrown(parse("<p>x"), LIMITS) is None
