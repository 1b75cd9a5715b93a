from onrecord.model.holding import HeldVersion
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.view.evidence import EvidenceView, Mark
from onrecord.web.marks import Paragraph, Stretch, paragraphs


def page(text: str, *marks: Mark, item: str | None = None, span: Span | None = None) -> EvidenceView:
    held = HeldVersion("v", "2026-01-01", None, None, "", "")
    return EvidenceView(Version("v"), held, None, (), (held,), item, span, text, marks, ())


def test_overlapping_marks_are_cut_into_flat_stretches() -> None:
    marks = Mark(0, 13, "content", "a1"), Mark(9, 11, "figure", "q1")
    [found] = paragraphs(page("He said, 12 died.", *marks))
    assert found.stretches == (
        Stretch("He said, ", ("content",), ("a1",), ("a1",)),
        Stretch("12", ("content", "figure"), ("a1", "q1"), ("q1",)),
        Stretch(" d", ("content",), ("a1",), ()),
        Stretch("ied.", (), (), ()),
    )


def test_a_mark_over_two_paragraphs_is_anchored_once() -> None:
    first, second = paragraphs(page("One\n\ntwo", Mark(0, 8, "content", "a1")))
    assert first == Paragraph(0, (Stretch("One", ("content",), ("a1",), ("a1",)),))
    assert second == Paragraph(5, (Stretch("two", ("content",), ("a1",), ()),))


def test_the_text_is_whole_and_each_paragraph_knows_where_it_begins() -> None:
    text = "One two.\nThree “four” five.\n\nSix"
    found = paragraphs(page(text, Mark(4, 20, "content", "a1"), Mark(4, 7, "cue", "a2")))
    assert "".join(s.text for p in found for s in p.stretches) == text.replace("\n", "")
    for p in found:
        said = "".join(s.text for s in p.stretches)
        assert text[p.start : p.start + len(said)] == said


def test_what_is_said_inside_what_is_said_is_deep() -> None:
    [found] = paragraphs(page("abcdef", Mark(0, 6, "content", "a1"), Mark(2, 4, "content", "a2")))
    assert [(s.text, s.deep) for s in found.stretches] == [("ab", False), ("cd", True), ("ef", False)]


def test_what_is_asked_for_is_marked_by_its_item_or_its_place() -> None:
    mark = Mark(0, 2, "cue", "a1")
    assert [s.asked for s in paragraphs(page("abcd", mark, item="a1"))[0].stretches] == [True, False]
    [found] = paragraphs(page("abcd", mark, span=Span(1, 3)))
    assert [(s.text, s.asked, s.anchors) for s in found.stretches] == [
        ("a", False, ("a1",)),
        ("b", True, ("here",)),
        ("c", True, ()),
        ("d", False, ()),
    ]
