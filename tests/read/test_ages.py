import pytest

from onrecord.read.ages import age
from onrecord.read.amounts import amounts
from onrecord.read.pieces import pieces


def is_age(text: str) -> bool:
    ps = pieces(text, 0, len(text))
    return all(age(ps, a) for a in amounts(ps))


@pytest.mark.parametrize(
    "text",
    [
        "Ilva Sorn, 42, keeps the lock",
        "Ilva Sorn (42)",
        "a 12-year-old",
        "an 87 yo patient",
        "girls aged 6, 8 and 11",
        "at the age of 17",
        "children under five",
        "some of the women were under eighteen",
        "I am 71 and tired",
        "she died at 58.",
        "a patient of 71",
        "the woman of 34",
    ],
)
def test_ages_that_tell_who_someone_is(text: str) -> None:
    assert is_age(text)


@pytest.mark.parametrize("text", ["a wall 500 years old", "the toll is under 20", "the toll was 62", "it stood at 58."])
def test_these_are_no_ages(text: str) -> None:
    assert not is_age(text)
