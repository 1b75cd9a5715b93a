"""Lists after a colon, all of whose items one source states."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import words
from onrecord.read.attributions import attributions
from onrecord.read.parse import parse


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution of a text."""
    (doc,) = attributions(parse([Document("d", Version("d"), text)]))
    return [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in doc.attributions]


def test_items_that_end_with_semicolons_are_one_statement() -> None:
    text = "The Harbour Office gives the following figures:\n\n61 boats were lost;\n\nfive sailors were hurt.\n\nIt rained."
    assert said(text) == [("The Harbour Office", "gives", "61 boats were lost … five sailors were hurt")]


def test_bullets_and_a_joining_word() -> None:
    text = "The Ministry of Tides said:\n\n- 31 people were dead; and\n\n- 14 people were missing."
    assert said(text) == [("The Ministry of Tides", "said", "31 people were dead … 14 people were missing")]


def test_a_paragraph_after_a_colon_is_no_list() -> None:
    text = "The crew took three things:\n\nThe boat was full."
    assert said(text) == []
