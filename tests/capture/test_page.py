"""A whole page, in an encoding of its own."""

from tests.capture.invented import LEAD, article, problem

HEAD = (
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
    "<title>A crane falls on the fish hall :: Radio Velm</title>"
)
TEXT = f"{LEAD}<br><br>“Nobody is going into that hall”, the duty officer said. ‘Not tonight’.<br><br>We’ll have more at seven."
OLD = f"<html><head>{HEAD}</head><body><table><tr><td><b>A crane falls on the fish hall</b><br><br><font>{TEXT}</font></table>"


def test_an_old_page_is_read_as_a_browser_would() -> None:
    made = article(OLD.encode("windows-1252"), url="http://radiovelm.example/1", at="2031-05-06T07:00:00Z")
    assert made.text.split("\n\n") == [
        LEAD,
        "“Nobody is going into that hall”, the duty officer said. ‘Not tonight’.",
        "We’ll have more at seven.",
    ]
    version = made.version
    assert (version.title, version.outlet, version.published) == ("A crane falls on the fish hall", "Radio Velm", None)
    assert (version.id, version.captured) == ("crane", "2031-05-06T07:00:00Z")


def test_why_a_page_is_not_read_is_said() -> None:
    assert "nested more than 250 deep" in problem(b"<div>" * 500).message
    assert "no article text" in problem(b"<p>Gone.</p>").message
    assert "is empty" in problem(b"<!-- -->").message


def test_what_the_page_does_not_draw_may_be_said_by_linked_data() -> None:
    data = f'{{"@type":"NewsArticle","headline":"Crane falls","articleBody":"{LEAD}\\n\\n{LEAD}"}}'
    made = article(f'<script type="application/ld+json">{data}</script><div id=root></div>'.encode())
    assert made.text == f"{LEAD}\n\n{LEAD}"
