"""Which towns an article names, and where its first sentences say it happened."""

from dataclasses import replace

from onrecord.model.document import Document
from onrecord.model.mention import Place
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.names import names
from onrecord.read.nouns import Tree, tree
from onrecord.read.parse import parse
from onrecord.read.towns import lead, titled, towns, within_name


def parsed(text: str, *cities: str) -> Tree:
    [doc] = parse([Document("t", Version("t"), text)])
    at = [Span(text.index(c), text.index(c) + len(c)) for c in cities]
    found = tuple(Place(f"p{n}", (span,), span.of(text), precision="city") for n, span in enumerate(at, 1))
    return tree(replace(doc, places=found))


def lead_of(text: str, *cities: str) -> set[str]:
    here = parsed(text, *cities)
    return lead(here, names(here))


def towns_of(text: str, *cities: str) -> set[str]:
    here = parsed(text, *cities)
    return towns(here, names(here))


def test_the_first_sentence_says_where() -> None:
    assert lead_of("A shed burned down in Dorn on Monday. Nobody was hurt.", "Dorn") == {"Dorn"}


def test_what_something_befell_is_where() -> None:
    assert lead_of("A blast shook Port Sarn before dawn.") == {"Port Sarn"}


def test_who_acts_or_comes_from_there_is_not_where() -> None:
    assert lead_of("A man from Dorn was hurt when a shed burned down.", "Dorn") == set()


def test_a_name_that_no_gazetteer_knows_is_a_town_where_the_text_says_so() -> None:
    assert towns_of("A silo burned in the river port of Sarnholt on Monday.") == {"Sarnholt"}
    assert towns_of("A silo burned in Sarnholt on Monday.") == set()


def test_streets_and_bodies_are_no_towns() -> None:
    assert towns_of("She lives on Dorn Street and works for the Port Authority.", "Dorn") == set()


def test_a_later_sentence_is_no_lead() -> None:
    text = "A shed burned. Nobody was hurt. It was the third one since spring. Another stood in Dorn."
    assert lead_of(text, "Dorn") == set()
    assert towns_of(text, "Dorn") == {"Dorn"}


def test_a_headline_shows_a_town_by_its_form() -> None:
    assert titled("Port Sarn blast: a dozen dead") == {"Port Sarn"}
    assert titled("Port explosion: live updates") == set()
    assert titled("Port Authority denies it") == set()


def test_a_part_of_a_longer_name_is_within_it() -> None:
    text = "Crews stood on the Eastern Mole at noon."
    at = text.index("Mole")
    assert within_name(parsed(text), Span(at, at + 4))
