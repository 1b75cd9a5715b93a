"""The word near a number that says what happened to those counted."""

import pytest

from onrecord.link.governing import cost, governing, own_class, thing_of
from onrecord.model.span import Span
from tests.link.written import counts


def _kind(text: str, number: str, *others: str, of: str = "") -> str:
    start = text.index(number)
    at = Span(start, start + len(number))
    spans = [Span(text.index(other), text.index(other) + len(other)) for other in others]
    return governing(counts(text, "q", number, 1, 1, of=of), of, False, text[: at.start], text[at.end :], spans, at)


@pytest.mark.parametrize(
    ("number", "others", "kind"), [("37", ("50", "13"), "killed"), ("13", ("50", "37"), "injured"), ("50", ("37", "13"), "")]
)
def test_a_participle_governs_the_number_after_it(number: str, others: tuple[str, ...], kind: str) -> None:
    assert _kind("A bus of 50 fell into the river, killing 37 and injuring 13.", number, *others) == kind


def test_a_measure_is_of_no_class() -> None:
    text = "The flood killed 12."
    assert governing(counts(text, "q", "12", 1, 1, unit="t"), "", False, "The flood killed ", ".", [], Span(17, 19)) == ""


def test_only_its_own_words_speak_of_a_whole() -> None:
    assert own_class("people", " killed in Brenn") == "killed"
    assert own_class("missing sailors", "") == "missing"
    assert own_class("people", " were killed") == ""


def test_the_thing_is_the_head_of_its_words_unless_anyone() -> None:
    assert thing_of("crew members of the ferry")[1] == "crew members"
    assert thing_of("people")[0] == ""


def test_marks_cost_more_than_words() -> None:
    assert cost("in the night") < cost("who, in")


def test_a_thing_goes_without_whose_it_is() -> None:
    assert thing_of("the lorries")[1] == "lorries"
    assert thing_of("its wells in Brenn")[1] == "wells"


def test_a_verb_after_and_governs_the_number_after_it() -> None:
    assert _kind("The outbreak made 1,120 people ill and killed 43.", "43", "1,120", of="people") == "killed"
    assert _kind("The outbreak made 1,120 people ill and killed 43.", "1,120", "43", of="people") == "infected"


def test_what_happened_to_those_of_a_kind_is_said_before_them_with_of() -> None:
    assert _kind("We have recorded the deaths of 11 children.", "11", of="children") == "killed"
    assert _kind("The dead of 11 regiments lie here.", "11", of="regiments") == ""


def test_places_in_which_something_happened_are_not_what_it_happened_to() -> None:
    text = "Half of the houses in 12 villages were destroyed."
    assert _kind(text, "12", of="villages") == ""
    assert _kind("The flood came and 12 villages were destroyed.", "12", of="villages") == "destroyed"
