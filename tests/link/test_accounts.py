"""Rival accounts in words."""

from onrecord.link.telling import tell
from tests.link.written import reading, says


def test_a_contrary_beside_a_statement_is_a_rival_account() -> None:
    text = "The miller said the gates had been open that night. The major said the gates had been closed that night."
    items = (
        says(text, "a1", "The miller", "said", "the gates had been open that night"),
        says(text, "a2", "The major", "said", "the gates had been closed that night"),
    )
    (claim,) = tell("s", [reading("a", text, *items)]).claims
    assert [(c.member, c.against) for c in claim.conflicts] == [("a#a1", "a#a2")]
    assert (
        claim.conflicts[0].why
        == "The miller: the gates had been open that night, The major: the gates had been closed that night"
    )


def test_the_same_words_by_two_speakers_are_no_rivals() -> None:
    text = "The miller said the gates had been open that night. The major said the gates had been open that night."
    items = (
        says(text, "a1", "The miller", "said", "the gates had been open that night"),
        says(text, "a2", "The major", "said", "the gates had been open that night"),
    )
    assert [claim.conflicts for claim in tell("s", [reading("a", text, *items)]).claims] == [()]
