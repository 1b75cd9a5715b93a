from collections.abc import Callable

import pytest

from onrecord.read.amounts import Amount, amounts
from onrecord.read.moments import clock, date, located, year
from onrecord.read.pieces import Pieces, pieces


@pytest.mark.parametrize(
    ("test", "text", "expected"),
    [
        (year, "in 1487", True),
        (year, "1995-2001", True),
        (year, "198 AD", True),
        (year, "more than 1487 boats", False),
        (year, "some 300", False),
        (date, "9 September", True),
        (date, "Sept. 9 and 11", True),
        (date, "9 may come", False),
        (date, "9 boats", False),
        (clock, "7 p.m.", True),
        (clock, "at 1100", True),
        (clock, "at 1100 centres", False),
        (clock, "half past ten", True),
        (clock, "until eight,", True),
        (clock, "at five past two", True),
        (clock, "by ten to nine", True),
        (clock, "it fell from ten to nine", False),
        (clock, "put the number of dead at seven.", False),
        (clock, "they set out at seven.", True),
        (clock, "back after ten at night", True),
        (clock, "after ten men", False),
        (located, "three years ago", True),
        (located, "two weeks from now", True),
        (located, "it lasted two weeks before", False),
    ],
)
def test_numbers_that_say_when(test: Callable[[Pieces, Amount], bool], text: str, expected: bool) -> None:
    ps = pieces(text, 0, len(text))
    assert all(test(ps, a) for a in amounts(ps)) is expected
