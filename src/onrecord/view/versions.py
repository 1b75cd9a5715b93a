"""Two versions of an article side by side, with the words that went and those that came."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from onrecord.errors import NotFound
from onrecord.model.holding import HeldVersion
from onrecord.record import Record

Kind = Literal["same", "gone", "new"]

ALIKE = 0.35
"""How much of their words two paragraphs must share to be taken for the same one, changed."""
MANY = 2_000_000
"""Pairs of words that are compared in one paragraph, and of paragraphs in one article; above it all of it is taken as changed."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both versions, in the earlier one alone (gone), or in the later one alone (new)."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph before and after; empty on the side that has none."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether nothing in it changed."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class VersionsView:
    """All versions of an article in order of time, and the paragraphs of two of them; `before` None where there is no earlier."""

    url: str | None
    outlet: str | None
    story: str | None
    versions: tuple[HeldVersion, ...]
    before: HeldVersion | None
    after: HeldVersion
    pairs: tuple[Pair, ...]


def versions(record: Record, *, version: str, against: str | None = None) -> VersionsView:
    """What changed from one version of an article (by default the one before) to another. Raises NotFound."""
    article = record.article(record.version(version).article or "")
    order = [v.id for v in article.versions]
    at = order.index(version)
    if against is not None and against not in order:
        raise NotFound(f"{against} is no version of the article of {version}; `onrecord versions {version}` lists those it has")
    other = order.index(against) if against else at - 1
    before = article.versions[other] if other >= 0 else None
    old = record.reading(before.id).text if before else ""
    pairs = tuple(compared(old, record.reading(version).text)) if before else ()
    return VersionsView(article.url, article.outlet, article.story, article.versions, before, article.versions[at], pairs)


def compared(before: str, after: str) -> Iterator[Pair]:
    """Two texts paragraph by paragraph, those that changed word by word."""
    old, new = _paragraphs(before), _paragraphs(after)
    if len(old) * len(new) > MANY:
        yield from (_pair(a, b) for a, b in zip_longest(old, new, fillvalue=""))
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Pair((Piece("same", text),), (Piece("same", text),)) for text in old[a:b])
        else:
            yield from _aligned(old[a:b], new[c:d])


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Paragraphs set beside those they are most like, in order; the others beside nothing."""
    words = {text: frozenset(re.findall(r"\w+", text.casefold())) for text in (*old, *new)}
    best, at = ALIKE, None
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            shared = len(words[a] & words[b]) / max(1, len(words[a] | words[b]))
            if shared > best:
                best, at = shared, (i, j)
    if at is None:
        yield from (_pair(a, "") for a in old)
        yield from (_pair("", b) for b in new)
        return
    i, j = at
    yield from _aligned(old[:i], new[:j])
    yield _pair(old[i], new[j])
    yield from _aligned(old[i + 1 :], new[j + 1 :])


def _pair(before: str, after: str) -> Pair:
    old, new = _tokens(before), _tokens(after)
    if not old or not new or len(old) * len(new) > MANY:
        return Pair(tuple(_piece("gone", old)), tuple(_piece("new", new)))
    left, right = list[Piece](), list[Piece]()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += _piece("same" if kind == "equal" else "gone", old[a:b])
        right += _piece("same" if kind == "equal" else "new", new[c:d])
    return Pair(tuple(left), tuple(right))


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _piece(kind: Kind, tokens: Sequence[str]) -> Iterator[Piece]:
    if tokens:
        yield Piece(kind, "".join(tokens))
