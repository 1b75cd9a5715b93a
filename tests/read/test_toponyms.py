"""Which words name a place: each case is a text with the toponyms in it."""

from itertools import pairwise

import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read.parse import parse
from onrecord.read.toponyms import candidates, toponyms, usual, weighed, weights


def parsed(text: str) -> Document:
    (doc,) = parse([Document("a", Version("a"), text)])
    return doc


def names(text: str) -> list[str]:
    return [t.span.of(text) for t in toponyms(parsed(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister flew from Paris to Berlin on Sunday.", ["Paris", "Berlin"]),
        ("CAIRO, Jan 3 (Reuters) - Egypt opened the crossing to Gaza.", ["CAIRO", "Egypt", "Gaza"]),
        ("CAIRO — Talks resumed. Delegates left for Doha.", ["CAIRO", "Doha"]),
        ("People in the US told us that May was dry.", ["US"]),
        ("Aid reached Port-au-Prince, Haiti, on Friday.", ["Port-au-Prince", "Haiti"]),
        ("He lives in Concord, N.H., near Manchester.", ["Concord", "N.H.", "Manchester"]),
        ("Drones were seen over Kyiv, Odesa and Kharkiv.", ["Kyiv", "Odesa", "Kharkiv"]),
    ],
)
def test_places_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The University of Paris and the Bank of England denied it.",
        "Paris Orlan, a singer, agreed with Jordan Velt.",
        "The London Stock Exchange closed.",
        "The French and German ministers agreed.",
        "Western officials met in March. Most said it was nice.",
        "The U.N. and the UN agreed.",
        "",
    ],
)
def test_organisations_people_and_nationalities_are_no_places(text: str) -> None:
    assert names(text) == []


def test_an_office_of_an_area_names_the_area() -> None:
    assert names("The Ohio Department of Health said so.") == ["Ohio"]


def test_a_place_that_no_gazetteer_has_is_found_by_the_recogniser() -> None:
    (found,) = toponyms(parsed("Rescuers in Port Hadrel said the ferry sank."))
    assert (found.key, found.entries) == ("port hadrel", ())


def test_the_area_after_the_comma_holds_the_place() -> None:
    city, state = toponyms(parsed("The fire started in Paris, Texas, on Monday."))
    assert city.holder == 1
    assert state.holder is None


def test_countries_side_by_side_hold_no_one() -> None:
    found = toponyms(parsed("Flooding hit Lebanon, Jordan and Syria."))
    assert [t.holder for t in found] == [None, None, None]


def test_postal_codes_count_only_after_a_comma() -> None:
    assert names("She moved from Dayton, OH, last year.") == ["Dayton", "OH"]
    assert names("It was OK, she said.") == []


def test_mentions_of_one_name_support_each_other() -> None:
    doc = parsed("Officials in Kisumu met. Kisumu slept.")
    found = candidates(doc)
    odds = weighed(found)
    alone = sum(weights()["toponym"].get(e, 0.0) for e in found[-1].evidence)
    assert found[-1].key == "kisumu"
    assert odds[-1] > alone


def test_candidates_do_not_overlap() -> None:
    found = candidates(parsed("New York City and West Virginia lie far from South Africa and Kestrel Bay, Ohio."))
    assert all(a.last <= b.first for a, b in pairwise(found))


def test_the_lexicon_names_ids_that_the_gazetteer_has() -> None:
    assert all(geoname > 0 for geoname in usual())
