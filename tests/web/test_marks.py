from onrecord.model.holding import HeldVersion
from onrecord.model.news import Version
from onrecord.view.evidence import EvidenceView, Mark
from onrecord.web.marks import Stretch, paragraphs


def page(text: str, *marks: Mark) -> EvidenceView:
    held = HeldVersion("v", "2026-01-01", None, None, "", "")
    return EvidenceView(Version("v"), held, None, (), (held,), None, text, marks, ())


def test_overlapping_marks_are_cut_into_flat_stretches() -> None:
    marks = Mark(0, 13, "content", "a1"), Mark(9, 11, "figure", "q1")
    assert paragraphs(page("He said, 12 died.", *marks)) == [
        [
            Stretch("He said, ", ("content",), ("a1",), ("a1",)),
            Stretch("12", ("content", "figure"), ("a1", "q1"), ("q1",)),
            Stretch(" d", ("content",), ("a1",), ()),
            Stretch("ied.", (), (), ()),
        ]
    ]


def test_a_mark_over_two_paragraphs_is_anchored_once() -> None:
    first, second = paragraphs(page("One\n\ntwo", Mark(0, 8, "content", "a1")))
    assert first == [Stretch("One", ("content",), ("a1",), ("a1",))]
    assert second == [Stretch("two", ("content",), ("a1",), ())]


def test_the_text_is_whole() -> None:
    text = "One two.\nThree “four” five.\n\nSix"
    found = paragraphs(page(text, Mark(4, 20, "content", "a1"), Mark(4, 7, "cue", "a2")))
    assert "".join(s.text for p in found for s in p) == text.replace("\n", "")
