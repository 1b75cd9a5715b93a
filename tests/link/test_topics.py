"""Which figures count the same."""

from onrecord.link.figures import counted
from onrecord.link.passages import passages
from onrecord.link.topics import alike
from tests.link.written import counts, reading


def test_things_of_which_the_same_is_said_are_counted_together() -> None:
    rows = (
        ("Twelve wells are closed.", "Twelve"),
        ("City hall said 17 wells had been closed by Thursday.", "17"),
        ("Farmers dug 17 wells.", "17"),
    )
    some = [reading("v", text, counts(text, "q1", number, 1, 1, of="wells")) for text, number in rows]
    first, second, other = (counted(version, passages(version))[0].topic for version in some)
    assert alike(first, second)
    assert not alike(first, other)
