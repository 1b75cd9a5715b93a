"""Paragraphs and sentences."""

from onrecord.link.passages import passage_of, passages, sentence_of, sentences, windows
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


def test_a_long_paragraph_falls_into_windows_of_whole_sentences() -> None:
    halls = [
        f"In hall {n} of the spring fair in Brenn, {n} growers showed tulips, pears and honey of all kinds." for n in range(6)
    ]
    version = reading("v", " ".join(halls))
    pieces = list(windows(version, passages(version)[0]))
    assert " ".join(p.text for p in pieces) == version.text
    assert all(p.length <= 60 for p in pieces)
    assert len(pieces) == 2


def test_words_in_quotation_marks_are_known() -> None:
    version = reading("v", "She said: “It broke.” And 'we ran,' he said of Ostvale's dam.")
    own = passages(version)[0]
    assert [own.words[i] for i in sorted(own.quoted)] == ["it", "brok", "we", "ran"]
