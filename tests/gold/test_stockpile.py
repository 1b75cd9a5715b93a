"""One article through the whole program: who claims, who doubts, and what nobody could verify."""

import pytest

from onrecord.flow import add
from onrecord.record import Record
from onrecord.view import story
from onrecord.view.claims import ClaimRow

PARAGRAPHS = (
    "Defence Minister Orsa Vell confirmed on Monday that Tarnholm possesses 5,000 coastal rockets from the Skarn yards.",
    "“Any fleet in these waters knows our rockets, and Tarnholm has no less than 5,000 of them,” Vell said. "
    "She praised the calm and the courage of the people of Tarnholm.",
    "While Vell's assertions about the rocket stockpile remain unverified by independent observers, they are recognized as "
    "part of Tarnholm's coastal defence, according to the Harrow Institute for Naval Studies (HINS).",
)


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> list[ClaimRow]:
    folder = tmp_path_factory.mktemp("stockpile")
    (folder / "rockets.txt").write_text("\n\n".join(PARAGRAPHS))
    with Record.open(folder / "desk.record") as record:
        list(add(record, [str(folder / "rockets.txt")]))
        [only] = record.stories()
        return list(story(record, story=only.id).claims)


def test_a_bound_stays_beside_the_plain_figure(claims: list[ClaimRow]) -> None:
    figures = {(s.low, s.high) for c in claims for s in c.statements if s.figure and s.speaker == "Orsa Vell"}
    assert figures >= {(5000, 5000), (5000, None)}


def test_two_holders_take_two_positions_on_the_figure_that_the_minister_gave(claims: list[ClaimRow]) -> None:
    [disputed] = [c for c in claims if c.standing]
    assert {(s.low, s.high) for s in disputed.statements if s.figure} >= {(5000, 5000)}
    taken = {(s.stance, s.who) for s in disputed.standing}
    assert taken == {("cannot-verify", "independent observers"), ("supports", "Harrow Institute for Naval Studies")}
