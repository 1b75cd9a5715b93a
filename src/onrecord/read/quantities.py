"""Figures with their bounds: how many, how much, how long, and what of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.document import Document, Sentence, Token
from onrecord.model.mention import Quantity
from onrecord.model.span import Span, Spans, inside
from onrecord.read.amounts import Amount, amounts
from onrecord.read.numbering import numbering
from onrecord.read.numerals import WORDS, Piece, Pieces, lexicon, pieces, word

_LEXICON = lexicon("bounds")
_HEDGES = frozenset(_LEXICON["words"]["hedges"])
_NEGATIONS = frozenset(_LEXICON["words"]["negations"])
_HOMES = lexicon("currencies")


def quantities(docs: Sequence[Document]) -> list[Document]:
    """Every amount stated as a figure in each document, in text order; dates, ages, names and addresses are none."""
    return [replace(doc, quantities=tuple(_quantities(doc))) for doc in docs]


def _quantities(doc: Document) -> Iterator[Quantity]:
    n = 0
    for sent in doc.sentences:
        ps = pieces(doc.text, sent.start, sent.end)
        found = [a for a in amounts(ps) if not numbering(ps, a)]
        for amount in found:
            n += 1
            yield _quantity(doc, sent, ps, amount, f"q{n}")


def _quantity(doc: Document, sent: Sentence, ps: Pieces, amount: Amount, id: str) -> Quantity:
    span = (Span(ps[amount.first].start, ps[amount.last - 1].end),)
    return Quantity(
        id,
        span,
        amount.low,
        amount.high,
        amount.approximate,
        {"dollar": "USD", "pound": "GBP"}.get(amount.unit or "", amount.unit),
        attribution=_holder(doc.attributions, span),
    )


def _holder(attributions: Sequence[Attribution], span: Spans) -> str | None:
    """The id of the attribution with the least content that holds `span`."""
    holding = [a for a in attributions if inside(span, a.content)]
    return min(holding, key=lambda a: sum(s.end - s.start for s in a.content)).id if holding else None
