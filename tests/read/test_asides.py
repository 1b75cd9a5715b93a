"""Who speaks in an aside, and how far it reaches."""

import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span, words
from onrecord.read.asides import asides, extent, first_of_group, speaking
from onrecord.read.attributions import watched
from onrecord.read.parse import parse
from onrecord.read.reports import Scene


def view(text: str) -> Scene:
    return watched(parse([Document("d", Version("d"), text)])[0])


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("It rained, Orla Venn said on Monday.", "Orla Venn said on Monday"),
        ("It rained, said Orla Venn, an engineer.", "said Orla Venn, an engineer"),
        ("It rained, she has said, for days.", "she has said"),
    ],
)
def test_reach(text: str, reach: str) -> None:
    seen = view(text)
    at = seen.parse.words.index("said")
    assert seen.parse.span(*extent(seen, at, speaking(seen, at))).of(text) == reach


def test_a_day_after_the_verb_does_not_speak() -> None:
    seen = view("It rained, Orla Venn, the mayor, said Wednesday in Lorne.")
    subject = speaking(seen, seen.parse.words.index("said"))
    assert subject is None or seen.parse.words[subject] != "wednesday"


def test_auxiliaries_and_adverbs_belong_to_the_verb() -> None:
    seen = view("She has already denied it.")
    assert first_of_group(seen.parse, seen.parse.words.index("denied")) == seen.parse.words.index("has")


def test_what_goes_on_after_and_is_part_of_the_content() -> None:
    text = "“It rained,” she said, and “it poured.”"
    seen = view(text)
    at = seen.parse.words.index("said")
    parts = next(asides(seen, at, speaking(seen, at)))[-1]
    assert words(text, tuple(Span(*p) for p in parts if p)) == "“It rained,” … “it poured.”"
