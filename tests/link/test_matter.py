"""Which claims belong on a board."""

from onrecord.link.telling import tell
from tests.link.written import counts, reading, says

TEXT = "The guard said he had worked there for 12 years. Four coaches left Ostvale with two drums, and 31 people were detained."


def test_what_nobody_needs_is_in_no_claim() -> None:
    items = (
        says(TEXT, "a1", "The guard", "said", "he had worked there for 12 years"),
        counts(TEXT, "q1", "12 years", 12, 12, said="a1", unit="year"),
        counts(TEXT, "q2", "Four", 4, 4, of="coaches"),
        counts(TEXT, "q3", "two", 2, 2, of="drums"),
        counts(TEXT, "q4", "31", 31, 31, of="people"),
    )
    assert [c.label for c in tell("s", [reading("a", TEXT, *items)]).claims] == ["People arrested"]
