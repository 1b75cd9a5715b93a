"""Labels."""

import pytest

from onrecord.link.telling import tell
from tests.link.written import counts, reading, says, toll


def test_a_class_and_the_noun_of_the_text() -> None:
    assert tell("s", [toll("a", "12", 12, 12)]).claims[0].label == "People killed"


@pytest.mark.parametrize(
    ("content", "number", "unit", "label"),
    [
        ("the dam loses 9,000 crowns a year", "9,000", None, "The dam loses […] crowns a year"),
        ("the dam loses 9,000 crowns a year", "9,000 crowns", "crown", "The dam loses […] crowns a year"),
        ("the dam lost 9 million crowns", "9 million crowns", "SEK", "The dam lost […]"),
        ("and 9,000 trees were felled", "9,000", None, "[…] trees were felled"),
        ("a whopping 9,000 trees were felled", "9,000", None, "A whopping […] trees were felled"),
        ("the old wall, which has 9,000 stones", "9,000", None, "The millers said the old wall, which has […] stones"),
        ("it expects 9,000", "9,000", None, "The millers: it expects […]"),
    ],
)
def test_a_figure_of_no_class_is_a_gap_in_its_clause(content: str, number: str, unit: str | None, label: str) -> None:
    text = f"The millers said {content}."
    said = says(text, "a1", "The millers", "said", content)
    told = tell("s", [reading("a", text, said, counts(text, "q1", number, 9000, 9000, said="a1", unit=unit))])
    assert [c.label for c in told.claims] == [label]


def test_the_clause_that_says_most_by_itself_is_the_label() -> None:
    texts = {
        name: f"The millers said {said}." for name, said in (("a", "it has 9,000 stones"), ("b", "the wall has 9,000 stones"))
    }
    some = [
        reading(name, text, says(text, "a1", "The millers", "said", text[17:-1]),
                counts(text, "q1", "9,000", 9000, 9000, said="a1", of="stones"))
        for name, text in texts.items()
    ]  # fmt: skip
    assert [c.label for c in tell("s", some).claims] == ["The wall has […] stones"]


def test_a_long_clause_keeps_what_stands_next_to_the_number() -> None:
    clause = (
        "the miller of the upper town near the old dam on the river Ost had by the end of that long summer brought 9,000 stones"
    )
    text = f"The millers said {clause} to the wall."
    said = says(text, "a1", "The millers", "said", f"{clause} to the wall")
    told = tell("s", [reading("a", text, said, counts(text, "q1", "9,000", 9000, 9000, said="a1", of="stones"))])
    (label,) = [c.label for c in told.claims]
    assert label.startswith("… ")
    assert label.endswith("brought […] stones to the wall")


@pytest.mark.parametrize(
    ("cue", "content", "label"),
    [
        ("said", "the gates had rusted", "The gates had rusted"),
        ("has accused", "the council of ignoring rust", "The millers has accused the council of ignoring rust"),
        ("claims", "to have seen rust on the gates", "The millers claims to have seen rust on the gates"),
        ("said", "they had seen rust on the gates", "The millers: they had seen rust on the gates"),
    ],
)
def test_what_says_nothing_by_itself_is_told_with_its_speaker(cue: str, content: str, label: str) -> None:
    text = f"The millers {cue} {content}."
    assert tell("s", [reading("a", text, says(text, "a1", "The millers", cue, content))]).claims[0].label == label
