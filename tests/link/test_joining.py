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


def test_what_all_of_a_story_is_about_does_not_make_two_statements_one() -> None:
    accounts = ("diesel leaked from the lorries", "sacks lay beside the lorries", "children waved at the lorries",
                "soldiers searched the lorries", "snow fell on the lorries", "nobody followed the lorries")  # fmt: skip
    told = tell(
        "s",
        [
            reading(f"v{n}", text := f"Witness {chr(65 + n)} said {what}.\n" + "The lorries stood on the pass.\n" * 4,
                    says(text, "a1", f"Witness {chr(65 + n)}", "said", what), day=n + 1)
            for n, what in enumerate(accounts)
        ],
    )  # fmt: skip
    assert [len(claim.members) for claim in told.claims] == [1] * len(accounts)
