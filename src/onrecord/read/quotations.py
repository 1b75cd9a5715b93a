"""Quotation marks: an automaton that finds what stands in quotation marks and recovers at the end of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.span import Span, trimmed

_MARK = re.compile("''|``|[\u201c\u201d\u201e\u00ab\u00bb\"\u2018\u2019'`]")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|\d0s|\d\d)\b", re.IGNORECASE)
LONGEST = 3_000
"""Code points between two single marks that belong together; further apart, the first one is taken for an apostrophe."""
_OPENING = "([{\u2014\u2013-/\u201c\u2018\"'\u00ab"
_CURLY = {"\u201c": "double", "\u201e": "double", "\u00ab": "double", "``": "double", "\u2018": "single"}
_CLOSING = {"\u201d": "double", "\u00bb": "double", "\u2019": "single"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch with its quotation marks; `depth` 0 is outermost, `closed` False where the closing mark is missing."""

    start: int
    end: int
    depth: int = 0
    closed: bool = True
    double: bool = True

    @property
    def span(self) -> Span:
        """Where it stands, marks included."""
        return Span(self.start, self.end)


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """Every quotation in text order, outer before inner; none reaches beyond its paragraph."""
    return [quotation for paragraph in paragraphs for quotation in _within(text, paragraph)]


def _within(text: str, paragraph: Span) -> list[Quotation]:
    open_at: list[tuple[int, str]] = []
    found: list[Quotation] = []

    def close(end: int, *, closed: bool) -> None:
        start, kind = open_at.pop()
        found.append(Quotation(start, end, len(open_at), closed, kind == "double"))

    for start, end, kind, acts in _marks(text, paragraph):
        depth = next((n for n in range(len(open_at) - 1, -1, -1) if open_at[n][1] == kind), None)
        if acts == "open" and (depth is None or depth < len(open_at) - 1 or _nests(text, start)):
            open_at.append((start, kind))
        elif acts == "open":  # the mark before was never closed
            close(trimmed(text, Span(open_at[-1][0], start)).end, closed=False)
            open_at.append((start, kind))
        elif depth is not None:
            while len(open_at) > depth + 1:  # an inner mark that was none: an apostrophe
                open_at.pop()
            close(end, closed=True)
        elif acts == "toggle":
            open_at.append((start, kind))
    while open_at:
        if open_at[-1][1] == "double" or open_at[-1][0] == paragraph.start:
            close(paragraph.end, closed=False)
        else:
            open_at.pop()
    return sorted(found, key=lambda q: (q.start, -q.end))


def _nests(text: str, start: int) -> bool:
    """Whether an opening mark inside an open quotation of its own kind is curly, and so opens another inside it."""
    return text[start] in _CURLY


def _marks(text: str, paragraph: Span) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, kind (double, single) and act (open, close, toggle) of each mark that is no apostrophe or inch."""
    single = False
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        start, end, mark = match.start(), match.end(), match.group()
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        opens = (before.isspace() or before in _OPENING) and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if mark in ("'", "\u2018", "\u2019", "`"):
            acts = _single(text, paragraph, start, opens=opens and mark != "\u2019", closes=closes, open=single)
            if acts:
                single = acts == "open"
                yield start, end, "single", acts
        elif mark in _CURLY:
            yield start, end, "double", "close" if closes and not opens else "open"
        elif mark in _CLOSING:
            yield start, end, "double", "open" if opens and not closes else "close"
        elif opens and not closes:
            yield start, end, "double", "open"
        elif closes and not opens:
            yield start, end, "double", "close"
        elif not before.isdigit():
            yield start, end, "double", "toggle"


def _single(text: str, paragraph: Span, at: int, *, opens: bool, closes: bool, open: bool) -> str | None:
    """What a single mark does: nothing where it is an apostrophe."""
    if opens and not open:
        has_end = _closer(text, at + 1, paragraph.end) is not None
        return "open" if not _ELISION.match(text, at + 1) and (has_end or at == paragraph.start) else None
    if open and closes:
        plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        later = _closer(text, at + 1, paragraph.end)
        return None if plural and later is not None else "close"
    return None


_CLOSER = re.compile("(?<=[\\w.,!?\u2026;:)])['\u2019](?!\\w)")
_OPENER = re.compile("(?:(?<=\\s)|(?<=^))['\u2018](?=\\w)")


def _closer(text: str, start: int, end: int) -> int | None:
    """Where the next single mark that can close stands, unless another opens before it."""
    end = min(end, start + LONGEST)
    match = _CLOSER.search(text, start, end)
    opener = _OPENER.search(text, start, match.start() if match else start)
    return match.start() if match and not opener else None
