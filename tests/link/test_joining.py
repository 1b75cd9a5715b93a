"""How like statements are."""

from onrecord.link.telling import tell
from tests.link.written import reading, says, takes


def test_a_short_denial_is_of_the_statement_that_holds_its_words() -> None:
    first = "Two witnesses said police had used tear gas in Fuller Street."
    second = "The commissioner denied that any gas had been used."
    told = tell(
        "s",
        [
            reading("a", first, says(first, "a1", "Two witnesses", "said", "police had used tear gas in Fuller Street")),
            reading("b", second, says(second, "a1", "The commissioner", "denied", "any gas had been used"),
                    takes(second, "s1", "The commissioner", "denies", "denied", None), day=2),
        ],
    )  # fmt: skip
    (claim,) = told.claims
    assert claim.label == "Police had used tear gas in Fuller Street"
    assert [(c.member, c.against) for c in claim.conflicts] == [("b#a1", "a#a1")]
    assert told.changes[-1].sentence == "The commissioner denied that any gas had been used."
