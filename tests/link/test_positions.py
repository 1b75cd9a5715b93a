"""Who takes which position, since when."""

from dataclasses import replace

from onrecord.link.telling import tell
from tests.link.written import at, counts, reading, says, takes, toll


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


def test_a_doubt_is_on_the_figure_of_the_thing_that_it_names() -> None:
    text = "The group said 4,200,000 records had gone. The union said 9 clinics closed. Who could verify the number of records?"
    some = (
        says(text, "a1", "The group", "said", "4,200,000 records had gone"),
        counts(text, "q1", "4,200,000", 4_200_000, 4_200_000, said="a1", of="records"),
        says(text, "a2", "The union", "said", "9 clinics closed"),
        counts(text, "q2", "9", 9, 9, said="a2", of="clinics"),
    )
    doubt = takes(text, "s1", "Who", "cannot-verify", "could verify", "q2")
    doubt = replace(doubt, target_span=at(text, "the number of records"))
    (claim,) = [c for c in tell("s", [reading("a", text, *some, doubt)]).claims if c.standing.cannot_verify]
    assert [m.item for m in claim.members] == ["q1"]


def test_nobody_denies_his_own_figure() -> None:
    text = "The firm put the dead at 7 killed. The figure published by the governor was wrong, the firm said."
    items = (
        says(text, "a1", "The firm", "put", "the dead at 7 killed"), counts(text, "q1", "7", 7, 7, said="a1"),
        takes(text, "s1", "the firm", "denies", "wrong", "q1"),
    )  # fmt: skip
    told = tell("s", [toll("a", "12", 12, 12), reading("b", text, *items, day=2)])
    (line,) = [c.sentence for c in told.changes if c.kind == "denial"]
    assert line == "The firm denied the figure of 12 people killed given by the governor."


def test_he_who_takes_back_is_who_said_it() -> None:
    before = "Ben Kay said a clerk had let the water in at the lock of Ostvale."
    after = "Ann Marr of the lock board was glad. He took back his statement that a clerk had let the water in at the lock."
    said = says(before, "a1", "Ben Kay", "said", "a clerk had let the water in at the lock of Ostvale")
    again = says(after, "a1", "his", "statement", "a clerk had let the water in at the lock", speaker="Ben Kay")
    taken = takes(after, "s1", "He", "retracts", "took", "a1")
    changes = tell("s", [reading("a", before, said), reading("b", after, again, taken, day=2)]).changes
    assert [(c.kind, c.sentence[:18]) for c in changes if c.version == "b"] == [("retraction", "Ben Kay withdrew t")]
