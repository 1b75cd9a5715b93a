"""Who puts what at which figure."""

import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import words
from onrecord.read.attributions import attributions
from onrecord.read.parse import parse


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution of a text."""
    (doc,) = attributions(parse([Document("d", Version("d"), text)]))
    return [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in doc.attributions]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The coast guard put the toll at 31.", "The coast guard", "put", "the toll at 31"),
        ("Police estimated the crowd at 9,000.", "Police", "estimated", "the crowd at 9,000"),
        ("The Weirwatch group has recorded 74 arrests.", "The Weirwatch group", "has recorded", "74 arrests"),
        ("Officials counted 31 boats in the bay.", "Officials", "counted", "31 boats in the bay"),
        ("The town had first given a figure of 16.", "The town", "had first given", "a figure of 16"),
        ("The toll was put at 31 by the coast guard.", "the coast guard", "was put", "The toll … at 31"),
    ],
)
def test_a_figure_and_who_states_it(text: str, source: str, cue: str, content: str) -> None:
    assert said(text) == [(source, cue, content)]


@pytest.mark.parametrize("text", ["The crew put the boat at the pier.", "The mayor gave 16 children a book."])
def test_what_states_no_figure(text: str) -> None:
    assert said(text) == []
