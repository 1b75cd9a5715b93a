import pytest

from onrecord.read.timex_numbers import cardinal, numeral

VALUES = {"two": 2, "six": 6, "four": 4, "nineteen": 19, "twenty": 20, "ninety": 90, "hundred": 100, "thousand": 1000}


@pytest.mark.parametrize(
    ("word", "categories"),
    [
        ("7", ["NUMBER", "DAY", "HOUR"]),
        ("25", ["NUMBER", "DAY"]),
        ("1998", ["NUMBER", "YEAR"]),
        ("25th", ["NTH", "NTHDAY", "DAY"]),
        ("'90s", ["DECADE"]),
        ("1990s", ["DECADE"]),
        ("7:15", ["HOURMINUTE"]),
        ("7:75", []),
        ("1998-02-13", ["ISODATE"]),
        ("1,500", ["NUMBER"]),
        ("b2b", []),
        ("9" * 5000, []),
    ],
)
def test_a_number_in_digits_can_be(word: str, categories: list[str]) -> None:
    assert [category for category, _ in numeral(word)] == categories


@pytest.mark.parametrize(
    ("words", "length", "number"),
    [
        ("twenty four hours", 2, 24),
        ("two thousand years", 2, 2000),
        ("two hundred and six days", 4, 206),
        ("nineteen ninety - six and", 4, 1996),
        ("2 1/2 years", 2, 2.5),
        ("six", 0, None),
        ("the six", 0, None),
    ],
)
def test_number_words_join(words: str, length: int, number: float | None) -> None:
    taken, readings = cardinal(words.split(), VALUES)
    assert taken == length
    assert [f["count"] for category, f in readings if category == "NUMBER"] == ([number] if number else [])


def test_a_year_said_in_two_halves_is_a_year() -> None:
    assert ("YEAR", {"year": 1996}) in cardinal(["nineteen", "ninety", "-", "six"], VALUES)[1]
