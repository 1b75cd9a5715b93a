"""Figures and statements as a story holds them."""

import pytest

from onrecord.link.entry import Bounds, Entry, disjoint, says


def _entry(bounds: Bounds = (None, None), *, speaker: str | None = None, outlet: str | None = None, text: str = "12") -> Entry:
    low, high = bounds
    root = ("a", "v:0")
    return Entry("v", "q1", "a", None, outlet, None, root, 0, "new", speaker, text, text, frozenset(), low=low, high=high)


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ((5000, None), (6200, 6200), False),
        ((5000, None), (None, 2999), True),
        ((18, 20), (20, None), False),
        ((18, 19), (20, None), True),
        ((None, 12), (None, 3), False),
        ((None, None), (7, 7), False),
    ],
)
def test_figures_are_disjoint_if_no_number_satisfies_both(left: Bounds, right: Bounds, apart: bool) -> None:
    assert disjoint(_entry(left), _entry(right)) is disjoint(_entry(right), _entry(left)) is apart


def test_who_says_it_is_the_speaker_else_the_outlet() -> None:
    assert says(_entry(speaker="The town", outlet="The Kesk Post")) == "The town: 12"
    assert says(_entry(outlet="The Kesk Post")) == "The Kesk Post: 12"
    assert says(_entry()) == "the text: 12"


def test_a_quotation_begins_with_its_mark_and_numbers_are_those_given() -> None:
    assert (_entry(text="“Twelve,” he said").quoted, _entry().quoted) == (True, False)
    assert (sorted(_entry((18, 20)).numbers), sorted(_entry((None, 12)).numbers)) == ([18.0, 20.0], [12.0])
