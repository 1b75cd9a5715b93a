import pytest

from onrecord.read.money import named, past_sign, sign, signed
from onrecord.read.pieces import pieces


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("US$100", 2, ("USD", 0)),
        ("a $5", 2, ("dollar", 1)),
        ("MEUR 120", 1, ("MEUR", 0)),
        ("Maud 60", 1, None),
        ("five 60", 1, None),
    ],
)
def test_the_currency_before_a_number(text: str, at: int, expected: tuple[str, int] | None) -> None:
    assert sign(pieces(text, 0, len(text)), at) == expected


def test_a_sign_belongs_to_one_number() -> None:
    assert sign(pieces("10 rmb 20", 0, 9), 2, 2) is None


def test_a_name_may_stand_before_millions() -> None:
    assert named(pieces("dollar 5 million", 0, 16), 1) == ("dollar", 0)


def test_a_sign_after_a_number() -> None:
    assert signed(pieces("5 €", 0, 3), 1) == ("EUR", 2)


def test_a_sign_is_passed_before_digits_only() -> None:
    assert past_sign(pieces("$ 5", 0, 3), 0) == 1
    assert past_sign(pieces("$ a", 0, 3), 0) is None
