import pytest

from onrecord.read.pieces import pieces
from onrecord.read.units import measured, single, tail


@pytest.mark.parametrize(
    ("text", "at", "value", "unit", "kind"),
    [
        ("40%", 0, 40, "%", "share"),
        ("40 per cent", 0, 40, "%", "share"),
        ("0.5 percentage points", 0, 0.5, "percentage point", "share"),
        ("half of", 0, 0.5, "fraction", "share"),
        ("half an acre", 0, 0.5, "acre", "measure"),
        ("29g", 0, 29, "g", "measure"),
        ("6 km/h", 0, 6, "km/h", "measure"),
        ("190 km2", 0, 190, "km²", "measure"),
        ("900-square-foot", 0, 900, "ft²", "measure"),
        ("-4 °C", 1, -4, "°C", "scale"),
        ("two decades", 0, 20, "year", "time"),
        ("22-second", 0, 22, "s", "time"),
        ("5 ft 2 in", 0, 5 + 2 / 12, "ft", "measure"),
        ("an hour and a half", 0, 1.5, "hour", "time"),
        ("$2.5 million", 1, 2_500_000, "dollar", "money"),
        ("US$100", 2, 100, "USD", "money"),
        ("£3m", 1, 3_000_000, "GBP", "money"),
        ("KSh700,000", 1, 700_000, "KES", "money"),
        ("a $5", 2, 5, "dollar", "money"),
        ("millions of euros", 0, 2_000_000, "EUR", "money"),
        ("361 million pounds", 0, 361_000_000, "GBP", "money"),
        ("50 pounds", 0, 50, "pound", "money"),
        ("20 gulls", 0, 20, None, "count"),
        ("20 {kg}", 0, 20, "kg", "measure"),
        ("20 (km)", 0, 20, "km", "measure"),
        ("30 MUSD", 0, 30_000_000, "USD", "money"),
        ("twenty kUSD", 0, 20_000, "USD", "money"),
        ("MEUR 120", 1, 120_000_000, "EUR", "money"),
        ("80 USD million", 0, 80_000_000, "USD", "money"),
        ("dollar 22.5 million", 1, 22_500_000, "dollar", "money"),
        ("15 dollars and 50.", 0, 15.5, "dollar", "money"),
        ("17 USD 25", 0, 17.25, "USD", "money"),
        ("5 dollars and 20 mugs", 0, 5, "dollar", "money"),
        ("500 crowns", 0, 500, "crown", "money"),
        ("0.8 points to 8.6 percent", 0, 0.8, "percentage point", "share"),
        ("8 points to 4", 0, 8, None, "count"),
        ("5 ‰", 0, 5, "‰", "share"),
        ("8 fluid ounces", 0, 8, "fl oz", "measure"),
        ("20m tonnes", 0, 20_000_000, "t", "measure"),
        ("3 USD50 cards", 0, 3, None, "count"),
        ("second", 0, None, None, None),
    ],
)
def test_a_number_with_its_unit(text: str, at: int, value: float | None, unit: str | None, kind: str | None) -> None:
    ps = pieces(text, 0, len(text))
    read = measured(ps, at) or single(ps, at)
    got = (read.number.low, read.unit, read.kind) if read else (None, None, None)
    assert got == (value if value is None else pytest.approx(value), unit, kind)


def test_three_second_line_boats_are_no_seconds() -> None:
    read = measured(pieces("three second line boats", 0, 23), 0)
    assert read is not None
    assert read.unit is None


def test_a_bound_may_stand_before_the_unit() -> None:
    read = measured(pieces("three or more days", 0, 18), 0)
    assert read is not None
    assert (read.unit, read.side) == ("day", "lower")


def test_a_single_unit_counts_one() -> None:
    week, noun = pieces("a week", 0, 6), pieces("a ferry", 0, 7)
    read = single(week, 0)
    assert read is not None
    assert (read.number.low, read.unit) == (1, "week")
    assert single(noun, 0) is None


def test_a_bound_after_a_number_is_no_beginning_of_another() -> None:
    assert tail(pieces("or more", 0, 7), 0) == ("lower", 2)
    assert tail(pieces("and more than five", 0, 18), 0) is None
