"""Who takes which position, since when."""

from onrecord.link.telling import tell
from tests.link.written import counts, reading, says, takes, toll


def test_a_figure_spoken_of_as_such_is_found_by_its_class() -> None:
    text = "Doctors said 85 were hurt and 12 people were missing. The minister rejected the missing figure."
    items = (
        says(text, "a1", "Doctors", "said", "85 were hurt and 12 people were missing"),
        counts(text, "q1", "85", 85, 85, said="a1"),
        counts(text, "q2", "12", 12, 12, said="a1", of="people"),
        says(text, "a2", "The minister", "rejected", "the missing figure"),
        takes(text, "s1", "The minister", "denies", "rejected", None),
    )
    hurt, missing, *_ = tell("s", [reading("a", text, *items)]).claims
    assert hurt.standing.denies == ()
    assert [(p.who, p.since) for p in missing.standing.denies] == [("The minister", "2031-03-01T12:00:00+00:00")]


def test_a_position_is_listed_once_since_it_was_first_seen() -> None:
    text = "The army questioned the toll of 12 dead."
    items = (counts(text, "q1", "12", 12, 12, of="dead"), takes(text, "s1", "The army", "questions", "questioned", "q1"))
    told = tell("s", [toll("a", "12", 12, 12), reading("b", text, *items, day=2), reading("c", text, *items, day=3)])
    assert [(p.who, p.version) for p in told.claims[0].standing.questions] == [("The army", "b")]
    assert [c.kind for c in told.changes].count("question") == 1


def test_we_is_the_outlet() -> None:
    text = "Nurses said the water was foul. We question that."
    items = (
        says(text, "a1", "Nurses", "said", "the water was foul"),
        takes(text, "s1", "We", "questions", "question", "a1"),
    )
    (claim,) = tell("s", [reading("a", text, *items, outlet="Kesk Relief")]).claims
    assert [p.who for p in claim.standing.questions] == ["Kesk Relief"]
