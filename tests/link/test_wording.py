"""Labels and sentences."""

from onrecord.link.telling import tell
from tests.link.written import counts, reading, says


def test_a_statement_is_told_with_its_speaker() -> None:
    text = "The millers accused the council of ignoring rust on the gates."
    item = says(text, "a1", "The millers", "accused", "the council of ignoring rust on the gates")
    (change,) = tell("s", [reading("a", text, item)]).changes
    assert change.sentence == "The millers accused the council of ignoring rust on the gates."


def test_a_quotation_that_gainsays_keeps_its_marks() -> None:
    text = "Two millers said soldiers had burnt the mill. “No soldier set fire to it,” said the major."
    items = (
        says(text, "a1", "Two millers", "said", "soldiers had burnt the mill"),
        says(text, "a2", "the major", "said the", "“No soldier set fire to it,”"),
    )
    told = tell("s", [reading("a", text, *items)])
    assert [c.sentence for c in told.changes if c.kind == "denial"] == ["The major said: “No soldier set fire to it”."]


def test_who_puts_a_figure_is_named_once() -> None:
    text = "The mill has 9,000 stones, said Ada Orm, but the miller Ben Kay put the number at 7,000 stones."
    items = (
        says(text, "a1", "Ada Orm", "said", "The mill has 9,000 stones"),
        counts(text, "q1", "9,000", 9000, 9000, said="a1", of="stones"),
        counts(text, "q2", "7,000", 7000, 7000, of="stones"),
    )
    assert [c.sentence for c in tell("s", [reading("a", text, *items)]).changes] == [
        "Ada Orm said that the mill has 9,000 stones.",
        "The miller Ben Kay put the number at 7,000 stones, where Ada Orm had given 9,000 stones.",
    ]


def test_what_is_no_clause_is_told_in_the_words_of_the_page() -> None:
    text = "The miller, alleging in Kesk to have seen rust on the gates of the old dam, left."
    item = says(text, "a1", "The miller", "alleging", "to have seen rust on the gates of the old dam")
    (change,) = tell("s", [reading("a", text, item, outlet="The Kesk Post")]).changes
    assert change.sentence == f"The Kesk Post writes: “{text[:-1]}”."


def test_a_figure_that_is_demanded_is_not_said() -> None:
    text, other = (
        "The message demanded 4,000 sheep from the valley, or else.",
        "The farmers said 4,000 sheep from the valley were all.",
    )
    told = tell("s", [
        reading(
            "a", text, says(text, "a1", "The message", "demanded", "4,000 sheep from the valley, or else"),
            counts(text, "q1", "4,000", 4000, 4000, said="a1", of="sheep"),
        ),
        reading(
            "b", other, says(other, "a1", "The farmers", "said", "4,000 sheep from the valley were all"),
            counts(other, "q1", "4,000", 4000, 4000, said="a1", of="sheep"), day=2, outlet="The Kesk Wire",
        ),
    ])  # fmt: skip
    assert told.changes[0].sentence == "The message demanded 4,000 sheep from the valley."
