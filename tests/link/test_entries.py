"""Figures and statements as entries: who says them."""

from dataclasses import replace

import pytest

from onrecord.link.telling import tell
from tests.link.written import counts, reading, says


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Police put the crowd at 18,000.", "Police"),
        ("The Kesk army has counted 18,000 people killed.", "Kesk army"),
        ("The town’s own figure stands at 18,000 people killed.", "town"),
        ("The figure stands at 18,000 people killed.", None),
        ("With an estimated 18,000 people killed, it was the worst flood.", None),
        ("It was cold. They counted 18,000 people killed.", None),
        ("Some 18,000 people were killed.", None),
        ("Mayor Ann Marr makes it 18,000 people killed.", "Mayor Ann Marr"),
        ("Ann Marr at the waterworks is sticking to 18,000 people killed.", "Ann Marr"),
        ("Four clerks with a list have the names of 18,000 people killed.", None),
    ],
)
def test_who_gives_a_figure_without_a_clause(text: str, who: str | None) -> None:
    (claim,) = tell(
        "s", [reading("a", text, counts(text, "q1", "18,000", 18000, 18000, of="people" if "people" in text else ""))]
    ).claims
    assert claim.members[0].speaker == who


def test_what_another_text_said_is_former_and_of_nobody() -> None:
    old = "The mayor said 12 people had been killed in Ostvale."
    note = "An earlier version of this report said 12 people had been killed. The army said 9 people had been killed."
    first = reading("a", old, says(old, "a1", "The mayor", "said", "12 people had been killed"),
                    counts(old, "q1", "12", 12, 12, said="a1", of="people"))  # fmt: skip
    second = reading(
        "b", note,
        says(note, "a1", "An earlier version of this report", "said", "12 people had been killed"),
        counts(note, "q1", "12", 12, 12, said="a1", of="people"),
        says(note, "a2", "The army", "said", "9 people had been killed"),
        counts(note, "q2", "9", 9, 9, said="a2", of="people"),
        day=2,
    )  # fmt: skip
    (claim,) = tell("s", [first, second]).claims
    assert [m.speaker for m in claim.members] == ["The mayor", None, "The army"]


def test_who_it_may_be_speaks_where_the_speaker_is_not_told_and_never_the_outlet() -> None:
    text = "Police said 12 people had been killed in Ostvale."
    said = replace(says(text, "a1", "Police", "said", "12 people had been killed"), speaker=None, candidates=("police",))
    (claim,) = tell("s", [reading("a", text, said, counts(text, "q1", "12", 12, 12, said="a1", of="people"))]).claims
    assert [m.speaker for m in claim.members] == ["police"]
