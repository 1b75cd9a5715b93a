"""Words that say the same, and names of texts."""

import pytest

from onrecord.link import stances
from onrecord.link.stances import charged, folded, of_a_text


def test_phrases_and_synonyms_have_one_stem() -> None:
    assert set(folded("chemical agents")) == set(folded("tear gas"))
    assert charged(folded("sabotage")[0])


def test_a_text_is_nobody() -> None:
    assert of_a_text("An earlier version of this post")
    assert of_a_text("The same report")
    assert not of_a_text("The postman")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("soldiers had voted twice in Ilmar", "soldiers in Ilmar had voted once"),
        ("the boat left full", "the boat was empty when it left"),
    ],
)
def test_one_word_makes_the_opposite(left: str, right: str) -> None:
    assert stances.opposite(left, right)
    assert stances.opposite(right, left)
    assert not stances.opposite(left, left)


def test_a_text_can_call_two_statements_accounts_of_one_thing() -> None:
    assert stances.rival("The Courier could not verify either account.")
    assert stances.rival("There were conflicting accounts of the fire.")
    assert not stances.rival("The accounts of the company were published.")


def test_affirming_is_more_than_saying() -> None:
    assert stances.affirms("has confirmed")
    assert not stances.affirms("said")
