"""The gazetteer that ships: what it knows, how it is asked, what it costs."""

from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.gazetteer import CITIES, FILE, begins, key, named


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("St. Petersburg", "saint petersburg"),
        ("Ft. Worth", "fort worth"),
        ("Cap-Haïtien", "cap haitien"),
        ("Sana’a", "sanaa"),
        ("U.S.", "us"),
        ("The Hague", "hague"),
        ("Łódź", "lodz"),
    ],
)
def test_a_key_has_no_marks_and_no_abbreviations(name: str, expected: str) -> None:
    assert key(name) == expected


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_has_a_key_that_is_its_own_key(name: str) -> None:
    once = key(name)
    if not once.startswith("the ") and once != "the":
        assert key(once) == once
    assert isinstance(named(once), tuple)


def test_a_name_leads_to_all_its_bearers() -> None:
    found = named("paris")
    assert {e.country for e in found} >= {"FR", "US", "CA"}
    assert any(e.kind == "capital" and e.population > 1_000_000 for e in found)


def test_other_names_lead_to_the_chief_one() -> None:
    (kyiv,) = (e for e in named("kiev") if e.kind in CITIES)
    assert (kyiv.name, kyiv.official) == ("Kyiv", False)


def test_places_lie_in_the_areas_of_their_path() -> None:
    (texas,) = (e for e in named("texas") if e.kind == "admin")
    (state,) = (e for e in named("united states") if e.kind == "country")
    inside = [e for e in named("paris") if e.within(texas)]
    assert len(inside) == 1
    assert inside[0].within(state)
    assert texas.within(state)
    assert not texas.within(texas)
    assert not state.within(inside[0])


def test_beginnings_of_names_are_known() -> None:
    assert begins("port au")
    assert not begins("port au prince of no place")
    assert named("port hadrel") == ()


def test_coordinates_are_degrees() -> None:
    for name in ("paris", "us", "santa ana", "lake chad", "springfield", "fiji"):
        assert named(name)
        assert all(-90 <= e.lat <= 90 and -180 <= e.lon <= 180 for e in named(name))


def test_it_is_small() -> None:
    assert len(resources.files("onrecord.read").joinpath("lexicon", FILE).read_bytes()) < 6 * 2**20
