import pytest

from onrecord.view.wording import amount, plural


@pytest.mark.parametrize(
    ("low", "high", "unit", "approximate", "said"),
    [
        (144, None, None, False, "at least 144"),
        (None, 6000, "m", False, "up to 6,000 m"),
        (5000, 6000, None, False, "5,000 to 6,000"),
        (480, 480, "t", True, "about 480 t"),
        (2_000_000, None, None, True, "at least 2 million, roughly"),
        (40.5, 40.5, "%", False, "40.5%"),
        (2_500_000, 2_500_000, "USD", False, "$2.5 million"),
        (90, 90, "SEK", False, "90 SEK"),
        (90_000_000, 90_000_000, "crown", True, "about 90 million crowns"),
        (1_234_567, 1_234_567, None, False, "1,234,567"),
        (3_200_000_000, None, "EUR", False, "at least €3.2 billion"),
        (1, 1, "minute", False, "1 minute"),
        (3, 5, "week", False, "3 to 5 weeks"),
        (0.2, 0.2, "fraction", False, "0.2"),
        (None, None, None, False, "no figure"),
        (0, 0, None, False, "0"),
    ],
)
def test_bounds_stay_bounds(low: float | None, high: float | None, unit: str | None, approximate: bool, said: str) -> None:
    assert amount(low, high, unit, approximate) == said


def test_a_negated_figure_says_so() -> None:
    assert amount(500, 500, None, False, negated=True) == "not 500"


def test_plurals() -> None:
    assert [plural(1, "story"), plural(2, "story"), plural(1200, "article")] == ["1 story", "2 stories", "1,200 articles"]
