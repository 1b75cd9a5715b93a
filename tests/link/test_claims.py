"""Statements that make or repeat one claim."""

from dataclasses import replace

import pytest

from onrecord.link.telling import tell
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says, toll

FIRST = "Two guards said welders had been working on the loading doors of the depot overnight."


def _members(content: str, speaker: str = "The company") -> int:
    text = f"{speaker} spoke of {content}."
    first = says(FIRST, "a1", "Two guards", "said", "welders had been working on the loading doors of the depot overnight")
    other = says(text, "a1", speaker, "spoke of", content)
    told = tell("s", [reading("a", FIRST, first), reading("b", text, other, day=2)])
    return len(told.claims[0].members)


@pytest.mark.parametrize(
    "content", ["a welding crew at the doors of the depot", "welding", "repairs by welders on the depot doors"]
)
def test_one_proposition_in_other_words_is_one_claim(content: str) -> None:
    assert _members(content) == 2


@pytest.mark.parametrize("content", ["a lovely morning in the harbour", "the guards", "new doors for the school in the valley"])
def test_another_proposition_is_another_claim(content: str) -> None:
    assert _members(content) == 1


def test_an_attribution_that_carries_a_count_is_left_to_the_count() -> None:
    (claim,) = tell("s", [toll("a", "12", 12, 12)]).claims
    assert [m.item for m in claim.members] == ["q1"]


def test_what_nobody_in_particular_said_is_part_of_what_somebody_says_of_it() -> None:
    text = "The minister denied that the mayor had been warned about the welding at the depot."
    denied = says(text, "a1", "The minister", "denied", "the mayor had been warned about the welding at the depot")
    warned = replace(says(text, "a2", "", "had been warned", "about the welding at the depot"), parent="a1")
    (claim,) = tell("s", [reading("a", text, denied, warned)]).claims
    assert [m.item for m in claim.members] == ["a1"]
    named = replace(says(text, "a2", "the mayor", "had been warned", "about the welding at the depot"), parent="a1")
    assert len(tell("s", [reading("a", text, denied, named)]).claims[0].members) == 2


def test_counts_of_another_size_are_of_something_else() -> None:
    def version(id: str, number: str, value: int, text: str) -> Reading:
        said = says(text, "a1", "The army", "said", text[text.index("said") + 5 : -1])
        return reading(id, text, said, counts(text, "q1", number, value, value, said="a1", of="foreign soldiers"))

    told = tell("s", [
        version("a", "3,000", 3000, "The army said 3,000 foreign soldiers had joined the exercise at Kesk in the marshes."),
        version("b", "200,000", 200_000, "The army said the exercise at Kesk brought 200,000 foreign soldiers to the marshes."),
        version("c", "4,000", 4000, "The army said the marshes of Kesk had seen 4,000 foreign soldiers at the exercise."),
    ])  # fmt: skip
    assert [sorted(m.low or 0 for m in claim.members) for claim in told.claims] == [[3000, 4000], [200_000]]


def test_who_sticks_to_a_number_means_what_it_counted_before() -> None:
    first = toll("a", "11", 11, 11, who="The ministry")
    text = "Crews found 21 dead, and 48 are missing. The ministry is sticking to 11."
    numbers = ("21", 21), ("48", 48), ("11", 11)
    some = [counts(text, f"q{n}", words, value, value) for n, (words, value) in enumerate(numbers)]
    told = tell("s", [first, reading("b", text, *some, day=2)])
    assert {m.item for m in told.claims[0].members if m.version == "b"} == {"q0", "q2"}
    spokesman = toll("a", "11", 11, 11, who="Corin Abbas")
    told = tell("s", [spokesman, reading("b", text, *some, day=2)])
    assert {m.item for m in told.claims[0].members if m.version == "b"} == {"q0", "q2"}


def _of_patients(id: str, clause: str, number: str, value: int, day: int, who: str = "The firm") -> Reading:
    text = f"{who} said {clause}.\n\nPatients were told by {id}.\n\nThe patients of {id} wait."
    said = says(text, "a1", who, "said", clause)
    return reading(
        id, text, said, counts(text, "q1", number, value, value, said="a1", of="patients"), day=day, outlet=f"Paper {id}"
    )


def test_thousands_of_what_a_story_is_about_are_one_count_whatever_is_said_of_them() -> None:
    told = tell("s", [
        _of_patients("a", "190,000 patients were affected", "190,000", 190_000, 1),
        _of_patients("b", "the material concerns 615,000 patients", "615,000", 615_000, 2, who="The regulator"),
        _of_patients("c", "40 patients had been operated on in the corridor", "40", 40, 3, who="The nurses"),
    ])  # fmt: skip
    assert {m.version for m in told.claims[0].members} == {"a", "b"}


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("not to be named", False),
        ("they not be identified", False),
        ("his name be left out because he has a mortgage", False),
        ("the third body could not be identified", True),
        ("an anonymous caller had warned the school", True),
    ],
)
def test_what_a_source_asks_for_itself_is_no_claim(content: str, kept: bool) -> None:
    texts = [f"{who} said {content}." for who in ("Two guards", "Two clerks")]
    made = [says(text, "a1", text[:10].strip(), "said", content) for text in texts]
    assert bool(tell("s", [reading(f"v{n}", text, made[n], day=n + 1) for n, text in enumerate(texts)]).claims) is kept
