"""What rules and encoder together make of a cue."""

import pytest

from onrecord.model.attribution import Convention
from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span, words
from onrecord.read.attributions import watched
from onrecord.read.parse import parse
from onrecord.read.weighing import STANDS, Weighed, found_in, overlap, shares, size, summed, weighed


def weigh(text: str, convention: Convention = "both") -> dict[str, Weighed]:
    """What is weighed in a text, by the words of its cue."""
    view = watched(parse([Document("d", Version("d"), text)])[0])
    return {words(text, one.found.cue): one for one in weighed(view, convention)}


def test_each_voice_speaks_for_a_plain_report() -> None:
    text = "Odile Quist said that the berth was closed."
    seen = weigh(text)["said"].seen
    assert seen["tagged"] > 0
    assert seen["rules"] > 0
    assert seen["sure"] > -0.2
    assert summed(seen) > 2


def test_what_neither_sees_is_not_asked_about() -> None:
    assert weigh("The weather in Lorne was fine, and the harbour opened at noon.") == {}


def test_what_always_hands_words_on_stands_without_a_source() -> None:
    text = "The harbour reportedly lost 12 ships."
    one = weigh(text)["reportedly"]
    assert one.seen["standing"] == one.seen["sourceless"] == 1
    assert summed(one.seen) > STANDS
    assert words(text, one.found.content) == "The harbour \u2026 lost 12 ships"


def test_a_quotation_with_a_name_below_it_stands() -> None:
    text = "\u201cNobody told us that the berth was closed.\u201d \u2015 Odile Quist"
    one = weigh(text)["\u2015"]
    assert one.seen == {"formal": 1.0}
    assert words(text, one.found.source) == "Odile Quist"
    assert summed(one.seen) > STANDS


def test_a_quotation_below_its_cue_stands() -> None:
    text = "Odile Quist said:\n\n\u201cNobody told us that the berth was closed.\u201d"
    one = weigh(text)["said"]
    assert one.seen == {"formal": 1.0}
    assert words(text, one.found.content) == "\u201cNobody told us that the berth was closed.\u201d"


def test_a_name_and_a_colon_again_and_again_are_a_dialogue() -> None:
    text = "QUIST: The berth is closed.\n\nVENN: Since when?\n\nQUIST: Since Monday.\n\nVENN: Nobody told us."
    view = watched(parse([Document("d", Version("d"), text)])[0])
    assert [words(text, f.source) for f in found_in(view, "both") if words(text, f.cue) == ":"] == ["QUIST", "VENN"] * 2


def test_every_share_is_of_something_seen() -> None:
    text = "Quist said that Venn denied it had rained. It reportedly snowed.\n\n\u201cNo.\u201d \u2015 Odile Quist"
    assert set(shares()) == set[str]().union(*(one.seen for one in weigh(text).values()))


def test_a_sum_is_weighted() -> None:
    assert summed({"rules": 2.0, "sure": -1.0}) == pytest.approx(2 * shares()["rules"] - shares()["sure"])


def test_overlap_is_shared_over_all() -> None:
    assert overlap((Span(0, 10),), (Span(5, 15),)) == pytest.approx(1 / 3)
    assert overlap((), ()) == 0
    assert size((Span(0, 2), Span(5, 9))) == 6
