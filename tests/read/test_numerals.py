import pytest

from onrecord.read.numerals import numeral, starts
from onrecord.read.pieces import pieces


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5,000", 5000),
        ("12,34,567.5", 1234567.5),
        (".08", 0.08),
        ("1 414 021 100", 1414021100),
        ("1.3e6", 1300000),
        ("10k", 10000),
        ("4 bn", 4e9),
        ("sixteen", 16),
        ("ninety-five", 95),
        ("one hundred and six", 106),
        ("two hundred and two thousand", 202000),
        ("nine million three hundred thousand and four", 9300004),
        ("a hundred", 100),
        ("twelve hundred", 1200),
        ("two and a half million", 2.5e6),
        ("one million and a half", 1.5e6),
        ("half a million", 500000),
        ("half-million", 500000),
        ("a quarter of a million", 250000),
        ("2½", 2.5),
        ("7 3/4", 7.75),
        ("two point five", 2.5),
        ("three dozen", 36),
        ("half a dozen", 6),
        ("three lakh crore", 3e12),
    ],
)
def test_a_number_is_read_to_its_end(text: str, value: float) -> None:
    ps = pieces(text, 0, len(text))
    read = numeral(ps, 0)
    assert read is not None
    assert read.low == pytest.approx(value)
    assert (read.end, read.share) == (len(ps), False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("half", 1 / 2),
        ("two-thirds", 2 / 3),
        ("a third of", 1 / 3),
        ("3/4", 3 / 4),
        ("one in five", 1 / 5),
        ("nine out of ten", 9 / 10),
        ("one hundred thirty-two fifths", 132 / 5),
        ("a hundred trillionths", 1e-10),
        ("one twenty-fifth", 1 / 25),
        ("three twenty-firsts", 3 / 21),
        ("one one hundred and fifth", 1 / 105),
        ("2000 over 3", 2000 / 3),
        ("two out of five hundreds", 2 / 500),
    ],
)
def test_parts_of_a_whole(text: str, part: float) -> None:
    read = numeral(pieces(text, 0, len(text)), 0)
    assert read is not None
    assert read.low == pytest.approx(part)
    assert read.share


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("dozens", 24),
        ("scores of", 40),
        ("hundreds", 200),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("tens of millions", 20_000_000),
        ("several million", 2_000_000),
        ("a few hundred", 200),
    ],
)
def test_vague_plurals_commit_to_the_least(text: str, least: int) -> None:
    read = numeral(pieces(text, 0, len(text)), 0)
    assert read is not None
    assert (read.low, read.vague, read.approximate) == (least, True, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 hundred and 2 hundred", 300),
        ("4000 3", 4000),
        ("five in ten days", 5),
        ("one in 2004", 1),
        ("24/7", 24),
        ("200 over 2019", 200),
        ("5 over 30 years", 5),
        ("two million 300", 2e6),
    ],
)
def test_what_follows_is_left_alone(text: str, value: float) -> None:
    read = numeral(pieces(text, 0, len(text)), 0)
    assert read is not None
    assert read.low == value
    assert not read.share


@pytest.mark.parametrize("text", ["several", "a few", "many", "a third man", "twenty-first", "second", "scores", "the", "."])
def test_these_are_no_numbers(text: str) -> None:
    assert numeral(pieces(text, 0, len(text)), 0) is None


def test_m_is_a_million_of_money_only() -> None:
    ps = pieces("5m", 0, 2)
    money, plain = numeral(ps, 0, money=True), numeral(ps, 0)
    assert money is not None
    assert plain is not None
    assert (money.low, plain.low) == (5_000_000, 5)


def test_between_keeps_its_ends_apart() -> None:
    ps = pieces("one hundred and six", 0, 19)
    read = numeral(ps, 0, joined=False)
    assert read is not None
    assert read.low == 100


def test_starts_says_where_a_number_may_begin() -> None:
    ps = pieces("The ½ of 3", 0, 10)
    assert [starts(ps, i) for i in range(len(ps))] == [False, True, False, True]
