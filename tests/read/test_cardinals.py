import pytest

from onrecord.read.cardinals import cardinal, part, scale, small
from onrecord.read.pieces import pieces


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two million three hundred thousand and six", 2_300_006),
        ("ninety - five hundred", 9500),
        ("three dz", 36),
        ("two point five", 2.5),
        ("four thousand three hundred", 4300),
    ],
)
def test_a_cardinal_is_read_to_its_end(text: str, value: float) -> None:
    read = cardinal(pieces(text, 0, len(text)), 0, True, False)
    assert read is not None
    assert read.low == pytest.approx(value)


def test_a_nought_is_no_part_of_hundreds() -> None:
    read = cardinal(pieces("3 hundred and 0", 0, 15), 0, True, False)
    assert read is not None
    assert (read.low, read.end) == (300, 2)


def test_small_numbers_scales_and_parts() -> None:
    ps = pieces("forty-two thousand million", 0, 26)
    assert small(ps, 0) == (42, 3)
    assert scale(ps, 3) == (1_000_000_000, 5)
    assert part(pieces("two thirds", 0, 10), 0) == (2 / 3, 2)
    assert part(pieces("a third man", 0, 11), 0) is None
