import pytest

from onrecord.read.digits import digits, short
from onrecord.read.pieces import pieces


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5,000", 5000),
        (".08", 0.08),
        ("1 414 021", 1414021),
        ("1,3", 1.3),
        ("1.111,11", 1111.11),
        ("12,34,567.5", 1234567.5),
        ("2^10", 1024),
        ("4^-1", 0.25),
        ("1.3x10^6", 1.3e6),
        ("10²", 100),
        ("2 × 10³", 2000),
    ],
)
def test_a_number_in_digits(text: str, value: float) -> None:
    ps = pieces(text, 0, len(text))
    read = digits(ps, 0)
    assert read is not None
    assert read[0] == pytest.approx(value)
    assert read[1] == len(ps)


@pytest.mark.parametrize("text", ["2^", "10^999", "99^99", "500²"])
def test_no_power_stands_there(text: str) -> None:
    read = digits(pieces(text, 0, len(text)), 0)
    assert read is not None
    assert read[1] == 1


@pytest.mark.parametrize("text", ["ten", ".", "$"])
def test_words_and_signs_are_no_digits(text: str) -> None:
    assert digits(pieces(text, 0, len(text)), 0) is None


@pytest.mark.parametrize(
    ("text", "times"),
    [("10k", 1000), ("2.3 k", 1000), ("10G", 10**9), ("5G", 0), ("5 k", 0), ("4 bn", 10**9), ("5m", 0)],
)
def test_short_forms_multiply(text: str, times: int) -> None:
    assert short(pieces(text, 0, len(text)), 1, False) == times


@pytest.mark.parametrize(("text", "times"), [("5m people", 10**6), ("20m tonnes", 10**6), ("400m hurdles", 0), ("5m wall", 0)])
def test_m_is_a_million_of_what_is_counted(text: str, times: int) -> None:
    assert short(pieces(text, 0, len(text)), 1, False) == times


def test_a_plural_may_be_measured_in_metres() -> None:
    assert short(pieces("the 3m waves", 0, 12), 2, False) == 0


def test_m_is_a_million_of_money() -> None:
    assert short(pieces("5m", 0, 2), 1, True) == 1_000_000
