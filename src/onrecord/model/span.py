"""Places in a text: half-open ranges of Unicode code points (Python string offsets)."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """The half-open range `[start, end)` of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]
"""The contiguous parts of one discontinuous stretch, in text order."""


def words(text: str, spans: Spans) -> str:
    """The words of all parts, parts joined by a space and an ellipsis."""
    return " … ".join(span.of(text) for span in spans)


def cover(spans: Iterable[Span]) -> Span:
    """The least span that holds all of `spans`, of which there must be one."""
    ordered = list(spans)
    return Span(min(s.start for s in ordered), max(s.end for s in ordered))


def inside(inner: Spans, outer: Spans) -> bool:
    """Whether each part of `inner` lies in a part of `outer`."""
    return bool(inner) and all(any(o.covers(i) for o in outer) for i in inner)


def meet(left: Spans, right: Spans) -> bool:
    """Whether a part of one shares a character with a part of the other."""
    return any(a.meets(b) for a in left for b in right)


def trimmed(text: str, span: Span, drop: str = " \t\r\n\u00a0") -> Span:
    """`span` without the characters of `drop` at its rims; may be empty."""
    start, end = span
    while start < end and text[start] in drop:
        start += 1
    while end > start and text[end - 1] in drop:
        end -= 1
    return Span(start, end)
