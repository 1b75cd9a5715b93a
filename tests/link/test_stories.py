"""Which story an article joins."""

from collections import Counter

from onrecord.link.stories import choose, terms
from onrecord.link.words import stem
from tests.link.written import reading

FLOOD = "A dam above Ostvale broke on Monday. The Kesk river flooded the Lower Mill quarter, and divers searched the weir."
AGAIN = "Divers at the Ostvale weir found a boat. The Kesk had flooded the Lower Mill quarter when the dam broke."
OTHER = "A dam at Brenn held on Monday although the Ulla river rose. Engineers in Brenn opened the sluices."


def _join(text: str, at: str | None, *stories: tuple[str, str, str | None]) -> str | None:
    held = [(name, [(terms(reading(name, body)), when)]) for name, body, when in stories]
    frequency = Counter(term for _, some in held for t, _ in some for term in t)
    return choose(terms(reading("new", text)), at, held, frequency=lambda term: frequency[term], articles=len(held))


def test_the_rare_names_of_the_event_decide() -> None:
    assert _join(AGAIN, None, ("ostvale", FLOOD, None), ("brenn", OTHER, None)) == "ostvale"


def test_a_like_event_elsewhere_founds_its_own_story() -> None:
    assert _join(OTHER, "2031-03-02", ("ostvale", FLOOD, "2031-03-01")) is None


def test_with_no_candidates_it_founds_one() -> None:
    assert _join(FLOOD, None) is None


def test_a_story_long_silent_is_less_likely() -> None:
    half = "Divers spoke of the Kesk weir in Ostvale at a conference about boats, music, chess and old railways in the valley."
    assert _join(half, "2031-03-02", ("ostvale", FLOOD, "2031-03-01")) == "ostvale"
    assert _join(half, "2041-03-02", ("ostvale", FLOOD, "2031-03-01")) is None


def test_terms_hold_names_twice_and_no_numbers() -> None:
    found = terms(reading("x", "Police in Ostvale counted 12 boats."))
    assert found[stem("Ostvale")] == found["^" + stem("Ostvale")] == 1
    assert "12" not in found
