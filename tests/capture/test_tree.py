"""The paragraphs that a reader sees."""

from onrecord.capture.tree import blocks, parse, removed, words


def drawn(markup: str, *, lines: bool = False) -> list[str]:
    return [b.text for b in blocks(parse(markup), lines=lines)]


def test_inline_elements_add_no_blanks() -> None:
    assert drawn("<p><span class=drop>E</span>veryone <b>a</b>gre<i>e</i>s</p>") == ["Everyone agrees"]


def test_paragraphs_items_and_cells_stand_alone() -> None:
    markup = "<div>One<p>Two</p>Three<ul><li>Four<li>Five</ul><table><tr><td>Six<td>Seven</table></div>"
    assert drawn(markup) == ["One", "Two", "Three", "Four", "Five", "Six", "Seven"]


def test_two_line_breaks_end_a_paragraph_and_one_does_after_a_sentence() -> None:
    assert drawn("<p>A street<br>in Dunmarra<br><br>was closed.<br>It opened again") == [
        "A street in Dunmarra",
        "was closed.",
        "It opened again",
    ]
    assert drawn("<p>A street<br>in Dunmarra", lines=True) == ["A street", "in Dunmarra"]


def test_what_cannot_be_seen_is_left_out() -> None:
    assert drawn("<p>Har\u00adbour&nbsp;\n master\u200b</p><!-- a note -->") == ["Harbour master"]


def test_links_are_counted() -> None:
    (block,) = blocks(parse("<p>See <a href=x>the <b>map</b></a> now</p>"))
    assert (block.text, block.links, block.tag) == ("See the map now", 6, "p")


def test_what_follows_a_removed_element_stays() -> None:
    tree = parse("<p>One <b>two</b> three</p>")
    assert tree is not None
    removed(next(tree.iter("b")))
    assert words(tree) == "One three"


def test_nothing_is_no_tree() -> None:
    assert parse("") is None
    assert parse("<?xml version='1.0' encoding='utf-16'?><p>Text</p>") is not None


def test_empty_lines_end_paragraphs_where_line_ends_are_kept() -> None:
    assert drawn("<pre>The crane\nfell.\n \nNobody <b>came</b>.\n\n</pre><p>A\n\nB</p>") == [
        "The crane fell.",
        "Nobody came.",
        "A B",
    ]
