"""The words of an article in which a change stands, cut so that what went and what came can be marked in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from onrecord.model.claim import Change, Claim, Figure, Member
from onrecord.model.mention import Quantity
from onrecord.model.span import Span, cover
from onrecord.view.held import Held
from onrecord.view.wording import amount

LONGEST = 400
"""Code points of a text beside which no other one is laid."""

STOPS = ("\n", ". ", "! ", "? ", ".” ", '." ', "?” ", "!” ")
"""What ends a sentence, for the eye."""

LIKE = 0.5
"""The share of words that two texts have in common before one is laid over the other."""


MOVED = ("figure-raised", "figure-lowered", "bound-changed", "correction")
"""The changes in which one figure takes the place of another."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words with its blanks: `mark` is gone for what stood there before, new for what stands there, else empty."""

    words: str
    mark: Literal["", "gone", "new"] = ""


def item(change: Change, claim: Claim | None) -> Member | None:
    """The member of its claim that a change of a figure is about, if the claim still has it."""
    after = change.after
    if claim is None or not isinstance(after, Figure):
        return None
    some = [m for m in claim.members if m.version == change.version and (m.low, m.high) == (after.low, after.high)]
    return next((m for m in some if m.speaker == after.speaker), some[0] if some else None)


def pieces(held: Held, change: Change, member: Member | None) -> tuple[Piece, ...]:
    """The sentence of the article with what changed in it; () where the article has none that can be shown."""
    before, after = change.before, change.after
    if isinstance(after, Figure):
        found = held.item(member.version, member.item) if member else None
        if member is None or not isinstance(found, Quantity) or not found.span:
            return ()
        replaced = before if isinstance(before, Figure) and change.kind in MOVED else None
        return tuple(_figure(held.reading(member.version).text, cover(found.span), replaced))
    if isinstance(before, str) and isinstance(after, str):
        return tuple(overlaid(before, after))
    return (Piece(after, "new"),) if after else ()


def overlaid(before: str, after: str) -> Iterator[Piece]:
    """One text laid over another, word by word; where they have little in common, the later one alone."""
    olds, news = before.split(), after.split()
    match = SequenceMatcher(None, olds, news, autojunk=False)
    if max(len(before), len(after)) > LONGEST or match.ratio() < LIKE:
        yield Piece(after, "new")
        return
    for tag, i, j, k, m in match.get_opcodes():
        if i < j and tag != "equal":
            yield Piece(" ".join(olds[i:j]) + " ", "gone")
        if k < m:
            yield Piece(" ".join(news[k:m]) + (" " if m < len(news) else ""), "" if tag == "equal" else "new")


def plain(some: tuple[Piece, ...]) -> str:
    """The pieces in one line of text: what went in square brackets with a minus, what came with a plus."""
    marks = {"gone": "[-{}-]{}", "new": "{{+{}+}}{}", "": "{}{}"}
    return "".join(marks[p.mark].format(p.words.rstrip(" "), " " * p.words.endswith(" ")) for p in some)


def _figure(text: str, span: Span, before: Figure | None) -> Iterator[Piece]:
    start, end = sentence(text, span)
    yield from (Piece(words) for words in [text[start : span.start].lstrip()] if words)
    if before:
        yield Piece(amount(before.low, before.high, before.unit, before.approximate) + " ", "gone")
    yield Piece(" ".join(span.of(text).split()), "new")
    yield from (Piece(words) for words in [text[span.end : end].rstrip()] if words)


def sentence(text: str, span: Span) -> Span:
    """The sentence around a span, as far as its stops show; at most LONGEST code points to each side."""
    start, end = max(0, span.start - LONGEST), min(len(text), span.end + LONGEST)
    starts = [
        start,
        *(text.rfind(stop, start, span.start) + len(stop) for stop in STOPS if text.rfind(stop, start, span.start) >= 0),
    ]
    ends = [end, *(text.find(stop, span.end, end) + len(stop.rstrip()) for stop in STOPS if text.find(stop, span.end, end) >= 0)]
    return Span(max(starts), min(ends))
