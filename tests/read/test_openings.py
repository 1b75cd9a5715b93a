"""Datelines and labels, which belong to no statement."""

import pytest

from onrecord.model.span import Span
from onrecord.read.openings import openings


def begins(text: str, kinds: dict[int, str] | None = None) -> str:
    """The words of a one-paragraph text after its dateline or label."""
    return text[openings(text, [Span(0, len(text))], kinds or {}).get(0, 0) :]


@pytest.mark.parametrize(
    "opening",
    [
        "TARNSIDE, Corrin, March 14 (CNA) - ",
        "TARNSIDE (CNA) — ",
        "Tarnside (CNA) -- ",
        "TARNSIDE – ",
        "UPDATE: ",
        "BREAKING NEWS: ",
        "Correction: ",
        "Live updates: ",
        "Sport: ",
    ],
)
def test_what_stands_before_the_first_words(opening: str) -> None:
    assert begins(opening + "The dam broke.") == "The dam broke."


@pytest.mark.parametrize(
    "text",
    ["Orla Venn: The dam broke.", "WHO - the health body - left.", "The dam - a wall of clay - broke.", "He said: it broke."],
)
def test_words_that_are_no_opening(text: str) -> None:
    assert begins(text, {0: "ORG"}) == text


def test_a_place_that_the_parse_takes_for_a_body_is_one_before_a_long_dash_and_a_capital() -> None:
    assert begins("UNION CITY — The dam broke.", {0: "ORG"}) == "The dam broke."
    assert begins("WHO — the health body — left.", {0: "ORG"}) == "WHO — the health body — left."


def test_a_place_before_a_colon_is_a_label_but_may_speak_in_quotation_marks() -> None:
    assert begins("TARNSIDE: The dam broke.", {0: "GPE"}) == "The dam broke."
    assert begins("CORRIN: “We stay.”", {0: "GPE"}) == "CORRIN: “We stay.”"
