"""Figures to which different speakers hold at one time."""

import pytest

from onrecord.link.telling import tell
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says, toll


def _conflicts(*readings: Reading) -> list[tuple[str | None, str]]:
    return [(c.member, c.against) for claim in tell("s", readings).claims for c in claim.conflicts]


def _tolls(*given: tuple[str, int]) -> list[Reading]:
    return [toll(f"v{day}", str(n), n, n, who=who, day=day) for day, (who, n) in enumerate(given, 1)]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([("The town", 20), ("The army", 11), ("The army", 23)], [(1, 2)]),
        ([("The town", 20), ("The army", 11), ("The town", 26), ("The town", 31)], [(1, 2)]),
        ([("The town", 20), ("The army", 11), ("The town", 26), ("The army", 14)], [(3, 4), (1, 2)]),
        ([("The army", 11), ("The town", 20), ("The army", 24)], []),
        ([("The town", 20), ("The clinic", 20), ("The army", 11)], [(1, 3)]),
    ],
    ids=["who comes round", "what grew since", "both moved", "growth", "two with one figure"],
)
def test_two_figures_are_told_of_once(given: list[tuple[str, int]], told: list[tuple[int, int]]) -> None:
    assert _conflicts(*_tolls(*given)) == [(f"v{a}#q1", f"v{b}#q1") for a, b in told]


def test_a_figure_of_others_told_beside_the_own_one_is_not_held_to() -> None:
    text = "The league said 15 people had been killed by the flood in Ostvale and not the 40 people of the governor."
    content = text.removeprefix("The league said ").removesuffix(".")
    own = (counts(text, "q1", "15", 15, 15, said="a1", of="people"), counts(text, "q2", "40", 40, 40, said="a1", of="people"))
    league = reading("b", text, says(text, "a1", "The league", "said", content), *own, day=2)
    assert _conflicts(toll("a", "40", 40, 40), league) == [("a#q1", "b#q1")]


def _later(who: str, number: int, verb: str) -> Reading:
    """A figure in other words, on the fourth day."""
    text = f"There were {number} people killed, {who} {verb} in the evening."
    said = says(text, "a1", who, verb, f"There were {number} people killed")
    return reading("later", text, said, counts(text, "q1", str(number), number, number, said="a1", of="people"), day=4)


def test_what_is_settled_is_told_last() -> None:
    first = _tolls(("The town", 20), ("The army", 11), ("The guild", 8))
    (claim,) = tell("s", [*first, _later("the army", 20, "conceded")]).claims
    assert [c.why for c in claim.conflicts] == [
        "The army: 11, The guild: 8",
        "The town: 20, The guild: 8",
        "The town: 20, The army: 11; since then the army: 20",
    ]


def test_who_repeats_a_figure_after_a_higher_one_holds_to_it() -> None:
    again = _later("the army", 11, "repeated")
    assert _conflicts(*_tolls(("The army", 11), ("The town", 20)), again) == [("v2#q1", "later#q1")]


@pytest.mark.parametrize(("what", "some"), [("people were killed", 1), ("boats lay in the port", 0)])
def test_what_texts_count_in_their_own_voice_is_a_rival_only_in_a_class(what: str, some: int) -> None:
    told = tell("s", [_own(1, "12,000", 12_000, what, "The Kesk Post"), _own(2, "7,000", 7_000, what, "The Ilmar Herald")])
    assert [(len(c.members), len(c.conflicts)) for c in told.claims] == [(2, some)]


def _own(day: int, words: str, number: int, what: str, outlet: str) -> Reading:
    text = f"In Ostvale {words} {what} on the night of the flood."
    items = counts(text, "q1", words, number, number, of=what.split()[0])
    return reading(f"v{day}", text, items, day=day, outlet=outlet)
