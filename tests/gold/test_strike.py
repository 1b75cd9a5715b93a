"""An invented story of another kind: a missile strike, with rival tolls, a charge, denials and a toll that is lowered."""

import pytest

from onrecord.link.telling import tell
from onrecord.model.claim import Claim, Telling
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says, takes

LEAD = "A missile struck a covered market in Torvik on Monday morning, killing at least 14 people, the regional governor said."
DENIAL = "The Karsk defence ministry denied that its forces had fired a missile at the market in Torvik."
CHARGE = "Governor Pell Adrane said the missile had been fired from Karsk, and that it was aimed at the market."
TOLL = "The death toll from the missile strike in Torvik has risen to 19, the governor said. Doctors count 52 wounded."
RIVAL = "The defence ministry of Karsk said six people had died in Torvik. It said its forces had destroyed a depot."
LOWERED = "The governor lowered the number of people killed in the missile strike on the market from 19 to 17."


def _wire(id: str, outlet: str, day: int) -> Reading:
    text = "\n\n".join((LEAD, CHARGE, DENIAL))
    return reading(
        id, text,
        says(text, "a1", "the regional governor", "said", "killing at least 14 people"),
        counts(text, "q1", "at least 14", 14, None, said="a1", of="people"),
        says(text, "a2", "Governor Pell Adrane", "said", "the missile had been fired from Karsk", "Pell Adrane"),
        says(text, "a3", "The Karsk defence ministry", "denied", "its forces had fired a missile at the market in Torvik"),
        takes(text, "s1", "The Karsk defence ministry", "denies", "denied", "a3"),
        outlet=outlet, day=day,
    )  # fmt: skip


@pytest.fixture(scope="module")
def telling() -> Telling:
    """What five versions say together."""
    toll = reading(
        "toll", TOLL,
        says(TOLL, "a1", "the governor", "said", "The death toll from the missile strike in Torvik has risen to 19"),
        counts(TOLL, "q1", "19", 19, 19, said="a1"),
        counts(TOLL, "q2", "52", 52, 52),
        outlet="The Velmara Herald", day=2,
    )  # fmt: skip
    rival = reading(
        "rival", RIVAL,
        says(RIVAL, "a1", "The defence ministry of Karsk", "said", "six people had died in Torvik"),
        counts(RIVAL, "q1", "six", 6, 6, said="a1", of="people"),
        outlet="Karsk Today", day=3,
    )  # fmt: skip
    lowered = reading(
        "lowered", LOWERED,
        counts(LOWERED, "q1", "19", 19, 19),
        counts(LOWERED, "q2", "17", 17, 17),
        takes(LOWERED, "s1", "The governor", "retracts", "lowered", "q1"),
        outlet="The Velmara Herald", day=4,
    )  # fmt: skip
    return tell("s", [_wire("wire", "Velmara News Service", 1), _wire("copy", "Torvik Courier", 1), toll, rival, lowered])


def _claim(telling: Telling, label: str) -> Claim:
    return next(c for c in telling.claims if c.label == label)


def test_the_dead_are_one_claim(telling: Telling) -> None:
    claim = _claim(telling, "People killed")
    assert [m.low for m in claim.members] == [14, 14, 19, 6, 19, 17]
    assert (claim.articles, claim.origins) == (5, 4)


def test_a_lower_rival_toll_conflicts_and_a_lowered_one_does_not(telling: Telling) -> None:
    (conflict,) = _claim(telling, "People killed").conflicts
    assert {conflict.member, conflict.against} == {"rival#q1", "lowered#q2"}


def test_the_event_is_not_what_is_counted(telling: Telling) -> None:
    assert not [c for c in telling.claims if c.label == "People taking part"]


def test_what_changed_in_sentences(telling: Telling) -> None:
    assert [(c.kind, c.sentence) for c in telling.changes if c.kind != "corroboration"] == [
        ("new-claim", "The regional governor spoke of at least 14 people killed."),
        ("new-claim", "Pell Adrane said that the missile had been fired from Karsk."),
        ("denial", "The Karsk defence ministry denied that its forces had fired a missile at the market in Torvik."),
        ("figure-raised", "The governor put the number of people killed at 19, up from at least 14."),
        ("new-claim", "The Velmara Herald put the number of people injured at 52."),
        ("new-claim", "The defence ministry of Karsk put the number of people killed at six, against 19 from the governor."),
        ("figure-lowered", "The governor lowered the number of people killed from 19 to 17."),
    ]
