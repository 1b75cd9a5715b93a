"""Whether every offset of a reading lies in its text."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from onrecord.model.news import Post, Reading
from onrecord.model.span import Span


def outside(reading: Reading, posts: Sequence[Post], *, length: int) -> Iterator[str]:
    """The items, by id and offsets, with a span that is empty, reversed or beyond a text of `length` code points."""
    layers = (getattr(reading, field.name) for field in fields(reading))
    items = [item for layer in layers if isinstance(layer, tuple) for item in layer]
    for item in (*items, *posts):
        for span in _spans(item):
            if not 0 <= span.start < span.end <= length:
                yield f"{getattr(item, 'id', type(item).__name__)} [{span.start}, {span.end})"


def _spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))
