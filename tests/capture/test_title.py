"""The headline that a reader sees."""

from tests.capture.invented import article, page, paragraphs


def title(body: str, head: str = "") -> str | None:
    return article(page(body + paragraphs(), head)).version.title


def test_the_visible_headline_comes_before_the_one_for_networks() -> None:
    head = "<title>Crane falls on hall | The Dunmarra Post</title><meta property='og:title' content='Crane falls on fish hall'>"
    assert title("<h1>CRANE falls on the fish hall</h1>", head) == "CRANE falls on the fish hall"


def test_a_heading_that_nobody_sees_is_none() -> None:
    head = "<title>Crane falls on fish hall</title>"
    body = "<div class=x2t>Crane falls on fish hall</div><h1 style='display:none'>portal7 - everything at once</h1>"
    assert title(body, head) == "Crane falls on fish hall"


def test_the_name_of_the_site_is_no_headline() -> None:
    head = "<title>Crane falls on fish hall - The Dunmarra Post</title>"
    assert title("<h1>The Dunmarra Post</h1><h2>Crane falls on fish hall</h2>", head) == "Crane falls on fish hall"


def test_bold_text_that_the_title_ends_with_is_the_headline() -> None:
    head = "<title>Radio Velm 98.2 :: Crane down at the docks - what we know</title>"
    body = "<b>RADIO VELM 98.2</b><br><b>Crane down at the docks - what we know</b><br>Posted 6 may 2031, 6.40am<br><br>"
    assert title(body, head) == "Crane down at the docks - what we know"


def test_without_any_there_is_none() -> None:
    assert title("") is None
    assert title("", "<title>Crane falls</title>") == "Crane falls"
