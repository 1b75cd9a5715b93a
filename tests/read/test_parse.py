import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.parse import LONGEST, paragraphs, parse


def doc(text: str) -> Document:
    return parse([Document("a", Version("a"), text)])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\n  Two. ", ["One.", "Two."]),
        ("This line is\nwrapped here and\nthen goes on\nand on until\nit ends.\n\nNext.", 2),
        ("", []),
        ("\n \n", []),
    ],
)
def test_paragraphs_end_at_lines_that_are_not_merely_wrapped(text: str, expected: list[str] | int) -> None:
    found = [p.of(text) for p in paragraphs(text)]
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_a_giant_paragraph_is_cut_at_blanks() -> None:
    text = "word " * LONGEST
    found = list(paragraphs(text))
    assert all(p.end - p.start <= LONGEST for p in found)
    assert "".join(p.of(text) for p in found).replace(" ", "") == text.replace(" ", "")


def test_a_text_without_blanks_is_cut_too() -> None:
    text = "x" * (3 * LONGEST + 5)
    assert "".join(p.of(text) for p in paragraphs(text)) == text


def test_tokens_say_what_stands_there_and_heads_stay_in_the_sentence() -> None:
    d = doc("Mayor Ilse Darnov said 12 people died.\n\n“No,” he said.")
    assert [t.span.of(d.text) for t in d.tokens][:3] == ["Mayor", "Ilse", "Darnov"]
    for sentence in d.sentences:
        for token in d.tokens[sentence.first : sentence.last]:
            assert sentence.first <= token.head < sentence.last
            assert sentence.span.covers(token.span)


def test_a_date_after_a_month_cut_short_begins_no_sentence() -> None:
    d = doc("PORT SARN, Ostvale, Aug. 12 (VNB) - A wildfire swept into Sarn. He left in August. Twelve stayed.")
    assert [s.span.of(d.text)[:10] for s in d.sentences][-3:] == ["A wildfire", "He left in", "Twelve sta"]
    assert not any(s.span.of(d.text).startswith("12") for s in d.sentences)


def test_no_sentence_runs_over_the_end_of_a_paragraph() -> None:
    d = doc("He said that\n\nShe left the room.")
    assert len(d.paragraphs) == 2
    assert all(any(p.covers(s.span) for p in d.paragraphs) for s in d.sentences)


def test_entities_stand_at_their_offsets() -> None:
    d = doc("First line.\n\nA spokesman for Germany met Angela in Paris.")
    assert {e.span.of(d.text) for e in d.entities} >= {"Germany", "Paris"}
    assert all(isinstance(e.span, Span) for e in d.entities)


def test_a_giant_paragraph_is_cut_after_a_sentence_where_there_is_one() -> None:
    text = "The crane fell on the quay at noon. " * 400
    assert all(p.of(text).strip().endswith("noon.") for p in paragraphs(text))


@pytest.mark.parametrize("noise", ["12 " * 2_000, "&" * 5_000, "(" * 1_000 + ")" * 1_000])
def test_a_long_paragraph_without_words_is_left_unread_and_said_so(noise: str) -> None:
    d = doc(f"Police said 12 people came.\n\n{noise}\n\nThe mayor said 13.")
    assert [p.of(d.text) for p in d.paragraphs] == ["Police said 12 people came.", "The mayor said 13."]
    assert [p.kind for p in d.problems] == ["unread"]


def test_a_short_paragraph_of_figures_is_read() -> None:
    assert [t.span.of("31 / 22") for t in doc("31 / 22").tokens] == ["31", "/", "22"]
