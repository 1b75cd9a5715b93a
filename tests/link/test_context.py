"""Figures whose sentence does not say what they count."""

import pytest

from onrecord.link.context import Context
from onrecord.link.figures import counted
from onrecord.link.passages import passages
from tests.link.written import counts, reading, says


def _kinds(text: str, *numbers: tuple[str, str]) -> list[str]:
    rows = [counts(text, f"q{n}", number, 90 + n, 90 + n, of=of) for n, (number, of) in enumerate(numbers)]
    found = counted(r := reading("v", text, *rows), passages(r))
    return [c.topic.kind for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 90 people. The army said 91.",
        "The flood killed 90 people. It was more than 91 by night.",
        "The flood killed 90 people, against the 91 of whom the mayor had spoken.",
    ],
)
def test_a_bare_number_is_of_what_the_one_before_counts(text: str) -> None:
    assert _kinds(text, ("90", "people"), ("91", "")) == ["killed", "killed"]


def test_a_number_of_another_size_is_of_something_else() -> None:
    text = "The flood killed 90 people. The army said 9,100."
    small, large = counts(text, "q1", "90", 90, 90, of="people"), counts(text, "q2", "9,100", 9100, 9100)
    found = counted(r := reading("v", text, small, large), passages(r))
    assert [c.topic.kind for c in found] == ["killed", ""]


def test_the_same_things_once_more_are_of_the_same_class() -> None:
    assert _kinds("The fire destroyed 90 stalls. The guild speaks of 91 stalls.", ("90", "stalls"), ("91", "stalls")) == [
        "destroyed", "destroyed",
    ]  # fmt: skip
    assert _kinds("The fire destroyed 90 stalls. It has 91 stalls left.", ("90", "stalls"), ("91", "stalls"))[1] == ""


def test_a_bare_number_is_of_the_nearest_count_and_of_no_measure_of_another_paragraph() -> None:
    text = (
        "The fire burnt 95 hectares.\n\nThe ministry has moved 90 people to safety, 92 of them evacuated. The mayor still has 91."
    )
    rows = (
        counts(text, "q1", "95 hectares", 95, 95, unit="ha"),
        counts(text, "q2", "90", 90, 90, of="people"),
        counts(text, "q3", "91", 91, 91),
    )
    found = counted(r := reading("v", text, *rows), passages(r))
    assert [(c.topic.kind, c.topic.unit or "") for c in found] == [("", "ha"), ("evacuated", ""), ("evacuated", "")]


def test_what_is_counted_stands_before_the_number_that_is_lowered() -> None:
    text = "The ministry lowered its count of the aircraft that were sent from eleven to six."
    rows = counts(text, "q1", "eleven", 11, 11), counts(text, "q2", "six", 6, 6)
    found = counted(r := reading("v", text, *rows), passages(r))
    assert [c.topic.noun for c in found] == ["aircraft", "aircraft"]


def test_what_somebody_says_may_be_a_number_alone() -> None:
    text = "The flood killed 90 people. The army spoke of 91 on Monday."
    rows = counts(text, "q1", "90", 90, 90, of="people"), counts(text, "q2", "91", 91, 91, said="a1")
    version = reading("v", text, says(text, "a1", "The army", "spoke of", "91"), *rows)
    assert [c.topic.kind for c in counted(version, passages(version))] == ["killed", ""]
    text = text.replace(" on Monday", "")
    rows = counts(text, "q1", "90", 90, 90, of="people"), counts(text, "q2", "91", 91, 91, said="a1")
    version = reading("v", text, says(text, "a1", "The army", "spoke of", "91"), *rows)
    assert [c.topic.kind for c in counted(version, passages(version))] == ["killed", "killed"]


def test_the_words_around_a_figure() -> None:
    text = "Rain fell. The flood killed 90 old people, and it went on."
    version = reading("v", text, counts(text, "q1", "90", 90, 90, of="old people"))
    at = Context(version, version.quantities[0], passages(version)[0], ())
    assert (at.before, at.beyond) == ("The flood killed ", ", and it went on.")
    assert at.clause == "The flood killed old people"
    assert at.sentence_before is not None
    assert at.sentence_before.of(text) == "Rain fell."
    assert at.behind


def test_who_gives_a_figure_says_nothing_of_what_it_counts() -> None:
    text = "The rescue service and the bodies that had called the march spoke of 90."
    source = "The rescue service and the bodies that had called the march"
    r = reading("v", text, says(text, "a1", source, "spoke of", "90"), counts(text, "q1", "90", 90, 90, said="a1"))
    (found,) = counted(r, passages(r))
    assert found.topic.kind == ""


def test_one_noun_of_two_numbers_is_of_one_class() -> None:
    text = "Police put the crowd at 90, while the unions, students among them, spoke of 91."
    assert _kinds(text, ("90", "crowd"), ("91", "crowd")) == ["gathered", "gathered"]
    apart = "Police put the crowd at 90. The unions, students among them, had 91."
    assert _kinds(apart, ("90", "crowd"), ("91", "crowd"))[1] == ""


def test_the_class_of_its_own_clause_goes_before_the_noun_of_another_number() -> None:
    text = "Her crews have brought in 90 dead, she says, and the missing are down to 91."
    assert _kinds(text, ("90", "dead"), ("91", "dead")) == ["killed", "missing"]
