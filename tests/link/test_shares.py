"""Whose share a percentage of the votes is."""

import pytest

from onrecord.link.shares import shared, whose
from onrecord.link.telling import tell
from onrecord.model.mention import Quantity
from onrecord.model.news import Reading
from onrecord.model.span import Span
from tests.link.written import counts, reading, says


@pytest.mark.parametrize(
    ("before", "holder"),
    [
        ("President Marek Odd won ", "President Marek Odd"),
        ("The Election Commission on Tuesday declared Marek Odd the winner with ", "Marek Odd"),
        ("Its tally gave her ", ""),
        ("Its tally gave Ada Quill 52 percent of the vote and the president ", "the president"),
    ],
)
def test_the_holder_is_the_last_name_of_the_clause(before: str, holder: str) -> None:
    assert whose(before) == holder


def test_only_a_percentage_of_what_is_shared_out_is_a_share() -> None:
    assert shared(Quantity("q", (Span(0, 1),), 54, 54, unit="%"), "the vote")
    assert not shared(Quantity("q", (Span(0, 1),), 54, 54, unit="%"), "the harvest")
    assert not shared(Quantity("q", (Span(0, 1),), 54, 54), "votes")


def _won(id: str, who: str, holder: str, share: str, day: int) -> Reading:
    text = f"{who} said {holder} had won {share} percent of the vote in Ostvale."
    said = says(text, "a1", who, "said", f"{holder} had won {share} percent of the vote in Ostvale")
    own = counts(text, "q1", f"{share} percent", int(share), int(share), said="a1", of="vote", unit="%")
    return reading(id, text, said, own, day=day, outlet=f"Outlet {id}")


def test_rival_shares_of_one_candidate_conflict_and_those_of_two_do_not() -> None:
    first = _won("a", "The commission", "Marek Odd", "54", 1)
    told = tell(
        "s", [first, _won("b", "The opposition", "President Odd", "41", 2), _won("c", "The opposition", "Ada Quill", "52", 2)]
    )
    assert [(x.member, x.against) for c in told.claims for x in c.conflicts] == [("a#q1", "b#q1")]
    assert {len(c.members) for c in told.claims} == {1, 2}
    assert "Share of the vote for Marek Odd" in [c.label for c in told.claims]
