"""Candidates that stand at no verb."""

import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import words
from onrecord.read.attributions import watched
from onrecord.read.parse import parse
from onrecord.read.sayings import candidates


def found(text: str) -> set[tuple[str, str, str, str]]:
    view = watched(parse([Document("d", Version("d"), text)])[0])
    return {(r.frame, words(text, r.source), words(text, r.cue), words(text, r.content)) for r in candidates(view)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They knew the claim that the dam broke.", ("noun that", "", "claim", "the dam broke")),
        ("Despite Venn's claims of sabotage, they left.", ("noun of", "Venn's", "claims", "sabotage")),
        ("Reports that the dam broke came from Lorne.", ("noun that", "Lorne", "Reports", "the dam broke")),
        ("The dam allegedly broke.", ("adverb", "", "allegedly", "The dam … broke")),
        ("The dam broke, according to Venn.", ("according before", "Venn", "according to", "The dam broke")),
        ("VENN: It rained.\n\nIt did.", ("label", "VENN", ":", "It rained.")),
        ("“It rained.” — Orla Venn", ("signed", "Orla Venn", "—", "“It rained.”")),
        ("“It rained.”― Orla Venn", ("signed", "Orla Venn", "―", "“It rained.”")),
    ],
)
def test_construction(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in found(text)


def test_a_colon_inside_a_paragraph_is_no_label() -> None:
    text = "In the long and rainy night before the dam broke there was one rule: leave."
    assert not [frame for frame, *_ in found(text) if frame == "label"]
