"""Who wrote a page, and whom it credits."""

from onrecord.capture.credit import desk_lines
from tests.capture.invented import BODY, LEAD, article, page, paragraphs


def test_an_agency_is_credited_in_the_dateline() -> None:
    made = article(page(f"<article><p>DUNMARRA, Orrenmark, May 6 (DNA) - {LEAD}</p>{paragraphs()}</article>"))
    assert made.version.credit == ("DNA",)
    assert made.text.startswith("DUNMARRA, Orrenmark, May 6 (DNA) - At least")


def test_an_agency_is_credited_in_a_line_of_its_own_which_is_no_text() -> None:
    for line in ("DNA", "DNA, with local reporting by Ines Tarr", "Source: DNA"):
        made = article(page(f"<article>{paragraphs()}<p><em>{line}</em></p></article>"))
        assert made.version.credit == ("DNA",), line
        assert made.text == "\n\n".join(BODY), line


def test_a_credit_without_a_name_is_kept_as_it_stands() -> None:
    made = article(page(f"<article>{paragraphs()}<p>By our staff, with agency reports</p></article>"))
    assert made.version.credit == ("agency reports",)


def test_desk_credits_are_no_text() -> None:
    assert desk_lines([*BODY, "(Reporting by Lida Tarr in Dunmarra; editing by Tom Velm)"]) == 1
    assert desk_lines([*BODY, "Additional reporting by Lida Tarr.", "DNA"]) == 2
    assert desk_lines([*BODY, "Reporting by journalists was obstructed. " * 6]) == 0
    assert desk_lines(["DNA"]) == 0


def test_authors_are_named_by_linked_data_or_links() -> None:
    data = '{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ines Tarr"},{"name":"Ines Tarr"},"DNA"]}'
    made = article(page(paragraphs(), f'<script type="application/ld+json">{data}</script>'))
    assert (made.version.byline, made.version.credit) == (("Ines Tarr", "DNA"), ("DNA",))
    assert article(page(f"<a rel=author>By Ines Tarr</a>{paragraphs()}")).version.byline == ("Ines Tarr",)
    assert article(page(paragraphs())).version.byline == ()
