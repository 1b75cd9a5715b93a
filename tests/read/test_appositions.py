"""Names beside descriptions in one source."""

from dataclasses import replace

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.actors import actors
from onrecord.read.appositions import apposed
from onrecord.read.nouns import tree
from onrecord.read.parse import parse


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The mayor of Sarn, Ilse Brandt,", "Ilse Brandt"),
        ("The Deputy Director of the Port Health Authority (PHA), Peter Ruud,", "Peter Ruud"),
        ("The medical charity Northern Relief", "Northern Relief"),
        ("The lawyer of President Peter Ruud", None),
        ("A spokesman for the charity Northern Relief", None),
        ("Ruud supporters", None),
    ],
)
def test_whose_name_a_source_gives(source: str, name: str | None) -> None:
    text = f"Peter Ruud stayed away. {source} said the dam had held."
    span = (Span(text.index(source), text.index(source) + len(source)),)
    (doc,) = parse([Document("t", Version("t"), text)])
    (doc,) = actors([replace(doc, attributions=(Attribution("a1", span, (), (), "indirect"),))])
    found = apposed(tree(doc), span)
    assert (found.name if found else None) == name
