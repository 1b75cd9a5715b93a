"""Where places are: each case is a text with the places in it."""

from dataclasses import fields

import pytest

from onrecord.model.document import Document
from onrecord.model.mention import Place
from onrecord.model.news import Version
from onrecord.read.parse import parse
from onrecord.read.places import places


def read(text: str, url: str | None = None) -> tuple[Place, ...]:
    (doc,) = places(parse([Document("a", Version("a", url=url), text)]))
    return doc.places


def where(text: str, url: str | None = None) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.country, p.precision) for p in read(text, url)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister flew from Paris to Berlin.", [("Paris", "FR", "city"), ("Berlin", "DE", "city")]),
        ("A fire broke out in Paris, Texas.", [("Paris", "US", "city"), ("Texas", "US", "admin")]),
        ("Troops left Georgia for Russia, and then Tbilisi.", [("Georgia", "GE", "country"), ("Russia", "RU", "country")]),
        ("Police in Atlanta said he fled Georgia for Alabama.", [("Atlanta", "US", "city"), ("Georgia", "US", "admin")]),
        ("Talks in Washington with Moscow stalled.", [("Washington", "US", "city"), ("Moscow", "RU", "city")]),
        ("Flooding hit Lebanon, Jordan and Syria.", [("Lebanon", "LB", "country"), ("Jordan", "JO", "country")]),
        ("Shells fell in Kharkiv and the Donetsk region.", [("Kharkiv", "UA", "city"), ("Donetska oblast", "UA", "admin")]),
        ("Leaders of the Middle East met.", [("Middle East", None, None)]),
        ("Ships crossed the Gulf of Mexico.", [("Gulf of Mexico", None, None)]),
    ],
)
def test_the_rest_of_the_text_tells_what_a_name_means(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert where(text)[: len(expected)] == expected


def test_one_name_may_mean_two_places_where_the_text_says_so() -> None:
    found = where("The mayor of Birmingham, Alabama, met the mayor of Birmingham, England.")
    assert [country for name, country, _ in found if name == "Birmingham"] == ["US", "GB"]


def test_a_resolved_place_has_an_id_and_coordinates() -> None:
    (place,) = read("The ferry left from Nairobi.")
    assert place.geoname == 184745
    assert place.lat == pytest.approx(-1.28, abs=0.1)
    assert place.lon == pytest.approx(36.82, abs=0.1)


def test_an_invented_place_keeps_its_words_and_no_coordinates() -> None:
    (place,) = read("Rescuers in Port Hadrel said the ferry sank.")
    empty = {"geoname": None, "country": None, "lat": None, "lon": None, "precision": None, "candidates": ()}
    assert place.name == "Port Hadrel"
    assert {f.name: getattr(place, f.name) for f in fields(place) if f.name in empty} == empty


def test_a_name_that_stays_open_keeps_candidates() -> None:
    (place,) = read("The ministers met in the town of Springfield.")
    assert place.lat is None
    assert len(place.candidates) == 5
    assert {c.country for c in place.candidates} == {"US"}


def test_the_country_of_the_outlet_counts() -> None:
    text = "The fair in Hamilton closed."
    assert [country for _, country, _ in where(text, "https://news.example.nz/1")] == ["NZ"]
    assert [country for _, country, _ in where(text, "https://news.example/1")] != ["NZ"]


def test_ids_are_in_text_order_and_spans_say_what_stands_there() -> None:
    text = "CAIRO — Talks resumed.\n\nDelegates left for Doha, and then for Nairobi."
    found = read(text)
    assert [p.id for p in found] == ["p1", "p2", "p3"]
    assert [p.span[0].of(text) for p in found] == ["CAIRO", "Doha", "Nairobi"]


def test_the_other_layers_stay_as_they_are() -> None:
    docs = parse([Document("a", Version("a"), "It rained in Nairobi."), Document("b", Version("b"), "")])
    for before, after in zip(docs, places(docs), strict=True):
        assert [f.name for f in fields(before) if getattr(before, f.name) != getattr(after, f.name)] in (["places"], [])
