"""Offices that are called after whoever holds them."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.home import Home
from onrecord.read.nouns import tree
from onrecord.read.offices import seat
from onrecord.read.parse import parse


def seat_of(text: str, words: str, home: Home) -> str | None:
    [doc] = parse([Document("t", Version("t"), text)])
    at = text.index(words)
    return seat(tree(doc), Span(at, at + len(words)), home)


def test_the_office_of_a_president_is_the_presidency() -> None:
    here = Home(country="Ostmark")
    for text in ("President Tomas Ruud's office said so.", "The office of President Tomas Ruud said so."):
        words = text.removesuffix(" said so.") if text.endswith("office said so.") else "The office"
        assert seat_of(text, words, here) == "presidency"


def test_where_other_countries_are_named_it_must_be_told_whose_president_it_is() -> None:
    here = Home(country="Ostmark", abroad=True)
    assert seat_of("President Tomas Ruud's office said so.", "President Tomas Ruud's office", here) is None
    assert (
        seat_of("French President Anne Ruud's office said so.", "French President Anne Ruud's office", here)
        == "French presidency"
    )
    assert seat_of("President Tomas Ruud's office said so.", "President Tomas Ruud's office", Home()) is None


def test_the_office_of_the_mayor_is_that_of_the_town() -> None:
    assert seat_of("The mayor's office said so.", "The mayor's office", Home("Sarn")) == "office of the mayor of Sarn"
    assert seat_of("The mayor's office said so.", "The mayor's office", Home()) is None


def test_another_office_is_none() -> None:
    assert seat_of("The lawyer's office said so.", "The lawyer's office", Home("Sarn", "Ostmark")) is None
