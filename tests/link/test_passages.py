"""Paragraphs and sentences."""

from onrecord.link.passages import passage_of, passages, sentence_of, sentences
from onrecord.model.span import Span
from tests.link.written import at, reading

TEXT = "Dr. Orr spoke first. She said 12 were missing.\n\n“Why?” he asked."


def test_paragraphs_are_cut_at_line_ends() -> None:
    first, second = passages(reading("v", TEXT))
    assert (first.text, second.text) == ("Dr. Orr spoke first. She said 12 were missing.", "“Why?” he asked.")
    assert second.span.of(TEXT) == second.text


def test_a_title_ends_no_sentence() -> None:
    assert [s.of(TEXT) for s in sentences(TEXT, Span(0, 46))] == ["Dr. Orr spoke first.", "She said 12 were missing."]


def test_the_passage_and_sentence_of_a_span() -> None:
    some = passages(reading("v", TEXT))
    where = at(TEXT, "12")
    passage = passage_of(some, where)
    assert passage is some[0]
    assert sentence_of(TEXT, passage, where).of(TEXT) == "She said 12 were missing."
    assert passage_of(some, ()) is None
