"""Which story an article joins."""

from collections import Counter
from dataclasses import replace

from onrecord.link.stories import choose, terms
from onrecord.link.words import stem
from onrecord.model.mention import Timex
from tests.link.written import at, reading

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
    half = (
        "A conference in Brenn heard of music, chess and old railways. Painters, cooks and poets read to a crowd. "
        "One spoke of divers on the Kesk."
    )
    assert _join(half, "2031-03-02", ("ostvale", FLOOD, "2031-03-01")) == "ostvale"
    assert _join(half, "2041-03-02", ("ostvale", FLOOD, "2031-03-01")) is None


def test_terms_hold_names_twice_and_no_numbers() -> None:
    found = terms(reading("x", "Police in Ostvale counted 12 boats."))
    assert found[stem("Ostvale")] == found["^" + stem("Ostvale")] == 1
    assert "12" not in found


def test_terms_mark_the_opening_figures_and_full_names() -> None:
    found = terms(
        reading("x", "Mayor Ilse Darn counted 412 boats in 2031 and saw 3 divers at Shed 14." + " Nothing moved." * 30 + " Rain.")
    )
    assert {"!" + stem("mayor"), "#412", "#14", f"&{stem('Ilse')} {stem('Darn')}", f"&{stem('Shed')} 14"} <= found.keys()
    assert not {"#2031", "#3", "!" + stem("rain")} & found.keys()


def test_terms_hold_the_days_that_the_text_tells_of() -> None:
    text = "The dam broke on 1 March 2031."
    days = Timex("t1", at(text, "1 March 2031"), "DATE", "2031-03-01", start="2031-03-01", end="2031-03-01")
    years = Timex("t2", at(text, "2031"), "DATE", "2031", start="2031-01-01", end="2031-12-31")
    assert {t for t in terms(replace(reading("x", text), times=(days, years))) if t[0] == "@"} == {"@2031-03-01"}


def test_each_term_is_looked_up_once() -> None:
    held = [(str(n), [(terms(reading("x", FLOOD)), None)] * 40) for n in range(8)]
    asked = Counter[str]()

    def frequency(term: str) -> int:
        asked[term] += 1
        return 3

    assert choose(terms(reading("new", AGAIN)), None, held, frequency=frequency, articles=10_000) is not None
    assert set(asked.values()) == {1}
