"""Spans that are not in the text are found, wherever they hide."""

from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.mention import Quantity
from onrecord.model.news import Pipeline, Post, Reading, Version
from onrecord.model.span import Span
from onrecord.record.offsets import outside

READING = Reading("r", Version("v"), "0123456789", Pipeline("p"))


def test_a_reading_whose_spans_lie_inside() -> None:
    sound = replace(READING, quantities=(Quantity("q0", (Span(0, 10),), 1, 1, of=(Span(9, 10),)),))
    assert list(outside(sound, (Post(Span(0, 10)),), length=10)) == []


def test_each_span_outside_is_named() -> None:
    bad = replace(
        READING,
        quantities=(Quantity("q0", (Span(8, 11),), 1, 1, hedge=(Span(3, 3),)),),
        attributions=(Attribution("a0", (Span(-1, 2),), (), (Span(5, 4),), "direct"),),
    )
    found = list(outside(bad, (Post(Span(4, 12)),), length=10))
    assert found == ["a0 [-1, 2)", "a0 [5, 4)", "q0 [8, 11)", "q0 [3, 3)", "Post [4, 12)"]
