"""From the roles around a cue to an attribution."""

import numpy as np
import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span, words
from onrecord.read.handing import Found, handed
from onrecord.read.network import Answer
from onrecord.read.parse import paragraphs
from onrecord.read.quotations import quotations
from onrecord.read.roles import CONTENT, SOURCE
from onrecord.read.wordpieces import pieces


def handed_in(text: str, source: str, cue: str, *content: str) -> Found | None:
    """What is handed where the encoder is sure of these words."""
    doc = Document("d", Version("d"), text, tuple(paragraphs(text)))
    found = pieces(text, doc.paragraphs)
    sure = np.log(np.full((len(found.ids), 3), 0.05, np.float32))
    sure[:, 0] = np.log(0.9)
    for role, some in ((SOURCE, [source]), (CONTENT, content)):
        for word in some:
            where = found.within([Span(text.index(word), text.index(word) + len(word))])
            sure[where] = np.log(0.05)
            sure[where, role] = np.log(0.9)
    marks = found.within([Span(text.index(cue), text.index(cue) + len(cue))])
    return handed(doc, quotations(text, doc.paragraphs), found, marks, Answer(0, sure))


def told(text: str, found: Found | None) -> tuple[str, str, str]:
    assert found is not None
    return words(text, found.source), words(text, found.cue), words(text, found.content)


def test_a_clause_without_that() -> None:
    text = "Odile Quist said that the berth was closed on Monday."
    found = handed_in(text, "Odile Quist", "said", "that the berth was closed on Monday")
    assert told(text, found) == ("Odile Quist", "said", "the berth was closed on Monday")
    assert found is not None
    assert found.likely == pytest.approx(np.log(0.9), abs=1e-4)


def test_most_of_a_quotation_is_all_of_it() -> None:
    text = "\u201cThe berth was closed on Monday, and nobody told us,\u201d Quist said."
    found = handed_in(text, "Quist", "said", "The berth was closed on Monday, and nobody")
    assert told(text, found)[2] == "\u201cThe berth was closed on Monday, and nobody told us,\u201d"


def test_a_content_in_two_parts() -> None:
    text = "The berth, Quist said, was closed."
    assert told(text, handed_in(text, "Quist", "said", "The berth", "was closed"))[2] == "The berth \u2026 was closed"


def test_a_stray_word_is_no_part_of_a_long_content() -> None:
    text = "Late on Monday Quist said the berth had been closed to every ship from Lorne since the storm."
    long = "the berth had been closed to every ship from Lorne since the storm"
    assert told(text, handed_in(text, "Quist", "said", long, "Late"))[2] == long


def test_a_source_is_whole_words_in_one_piece() -> None:
    text = "Zyrkovian harbour-master Quist said the berth was closed."
    assert told(text, handed_in(text, "Zyrk", "said", "the berth was closed"))[0] == "Zyrkovian"


def test_without_content_nothing_is_handed() -> None:
    text = "Quist said."
    assert handed_in(text, "Quist", "said") is None
