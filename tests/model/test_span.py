"""Spans are half-open ranges of code points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span, cover, inside, meet, trimmed, words

ranges = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_says_what_stands_there() -> None:
    assert Span(2, 5).of("a \N{GRINNING FACE}bc") == "\N{GRINNING FACE}bc"
    assert words("one two three", (Span(0, 3), Span(8, 13))) == "one … three"


@given(ranges, ranges)
def test_covering_and_meeting_are_those_of_sets(one: Span, other: Span) -> None:
    mine, theirs = set(range(*one)), set(range(*other))
    if mine and theirs:
        assert one.covers(other) == (theirs <= mine)
        assert one.meets(other) == other.meets(one) == bool(mine & theirs)


@given(st.lists(ranges, min_size=1))
def test_a_cover_covers_all(spans: list[Span]) -> None:
    whole = cover(spans)
    assert all(whole.covers(span) for span in spans)
    assert whole.start in {s.start for s in spans}
    assert whole.end in {s.end for s in spans}


def test_parts_lie_inside_or_meet() -> None:
    parts = (Span(0, 4), Span(6, 9))
    assert inside((Span(1, 2), Span(6, 9)), parts)
    assert not inside((Span(3, 7),), parts)
    assert not inside((), parts)
    assert meet((Span(4, 7),), parts)
    assert not meet((Span(4, 6),), parts)


@pytest.mark.parametrize(("text", "left"), [(" a b \n", "a b"), ("a", "a"), (" \t ", ""), ("", ""), ("\u00a0x\u00a0", "x")])
def test_blanks_at_the_rims_are_cut(text: str, left: str) -> None:
    assert trimmed(text, Span(0, len(text))).of(text) == left
    assert trimmed("«a»", Span(0, 3), drop="«»") == Span(1, 2)
