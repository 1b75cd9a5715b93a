"""Figures that are parts of others."""

import pytest

from onrecord.link.figures import counted
from onrecord.link.passages import passages
from onrecord.link.words import stem
from tests.link.written import counts, reading


def _topic(text: str, whole: tuple[str, str], part: tuple[str, str]) -> tuple[str, str, str]:
    """The class, the thing and the scope of a figure after another one, each with what the reading says it is of."""
    rows = [counts(text, f"q{n}", number, 40 - n, 40 - n, of=of) for n, (number, of) in enumerate((whole, part))]
    found = counted(r := reading("v", text, *rows), passages(r))
    return found[-1].topic.kind, found[-1].topic.thing, found[-1].topic.scope


@pytest.mark.parametrize(
    ("text", "part", "topic"),
    [
        ("The flood killed 40 people. Seven of them were firemen.", ("Seven", "them"), ("killed", stem("firemen"), "")),
        ("The flood killed 40 people, seven of them girls under five.", ("seven", "them"), ("killed", stem("girls"), "")),
        ("The flood killed 40 people. Of these, seven were firemen.", ("seven", "firemen"), ("killed", stem("firemen"), "")),
        ("The flood killed 40 people, including seven firemen.", ("seven", "firemen"), ("killed", stem("firemen"), "")),
        ("The flood killed 40 people, seven of them dead on arrival.", ("seven", "them"), ("", "", "part")),
        ("The flood killed 40 people, seven of them in the school.", ("seven", "them"), ("", "", "part")),
        ("The flood killed 40 people. Seven of them spent weeks in the water.", ("Seven", "them"), ("", "", "part")),
        ("The flood killed 40 people. Seven of them were given names.", ("Seven", "them"), ("", "", "part")),
        ("The flood hurt 40 people, seven of whom later died.", ("seven", "people"), ("killed", "", "")),
        ("The flood killed 40 people. Seven of the dead were firemen.", ("Seven", "dead"), ("killed", stem("firemen"), "")),
        ("The flood killed 40 people. Seven of the dead were found here.", ("Seven", "dead"), ("", stem("dead"), "part")),
    ],
)  # fmt: skip
def test_those_who_are_called_something_are_counted_by_themselves(
    text: str, part: tuple[str, str], topic: tuple[str, ...]
) -> None:
    assert _topic(text, ("40", "people"), part) == topic


def test_of_which_twelve_burnt_are_twelve_of_the_same_things() -> None:
    text = "The column had 40 lorries, of which twelve were burnt."
    assert _topic(text, ("40", "lorries"), ("twelve", "lorries")) == ("destroyed", stem("lorries"), "")


def test_the_part_after_another_part_is_of_the_same_whole() -> None:
    text = "The flood killed 40 people, including seven firemen and two nurses."
    rows = [
        counts(text, f"q{n}", w, n, n, of=of)
        for w, n, of in (("40", 40, "people"), ("seven", 7, "firemen"), ("two", 2, "nurses"))
    ]
    found = counted(r := reading("v", text, *rows), passages(r))
    assert [(c.topic.kind, c.topic.thing) for c in found] == [
        ("killed", ""),
        ("killed", stem("firemen")),
        ("killed", stem("nurses")),
    ]


def test_there_were_eleven_of_them_counts_those_of_the_sentence_before() -> None:
    text = "We mourn those who were killed. There were eleven of them."
    found = counted(r := reading("v", text, counts(text, "q1", "eleven", 11, 11, of="them")), passages(r))
    assert [c.topic.kind for c in found] == ["killed"]
