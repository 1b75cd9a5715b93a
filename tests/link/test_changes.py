"""What a version lets one know."""

import pytest

from onrecord.link.telling import tell
from onrecord.model.claim import Change, Figure
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says, takes, toll


def _kinds(*readings: Reading) -> list[str]:
    return [change.kind for change in tell("s", readings).changes]


def _last(*readings: Reading) -> Change:
    return tell("s", readings).changes[-1]


def test_a_higher_count_raises_and_a_lower_one_of_the_same_speaker_lowers() -> None:
    assert _kinds(toll("a", "12", 12, 12), toll("b", "31", 31, 31, day=2), toll("c", "26", 26, 26, day=3)) == [
        "new-claim",
        "figure-raised",
        "figure-lowered",
    ]


def test_a_change_holds_both_figures_and_a_sentence() -> None:
    change = _last(toll("a", "12", 12, 12), toll("b", "at least 31", 31, None, day=2))
    assert change.before == Figure(12, 12, None, False, None, "The governor")
    assert change.after == Figure(31, None, None, False, None, "The governor")
    assert change.sentence == "The governor spoke of at least 31 people killed, up from 12."
    assert (change.at, change.version) == ("2031-03-02T12:00:00+00:00", "b")


def test_the_same_figure_again_is_no_change() -> None:
    assert _kinds(toll("a", "12", 12, 12), toll("b", "12", 12, 12, day=5)) == ["new-claim"]


def test_figures_of_one_version_never_replace_each_other() -> None:
    text = "The flood killed 12 people in Ostvale.\n\nThe flood killed 31 people in all of the district."
    both = reading("b", text, counts(text, "q1", "12", 12, 12, of="people"), counts(text, "q2", "31", 31, 31, of="people"), day=2)
    assert _kinds(both) == ["new-claim"]
    old = "The flood killed 9 people in Ostvale."
    first = reading("a", old, counts(old, "q1", "9", 9, 9, of="people"))
    moved = [c for c in tell("s", [first, both]).changes if c.kind == "figure-raised"]
    assert [c.before.low for c in moved if isinstance(c.before, Figure)] == [9, 9]


def test_the_same_figure_from_someone_else_corroborates() -> None:
    text = "According to the army, 12 people died in the flood."
    said = says(text, "a1", "the army", "According to", "12 people died in the flood")
    other = reading("b", text, said, counts(text, "q1", "12", 12, 12, said="a1", of="people"), day=2)
    assert _kinds(toll("a", "12", 12, 12), other) == ["new-claim", "corroboration"]


def test_a_least_number_that_is_exceeded_is_raised_not_denied() -> None:
    assert _kinds(toll("a", "at least 12", 12, None), toll("b", "16", 16, 16, who="The mayor", day=2))[-1] == "figure-raised"


@pytest.mark.parametrize(
    ("note", "kind"), [("", "figure-lowered"), ("This article was amended on Tuesday: an earlier version gave 16.", "correction")]
)
def test_a_figure_changed_in_place_is_a_correction_where_a_note_says_so(note: str, kind: str) -> None:
    def version(id: str, words: str, number: int, day: int, note: str = "") -> Reading:
        text = f"The mayor said {words} bodies had been taken to the town mortuary.\n\n{note}"
        said = says(text, "a1", "The mayor", "said", f"{words} bodies had been taken to the town mortuary")
        figure = counts(text, "q1", words, number, number, said="a1", of="bodies")
        return reading(id, text, said, figure, article="live", day=day)

    assert _kinds(version("v1", "Sixteen", 16, 1), version("v2", "Fourteen", 14, 2, note))[-1] == kind


def test_a_rewrite_that_turns_a_bound_is_a_change_and_one_that_keeps_it_is_none() -> None:
    rest = "Rescuers in rubber boats carried pensioners out of the flooded Lower Mill quarter on Monday night in Ostvale."

    def told(id: str, words: str, low: int | None, high: int | None, day: int) -> Reading:
        text = f"The army said it had stored {words} sandbags along the Kesk river near the Ostvale weir.\n\n{rest}"
        said = says(text, "a1", "The army", "said", f"it had stored {words} sandbags along the Kesk river near the Ostvale weir")
        return reading(id, text, said, counts(text, "q1", words, low, high, said="a1", of="sandbags"), day=day)

    wire = told("a", "no less than 5,000", 5000, None, 1)
    assert "bound-changed" in [e.kind for e in _all(wire, told("b", "up to 5,000", None, 5000, 2))]
    assert "bound-changed" not in [e.kind for e in _all(wire, told("c", "at least 5,000", 5000, None, 2))]


def _all(*readings: Reading) -> list[Change]:
    return list(tell("s", readings).changes)


def test_the_doubt_of_an_outlet_about_its_own_report_is_part_of_it() -> None:
    text = "A worker said the keeper of the sluice was asleep. This could not be verified."
    item = says(text, "a1", "A worker", "said", "the keeper of the sluice was asleep")
    doubt = takes(text, "s1", "", "cannot-verify", "could not be verified", "a1")
    told = tell("s", [reading("a", text, item, doubt)])
    assert [c.kind for c in told.changes] == ["new-claim"]
    assert [p.who for p in told.claims[0].standing.cannot_verify] == [None]


def test_a_charge_is_news_at_once_and_small_talk_is_not() -> None:
    charge = "The millers accused the council of ignoring rust on the gates."
    talk = "A baker said the oven was all right."
    accused = says(charge, "a1", "The millers", "accused", "the council of ignoring rust on the gates")
    assert _kinds(reading("a", charge, accused)) == ["new-claim"]
    assert _kinds(reading("b", talk, says(talk, "a1", "A baker", "said", "the oven was all right"))) == []


def test_a_paper_that_still_has_what_another_corrected_lowers_nothing() -> None:
    note = "This article was amended on Tuesday: an earlier version gave 12."

    def version(id: str, number: int, day: int, words: str, more: str = "") -> Reading:
        text = f"The mayor said {number} bodies {words}.\n\n{more}"
        said = says(text, "a1", "The mayor", "said", f"{number} bodies {words}")
        figure = counts(text, "q1", str(number), number, number, said="a1", of="bodies")
        return reading(id, text, said, figure, article=words, day=day, outlet=f"The {words[:3]} Post")

    first, last = "had been taken to the town mortuary", "lay in the school at Kesk when night fell"
    told = tell("s", [version("v1", 12, 1, first), version("v2", 15, 2, first, note), version("v3", 12, 3, last)])
    assert [change.kind for change in told.changes] == ["new-claim", "correction"]
