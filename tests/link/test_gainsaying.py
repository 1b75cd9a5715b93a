"""Contraries without a verb that denies."""

import pytest

from onrecord.link.gainsaying import negates
from onrecord.link.telling import tell
from onrecord.model.claim import Telling
from tests.link.written import reading, says


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("“No soldier set fire to anything,”", True),
        ("There has not been a gas bottle in the cellar", True),
        ("Not one interceptor left its tube", True),
        ("the hall had never been closed", True),
        ("the gates weren’t open", True),
        ("the gates burst because nobody had oiled them", False),
        ("soldiers set fire to the mill, which was not theirs", False),
        ("he noticed the fire", False),
    ],
)
def test_a_statement_is_negated_as_a_whole(text: str, negated: bool) -> None:
    assert negates(text) is negated


def _told(first: str, second: str, *, by: str = "The major", cue: str = "said") -> Telling:
    """What one text tells in which two speakers say something, one right after the other."""
    text = f"Two millers said {first}. {by} {cue} {second}."
    return tell("s", [reading("a", text, says(text, "a1", "Two millers", "said", first), says(text, "a2", by, cue, second))])


def test_the_contrary_of_what_was_just_said_denies_it() -> None:
    told = _told("soldiers had burnt the mill", "no soldier had set fire to anything")
    (claim,) = told.claims
    assert [p.who for p in claim.standing.denies] == ["The major"]
    assert [(c.member, c.against) for c in claim.conflicts] == [("a#a2", "a#a1")]
    assert [(c.kind, c.sentence) for c in told.changes] == [
        ("new-claim", "Two millers said soldiers had burnt the mill."),
        ("denial", "The major said that no soldier had set fire to anything."),
    ]


@pytest.mark.parametrize(
    ("first", "second", "by"),
    [
        ("soldiers had burnt the mill", "no bread had come from Kesk", "The major"),
        ("soldiers had burnt the mill", "no rain had fallen on the soldiers", "The major"),
        ("no soldier had burnt the mill", "no soldier had set fire to anything", "The major"),
        ("soldiers had burnt the mill", "no soldier had set fire to the dam", "Two millers"),
    ],
)
def test_what_is_about_something_else_or_agrees_denies_nothing(first: str, second: str, by: str) -> None:
    assert not any(claim.standing.denies for claim in _told(first, second, by=by).claims)
