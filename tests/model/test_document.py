"""Tokens, entities and sentences know where they stand."""

import pytest

from onrecord.model.document import Document, Entity, Sentence, Token
from onrecord.model.news import Version
from onrecord.model.span import Span


@pytest.mark.parametrize("value", [Token(3, 7, "NNP", "nsubj", 0), Entity(3, 7, "PERSON"), Sentence(3, 7, 0, 2)])
def test_where_it_stands(value: Token | Entity | Sentence) -> None:
    assert value.span == Span(3, 7)


def test_a_document_begins_without_layers() -> None:
    doc = Document("d", Version("d"), "Varn says 5")
    layers = set(Document.__dataclass_fields__) - {"id", "version", "text"}
    assert {getattr(doc, layer) for layer in layers} == {()}
