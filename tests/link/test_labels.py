"""Labels."""

import pytest

from onrecord.link.telling import tell
from tests.link.written import counts, reading, says, toll


def test_a_class_and_the_noun_of_the_text() -> None:
    assert tell("s", [toll("a", "12", 12, 12)]).claims[0].label == "People killed"


@pytest.mark.parametrize(
    ("content", "number", "of", "label"),
    [
        ("the dam loses 9,000 crowns a year", "9,000", "crowns", "How many crowns the dam loses a year"),
        ("9,000 trees were felled", "9,000", "trees", "How many trees were felled"),
        ("a whopping 9,000 trees were felled", "9,000", "trees", "How many trees were felled"),
        ("it expects 9,000", "9,000", "", "The millers: it expects 9,000"),
    ],
)
def test_a_figure_of_no_class_is_a_question_without_its_mark(content: str, number: str, of: str, label: str) -> None:
    text = f"The millers said {content}."
    said = says(text, "a1", "The millers", "said", content)
    told = tell("s", [reading("a", text, said, counts(text, "q1", number, 9000, 9000, said="a1", of=of))])
    assert [c.label for c in told.claims] == [label]


def test_what_is_no_clause_is_told_with_its_speaker() -> None:
    text = "The millers accused the council of ignoring rust on the gates."
    said = says(text, "a1", "The millers", "accused", "the council of ignoring rust on the gates")
    assert (
        tell("s", [reading("a", text, said)]).claims[0].label == "The millers accused the council of ignoring rust on the gates"
    )
