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


def test_who_says_later_what_was_denied_is_a_rival_of_the_denial() -> None:
    said = [
        ("The miller", "a siren had sounded at the mill before the water came"),
        ("The major", "no siren had sounded at the mill"),
        ("The smith", "the siren on the mill had sounded twice before the water came"),
        ("The baker", "no siren had sounded at the mill at any time"),
    ]
    told = tell("s", [
        reading(f"v{day}", text := f"{who} said {what}.", says(text, "a1", who, "said", what), day=day)
        for day, (who, what) in enumerate(said, 1)
    ])  # fmt: skip
    assert {(c.member, c.against) for claim in told.claims for c in claim.conflicts} == {
        ("v2#a1", "v1#a1"), ("v2#a1", "v3#a1"), ("v4#a1", "v1#a1"),
    }  # fmt: skip
