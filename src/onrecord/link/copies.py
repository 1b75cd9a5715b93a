"""Who repeats whose text: paragraphs, and whole versions, that come from an earlier version of another article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.codec import content_id
from onrecord.link.passages import Passage
from onrecord.link.words import weight
from onrecord.model.claim import Copies
from onrecord.model.news import Reading

VERBATIM = 0.6
"""Share of a paragraph's four-word runs that stand in another one, from which it is repeated word for word."""
REWORDED = 0.5
"""Likeness from which a paragraph of a copy comes from one of its original."""
LIGHT = 4.0
"""Weight of a paragraph's words below which only its runs of words count."""
LONG = 12
"""Words below which a paragraph alone proves no copying."""
COPIED = 0.6
"""Share of the words of the shorter version, in paragraphs that have a like one in the other, from which it is a copy."""
CREDITED = 0.4
"""The same where the version credits the outlet of the other."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the paragraphs of a version come from: `roots` by paragraph, `origin` of the version as a whole, both None if new.

    `before` holds for each paragraph the like paragraph of the last version of the same article, or None.
    """

    roots: tuple[Passage | None, ...]
    before: tuple[Passage | None, ...]
    origin: str | None


def sources(reading: Reading, own: Sequence[Passage], earlier: Sequence[tuple[Reading, Sequence[Passage]]]) -> Sources:
    """Where each paragraph of `own` was first, given the versions that came before it, in order of time."""
    article = own[0].article if own else ""
    last = [passages for _, passages in earlier if passages and passages[0].article == article][-1:]
    others = [(r, passages) for r, passages in earlier if passages and passages[0].article != article]
    origin = next((r.version.id for r, passages in others if _copied(reading, own, r, passages)), None)
    bar = [p for r, passages in others if r.version.id == origin for p in passages]
    everything = [p for _, passages in others for p in passages]
    return Sources(
        tuple(_like(p, bar, REWORDED) or _verbatim(p, everything) for p in own),
        tuple(_like(p, last[0], REWORDED) if last else None for p in own),
        origin,
    )


def likeness(left: Passage, right: Passage) -> float:
    """0 to 1: the share of four-word runs, or of weighty words, of the shorter paragraph that the other one has too."""
    runs = len(left.shingles & right.shingles) / max(1, min(len(left.shingles), len(right.shingles)))
    lighter, heavier = sorted((left.weight, right.weight))
    both = left.stems & right.stems
    if lighter < LIGHT or len(both) < 3:
        return runs
    return max(runs, weight(both) / lighter * min(1.0, 2 * lighter / heavier))


def _like(passage: Passage, others: Iterable[Passage], bar: float) -> Passage | None:
    scored = [(likeness(passage, other), -other.index, other) for other in others]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= bar else None


def _verbatim(passage: Passage, others: Iterable[Passage]) -> Passage | None:
    if passage.length < LONG:
        return None
    bar = VERBATIM * len(passage.shingles)
    return next((other for other in others if len(passage.shingles & other.shingles) >= bar), None)


def _copied(reading: Reading, own: Sequence[Passage], other: Reading, theirs: Sequence[Passage]) -> bool:
    """Whether most of the shorter of two versions stands in the other one too."""
    mine, length = _held(own, theirs), sum(p.length for p in own)
    yours, their_length = _held(theirs, own), sum(p.length for p in theirs)
    share = max(mine / max(1, length), yours / max(1, their_length)) if min(mine, yours) >= 2 * LONG else 0.0
    return share >= (CREDITED if _credits(reading, other) else COPIED)


def _held(some: Sequence[Passage], others: Sequence[Passage]) -> int:
    return sum(p.length for p in some if p.length >= LONG // 2 and any(likeness(p, o) >= REWORDED for o in others))


def _credits(reading: Reading, other: Reading) -> bool:
    """Whether a version names the outlet of another as its source: in its credit, or by initials in its first words."""
    outlet = other.version.outlet or ""
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    opening = reading.text[:120]
    named = any(outlet and (outlet in c or c in (outlet, initials)) for c in reading.version.credit)
    return named or (len(initials) > 1 and f"({initials})" in opening)


def groups(origins: Sequence[tuple[str, str | None]]) -> tuple[Copies, ...]:
    """Copies, from (version, origin) in order of time: all that lead to one origin are one text."""
    root: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for version, origin in origins:
        root[version] = root.get(origin, origin) if origin else version
        members.setdefault(root[version], []).append(version)
    return tuple(Copies(content_id("copies", first), tuple(some), first) for first, some in members.items() if len(some) > 1)
