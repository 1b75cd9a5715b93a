"""The town and country that an article is reported from."""

from dataclasses import replace

from onrecord.model.document import Document
from onrecord.model.mention import Place
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.home import Home, home
from onrecord.read.names import names
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


def test_the_town_is_written_as_the_article_has_it() -> None:
    assert home_of("Sarn is wet.", Place("p1", (Span(0, 4),), "Sa’rn", precision="city")).town == "Sarn"


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
    assert here.qualify(("federal", "police"), "federal police") == "federal police"
    assert here.qualify((), "") == ""


def test_a_body_that_the_article_places_is_that_one() -> None:
    here = Home("Sarn", "Ostmark", owners={"police": frozenset({"Dorn"}), "government": frozenset({"Ostmark", "Lerland"})})
    assert here.qualify(("police",), "Police") == "Dorn police"
    assert here.qualify(("government",), "government") == "government"


def test_what_belongs_to_a_country_takes_its_adjective() -> None:
    assert Home(country="France").qualify(("government",), "government") == "French government"
    assert Home(country="France").qualify(("police",), "police") == "French police"
    assert Home("Sarn", "France").qualify(("police",), "police") == "Sarn police"
    assert Home("Sarn").qualify(("authorities",), "authorities") == "authorities"


def read_home(text: str, *, title: str | None = None, outlet: str | None = None) -> Home:
    [doc] = parse([Document("t", Version("t", title=title, outlet=outlet), text)])
    parsed = tree(doc)
    return home(parsed, names(parsed))


def test_without_a_dateline_the_first_sentence_names_the_town() -> None:
    assert read_home("A blast shook Port Sarn before dawn. Later a train left for Port Dorn.").town == "Port Sarn"


def test_of_two_towns_the_headline_names_the_one() -> None:
    text = "A silo burned in the port of Sarnholt and the town of Dornau."
    assert read_home(text, title="Dornau silo burns").town == "Dornau"
    assert read_home(text).town is None


def test_the_police_that_the_article_names_say_where_the_council_is() -> None:
    assert read_home("A shed burned. It was searched by Sarn police. The council met.").town == "Sarn"


def test_a_paper_that_names_no_town_is_at_home_in_its_own() -> None:
    text = "The council met and talked of the shed."
    assert read_home(text, outlet="The Sarn Courier").town == "Sarn"
    assert read_home(text, outlet="Evening Courier").town is None
    assert read_home(text, outlet="Radio Sarn").town is None
    assert read_home("A blast shook Port Dorn. " + text, outlet="The Sarn Courier").town == "Port Dorn"


def test_a_republic_that_is_explained_is_the_country() -> None:
    text = "The port takes most of the imports of Ostmark, a coastal republic of six million people."
    assert read_home(text).country == "Ostmark"


def test_a_ministry_says_which_country() -> None:
    assert read_home("It was for Ostmark's interior ministry to decide.").country == "Ostmark"


def test_a_surname_is_no_town() -> None:
    text = "Anna Dorn stayed away. The council asked for Dorn."
    [doc] = parse([Document("t", Version("t"), text)])
    at = text.rindex("Dorn")
    parsed = tree(replace(doc, places=(Place("p1", (Span(at, at + 4),), "Dorn", precision="city"),)))
    assert home(parsed, names(parsed)).town is None


def test_another_country_in_the_article_is_abroad() -> None:
    assert not read_home("It was for Ostmark's interior ministry to decide.").abroad
    assert read_home("It was for Ostmark's interior ministry to decide, French officials said.").abroad


def test_who_works_where_it_happened_is_of_the_town() -> None:
    here = Home("Sarn", outlet="Radio Sarn")
    assert here.qualify(("grain", "workers"), "grain workers") == "Sarn grain workers"
    assert here.qualify(("two", "unnamed", "dockers"), "two unnamed dockers") == "two unnamed Sarn dockers"
    assert here.qualify(("local", "residents"), "local residents") == "local residents"
    assert here.qualify(("aid", "workers"), "aid workers") == "aid workers"
    assert here.qualify(("resident",), "resident of Dorn") == "resident of Dorn"
    assert Home().qualify(("baker",), "baker") == "baker"


def test_listeners_are_those_of_the_outlet() -> None:
    assert (
        Home("Sarn", outlet="Radio Dorn").qualify(("several", "listeners"), "several listeners") == "several Radio Dorn listeners"
    )
    assert Home("Sarn").qualify(("listeners",), "listeners") == "listeners"


def test_what_is_called_a_republic_is_the_country() -> None:
    assert read_home("It was for the Republic of Ostmark to decide.").country == "Ostmark"
    assert read_home("It was decided.", outlet="Ministry of Justice of the Republic of Ostmark").country == "Ostmark"
    assert read_home("It was for a republic of villages to decide.").country is None


def test_of_several_countries_the_one_in_the_first_sentences_counts() -> None:
    text = "A court in France ruled on Monday. It was cold. The case was heard. Police in Spain and Portugal had asked for it."
    [doc] = parse([Document("t", Version("t"), text)])
    some = [("France", 0), ("Spain", 1), ("Portugal", 2)]
    places = tuple(
        Place(f"p{n}", (Span(text.index(name), text.index(name) + len(name)),), name, precision="country") for name, n in some
    )
    parsed = tree(replace(doc, places=places))
    assert home(parsed, names(parsed)).country == "French"
