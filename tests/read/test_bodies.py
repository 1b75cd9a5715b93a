"""The places by which an article names bodies."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read.bodies import body, kind, owners, unplaced
from onrecord.read.nouns import tree
from onrecord.read.parse import parse


def owners_in(text: str) -> dict[str, set[str]]:
    [doc] = parse([Document("t", Version("t"), text)])
    return {named: set(places) for named, places in owners(tree(doc)).items()}


def test_a_place_before_a_body_owns_it() -> None:
    assert owners_in("The shed was searched by Sarn police on Monday.") == {"police": {"Sarn"}}
    assert owners_in("It was for the Ostmark government to decide.") == {"government": {"Ostmark"}}


def test_words_in_small_letters_may_stand_between() -> None:
    assert owners_in("On Monday Dorn city council met, and Ostmark's interior ministry knew.") == {
        "council": {"Dorn"},
        "ministry": {"Ostmark"},
    }


def test_a_place_after_a_body_owns_it() -> None:
    assert owners_in("The shed was searched by police in Sarn.") == {"police": {"Sarn"}}


def test_a_person_or_a_plain_adjective_owns_no_body() -> None:
    text = "They asked Mayor Brandt's council. Then Federal police came, and local police, and Mr Ruud's soldiers."
    assert owners_in(text) == {}


def test_a_department_is_no_country() -> None:
    assert owners_in("They met the Health minister at noon.") == {}


def test_what_is_a_body_and_whose() -> None:
    assert (body(("the", "fire", "service")), kind("fire service")) == ("fire service", "local")
    assert (body(("authorities",)), kind("authorities")) == ("authorities", "national")
    assert (body(("soldiers",)), kind("soldier")) == ("soldier", "state")
    assert body(("port", "authority")) is None
    assert body(("baker",)) is None


def test_a_body_alone_is_unplaced() -> None:
    assert [name for name in ("police", "government", "Sarn police", "authorities", "firefighters", "") if unplaced(name)] == [
        "police",
        "government",
    ]
