"""The town and country that an article is reported from."""

from dataclasses import replace

from onrecord.model.document import Document
from onrecord.model.mention import Place
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.home import Home, home
from onrecord.read.nouns import tree
from onrecord.read.parse import parse


def home_of(text: str, *places: Place) -> Home:
    return home(tree(Document("t", Version("t"), text, places=places)), [])


def test_a_dateline_names_the_town() -> None:
    assert home_of("PORT VELL (NNA) - A shed burned.").town == "Port Vell"


def test_the_only_city_is_the_town() -> None:
    one = Place("p1", (Span(0, 4),), "Sarn", precision="city")
    other = Place("p2", (Span(5, 9),), "Dorn", precision="city")
    assert home_of("Sarn Dorn", one).town == "Sarn"
    assert home_of("Sarn Dorn", one, other).town is None


def test_a_part_of_a_longer_name_is_no_town() -> None:
    text = "Crews stood on the Eastern Mole at noon."
    at = text.index("Mole")
    [doc] = parse([Document("t", Version("t"), text)])
    mole = Place("p1", (Span(at, at + 4),), "Mole", precision="city")
    assert home(tree(replace(doc, places=(mole,))), []).town is None


def test_only_bodies_without_a_name_are_qualified() -> None:
    here = Home("Sarn", "Ostmark")
    assert here.qualify(("police",), "police") == "Sarn police"
    assert here.qualify(("government",), "government") == "Ostmark government"
    assert here.qualify(("harbour", "master"), "harbour master") == "harbour master"
    assert here.qualify(("dorn", "police"), "Dorn police") == "Dorn police"
