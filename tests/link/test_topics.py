"""Which figures count the same."""

from onrecord.link.figures import counted
from onrecord.link.passages import passages
from onrecord.link.topics import alike, bare_measures
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


def test_measures_of_which_the_same_is_said_before_them_are_counted_together() -> None:
    rows = (
        ("The last reading at the face was 2.4 percent methane.", "2.4 percent", "methane"),
        ("The last reading at the face was 0.6 percent.", "0.6 percent", "reading"),
        ("The turnout at the mine was 0.6 percent.", "0.6 percent", "turnout"),
        ("By law a face has to be cleared at 1.5 percent methane.", "1.5 percent", "methane"),
    )
    some = [reading("v", text, counts(text, "q1", number, 1, 1, of=of, unit="%")) for text, number, of in rows]
    first, second, other, law = (counted(version, passages(version))[0].topic for version in some)
    assert bare_measures(first, second)
    assert not bare_measures(first, other)
    assert law.scope == "norm"


def test_people_of_whom_the_same_rare_thing_is_said_are_counted_together() -> None:
    rows = (("More than 100 men had been irradiated.", "100"), ("The clinic said 88 men were irradiated.", "88"),
            ("It said 97 men were hungry.", "97"))  # fmt: skip
    some = [reading("v", text, counts(text, "q1", number, 1, 1, of="men")) for text, number in rows]
    first, second, other = (counted(version, passages(version))[0].topic for version in some)
    assert alike(first, second)
    assert not alike(first, other)
