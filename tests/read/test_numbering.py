import pytest

from onrecord.read.amounts import amounts
from onrecord.read.numbering import numbering
from onrecord.read.pieces import pieces


def figures(text: str) -> list[str]:
    ps = pieces(text, 0, len(text))
    return [text[ps[a.first].start : ps[a.last - 1].end] for a in amounts(ps) if not numbering(ps, a)]


@pytest.mark.parametrize(
    "text",
    [
        "It began on 9 September 2021.",
        "It began on Sept. 9, and July 17-23 was wet.",
        "The treaty of 1987 held through the 1990s.",
        "From 1995-2001 he sat in the chamber.",
        "It opens at 7 p.m. and shuts at 0740.",
        "It shook the port at half past ten, before five o’clock.",
        "It came at eight minutes to five.",
        "The lights went out three years ago.",
        "He woke 24 hours later.",
        "It came two days after the storm.",
        "Ilva Sorn, 42, keeps the lock.",
        "A 12-year-old and a 3 week old baby",
        "He was aged 25, and she was 62.",
        "Children under five swim free.",
        "An F-16 and an Mk-2 carried COVID-19 and H5N1.",
        "The G20 met on Day 21 in Shed 14.",
        "See page 1, Article 5 and No. 3.",
        "It is the 21st and the 3rd.",
        "Call (555) 555-0142 or 555-0142.",
        "Ring 020 8583 5555.",
        "She lives at 1200 Harbour Street and the 400 block.",
        "One of them ran; no one saw it.",
        "It is ten times as deep.",
        "It costs that much a year.",
        "It was a two-time winner.",
        "The 2009-10 budget grew.",
        "It fell in 198 AD.",
        "The tPhone 6 is out.",
        "She called 911.",
        "Most women are under eighteen.",
        "I am 71 and tired.",
        "He came back after ten at night.",
    ],
)
def test_numbers_that_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war lasted for fifteen years.", ["fifteen years"]),
        ("They sat for two days before it came.", ["two days"]),
        ("The wall is more than 500 years old.", ["more than 500 years"]),
        ("It rained over an hour.", ["over an hour"]),
        ("A minute of silence was held.", ["A minute"]),
        ("They waited for a week.", ["a week"]),
        ("A 106-page report", ["106"]),
        ("There were 9,200 at 11 centres.", ["9,200", "11"]),
        ("A toll of 26.", ["26"]),
        ("4 are under eighteen.", ["4"]),
        ("The toll is under 20.", ["under 20"]),
        ("They counted 911 boats.", ["911"]),
        ("They hold 2021 sheep in Orvale", []),
    ],
)
def test_figures_stay(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
