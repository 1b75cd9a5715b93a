"""How much of a text stands in another one."""

from onrecord.link.likeness import Page, likeness, likest, page, repeated, rewritten
from onrecord.link.passages import passages
from tests.link.written import reading

LEAD = "Rescuers in rubber boats carried forty pensioners out of the flooded Lower Mill quarter of Ostvale on Monday night."
TAIL = "Engineers had warned the district council in January that the spillway gates of the Kesk dam were rusting."
NEW_TAIL = "In January the district council had been warned by engineers that the spillway gates of the Kesk dam were rusting."
OTHER = "Ostvale counted its flooded cellars on Monday; pensioners of the Lower Mill quarter waited for boats and rescuers."
SPOKEN = "“We heard the dam before we saw the water come down the lane, and then every window in the bakery broke,” she said."


def _page(id: str, *paragraphs: str, mark: str = "\n\n") -> Page:
    version = reading(id, mark.join(paragraphs))
    return page(version, passages(version))


def test_what_a_shorter_text_repeats_does_not_depend_on_paragraphs() -> None:
    whole = _page("a", LEAD, OTHER, TAIL)
    for mark in ("\n\n", " "):
        assert repeated(_page("b", LEAD, TAIL, mark=mark), whole) == 1.0


def test_quotations_count_less_than_other_words() -> None:
    whole = _page("a", SPOKEN, OTHER, TAIL)
    assert repeated(_page("b", SPOKEN, LEAD), whole) < repeated(_page("b", TAIL, LEAD), whole)


def test_common_words_alone_make_no_rewriting() -> None:
    ours, theirs = _page("a", LEAD), _page("b", OTHER)
    assert likeness(ours.passages[0], theirs.passages[0]) >= 0.5
    assert rewritten(ours, theirs) == 0.0


def test_like_words_and_common_runs_make_a_rewriting() -> None:
    assert rewritten(_page("a", TAIL), _page("b", NEW_TAIL)) == 1.0


def test_a_rewriting_is_found_within_one_long_paragraph() -> None:
    filler = [
        f"In hall {n} of the spring fair in Brenn, {n} growers showed tulips, pears and honey of all kinds." for n in (3, 5, 7)
    ]
    assert rewritten(_page("a", *filler, TAIL, mark=" "), _page("b", NEW_TAIL)) == 1.0


def test_the_likest_paragraph_if_any() -> None:
    own = _page("a", NEW_TAIL).passages[0]
    assert likest(own, _page("b", LEAD, TAIL).passages) == _page("b", LEAD, TAIL).passages[1]
    assert likest(own, _page("b", SPOKEN).passages) is None
