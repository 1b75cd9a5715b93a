"""The main text of pages of different layouts."""

import pytest

from tests.capture.invented import BODY, LEAD, SECOND, THIRD, article, page, paragraphs

MENU = "<a href=/>Home</a> | <a href=/news>News</a> | <a href=/tides>Tides</a>"
TEXT = "<br><br>".join(BODY)
SPANS = "".join(f'<div class="c7">{text}</div>' for text in BODY)

LAYOUTS = {
    "semantic": f"<header>{MENU}</header><main><article><h1>A crane falls</h1>{paragraphs()}</article></main>",
    "wordpress": f'<div class="entry-content">{paragraphs()}<div class="sharedaddy"><h3>Share this:</h3></div></div>',
    "drupal": f'<div class="region"><div class="node"><div class="field field--name-body">{paragraphs()}</div></div></div>',
    "tables": f"<table><tr><td colspan=2>{MENU}<tr><td>HIGH WATER<br>09.12 4.1 m<td><font>{TEXT}</font><br><br><a>Print</a>",
    "nonsense": f'<div class="c2">{MENU}</div><div class="c6">{SPANS}</div><div class="c9">You may also like</div>',
    "sections": "".join(f'<div class="zn-body"><div class="zn-{n}">{p}</div></div>' for n, p in enumerate(BODY)),
    "no frame": paragraphs() + "<ul><li><a href=a>Harvest festival: all the times</a><li><a href=b>Weir repairs</a></ul>",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_is_all_of_the_article_and_nothing_else(layout: str) -> None:
    assert article(page(LAYOUTS[layout], "<title>A crane falls</title>")).text == "\n\n".join(BODY)


def test_list_items_are_paragraphs_and_headings_no_part() -> None:
    figures = "<h3>In figures</h3><ul><li><span>14 hurt;</span></li><li>3 missing.</li></ul>"
    body = f"<article><p>{LEAD}</p>{figures}<p>{SECOND}</p></article>"
    assert article(page(body)).text == f"{LEAD}\n\n14 hurt;\n\n3 missing.\n\n{SECOND}"


def test_advertisements_and_teasers_between_paragraphs_are_left_out() -> None:
    teaser = '<div class="read-more"><h4>READ MORE</h4><ul><li>Baby found asleep in bath</li></ul></div>'
    body = f"<article><p>{LEAD}</p><div class=adslot>Ten towns</div><p>{SECOND}</p>{teaser}<p>{THIRD}</p></article>"
    assert article(page(body)).text == "\n\n".join(BODY)


def test_another_advertisement_is_the_same_text() -> None:
    one, other = (f"<article>{paragraphs()}<aside>{ad}</aside></article>" for ad in ("31% off mattresses", "Fly from 49 marks"))
    assert article(page(one)).text == article(page(other)).text


def test_a_correction_note_is_text() -> None:
    note = "Correction: an earlier version of this article gave the number of injured as 41; it is 14."
    for tag in ("p", "aside", "footer", "div class='post-meta'"):
        made = article(page(f"<article>{paragraphs()}<{tag}><em>{note}</em></{tag.split()[0]}></article>"))
        assert made.text == "\n\n".join((*BODY, note)), tag


def test_data_tables_are_no_text() -> None:
    table = "<table><tr><td>Hurt</td><td>14</td></tr><tr><td>Missing</td><td>3</td></tr></table>"
    assert article(page(f"<article><p>{LEAD}</p>{table}<p>{SECOND}</p><p>{THIRD}</p></article>")).text == "\n\n".join(BODY)


def test_a_lead_outside_the_frame_is_found() -> None:
    body = f"<article><p>{LEAD}</p><div class=more>" + f"<p>{SECOND} {SECOND}</p>" * 1 + f"<p>{THIRD} {THIRD}</p></div></article>"
    assert article(page(body)).text.startswith(LEAD)
