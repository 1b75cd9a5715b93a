"""Who repeats whose text: paragraphs, and whole versions, that come from an earlier version of another article.

This compares the versions of one story after they were read, so that its claims count origins; a copy is read like any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from math import ceil

from onrecord.codec import content_id
from onrecord.link.likeness import Page, likest, page, repeated, rewritten
from onrecord.link.passages import Passage, Run
from onrecord.model.claim import Copies
from onrecord.model.news import Reading

VERBATIM = 0.6
"""Share of a paragraph's four-word runs that stand in another one, from which it is repeated word for word."""
LONG = 12
"""Words below which a paragraph alone proves no copying."""
COPIED = 0.5
"""Share of the shorter of two versions that the other one repeats, from which one is a copy whatever else it says."""
REWRITTEN = (0.4, 0.7)
"""Least share that is repeated, and share of words in rewritten paragraphs, by which a version is a rewrite."""
CREDITED = (0.12, 0.4)
"""The same where the version credits the outlet of the other."""
QUOTED = 12
"""Runs of words that two versions may share as quotations and set phrases."""
OPENING = 120
"""Code points of a text in which initials in brackets name its source."""
_BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the paragraphs of a version come from: `roots` by paragraph, `origin` of the version as a whole, both None if new.

    `before` holds for each paragraph the like paragraph of the last version of the same article, or None.
    """

    roots: tuple[Passage | None, ...]
    before: tuple[Passage | None, ...]
    origin: str | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The texts of a story so far: of each article the first and the last version, and where runs of words stood first.

    A paragraph that stands in many versions is kept once, so that the cost of a version does not grow with their number.
    """

    pages: dict[str, list[Page]] = field(default_factory=dict)
    texts: dict[str, dict[str, int]] = field(default_factory=dict)
    unique: list[Passage] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    places: dict[Run, list[int]] = field(default_factory=dict)

    def put(self, reading: Reading, own: tuple[Passage, ...]) -> None:
        """Take a version in, after its sources were told."""
        if not own:
            return
        pages = self.pages.setdefault(own[0].article, [])
        pages[1:] = [page(reading, own)]
        for passage in own:
            if passage.text not in self.texts.setdefault(passage.article, {}):
                self.texts[passage.article][passage.text] = len(self.unique)
                for run in passage.shingles:
                    self.places.setdefault(run, []).append(len(self.unique))
                self.unique.append(passage)
                self.articles.append(passage.article)

    def last(self, article: str) -> tuple[Passage, ...]:
        """The paragraphs of the last version of an article."""
        pages = self.pages.get(article)
        return pages[-1].passages if pages else ()

    def repeating(self, passage: Passage, share: float) -> Passage | None:
        """The first paragraph of another article that has at least this share of the runs of `passage`.

        It has one of the rarest of them, else it would lack too many: paragraphs that only have the others are not looked at.
        """
        runs = sorted(passage.shingles, key=lambda run: len(self.places.get(run, ())))
        least = ceil(share * len(runs))
        some = {i for run in runs[: len(runs) - least + 1] for i in self.places.get(run, ())}
        others = (self.unique[i] for i in sorted(some) if self.articles[i] != passage.article)
        return next((other for other in others if len(passage.shingles & other.shingles) >= least), None)

    def near(self, own: Sequence[Passage]) -> Counter[str]:
        """At least as many runs as each article shares with the paragraphs of a version."""
        return Counter(map(self.articles.__getitem__, chain.from_iterable(map(self._having, own))))

    def _having(self, passage: Passage) -> Iterator[int]:
        """The paragraphs that have a run of `passage`, once for each run."""
        return chain.from_iterable(map(self.places.get, passage.shingles, repeat(())))


def sources(reading: Reading, own: tuple[Passage, ...], shelf: Shelf) -> Sources:
    """Where each paragraph of `own` was first, given the versions that came before it, in order of time."""
    runs, text = shelf.near(own), page(reading, own)
    near = (some for a, some in shelf.pages.items() if runs[a] > QUOTED and a != own[0].article)
    origin = next((p for some in near for p in some if _copied(text, p)), None)
    bar = origin.passages if origin else ()
    roots = (likest(p, bar) or (shelf.repeating(p, VERBATIM) if p.length >= LONG else None) for p in own)
    before = _aligned(own, shelf.last(own[0].article) if own else ())
    return Sources(tuple(roots), before, origin.reading.version.id if origin else None)


def _aligned(own: Sequence[Passage], last: Sequence[Passage]) -> tuple[Passage | None, ...]:
    """For each paragraph the one of the version before that it was: the same words, or else the likest that is left."""
    same = {p.text: p for p in last}
    kept = {p.text for p in own}
    changed = [p for p in last if p.text not in kept]
    return tuple(same.get(p.text) or likest(p, changed) for p in own)


def _copied(own: Page, other: Page) -> bool:
    """Whether a real part of the text of one of two versions stands in the other one, word for word or rewritten."""
    if len(own.runs & other.runs) <= QUOTED:
        return False
    share = repeated(own, other)
    if share >= COPIED:
        return True
    least, held = CREDITED if credits(own.reading, other.reading) else REWRITTEN
    return share >= least and rewritten(own, other) >= held


def credits(reading: Reading, other: Reading) -> bool:
    """Whether a version names the outlet of another as its source: in its credit, or by initials in its first words."""
    return _names(*_named(reading), other.version.outlet or "")


def _named(reading: Reading) -> tuple[tuple[str, ...], frozenset[str]]:
    """What a version credits, and what stands in brackets in its first words."""
    return reading.version.credit, frozenset(_BRACKETS.findall(reading.text[:OPENING]))


def _names(credit: Sequence[str], bracketed: Collection[str], outlet: str) -> bool:
    """Whether an outlet, or its initials, is among what a version credits or has in brackets."""
    initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
    named = any(outlet and (outlet in c or c in (outlet, initials)) for c in credit)
    return named or (len(initials) > 1 and initials in bracketed)


def groups(origins: Sequence[tuple[Reading, str | None]]) -> tuple[Copies, ...]:
    """Copies, from (version, origin) in order of time: all that lead to one origin are one text.

    The origin is the page of the outlet that the others credit, even where a copy of it was fetched before.
    """
    root: dict[str, str] = {}
    members: dict[str, list[Reading]] = {}
    for reading, origin in origins:
        version = reading.version.id
        root[version] = root.get(origin, origin) if origin else version
        members.setdefault(root[version], []).append(reading)
    return tuple(_group(some) for some in members.values() if len(some) > 1)


def _group(some: Sequence[Reading]) -> Copies:
    ids, credited = tuple(r.version.id for r in some), _credited(some)
    origin = next((r.version.id for r in some if r.version.outlet in credited), ids[0])
    return Copies(content_id("copies", ids[0]), ids, origin)


def _credited(some: Sequence[Reading]) -> frozenset[str]:
    """The outlets that a version of another outlet credits; what many versions credit alike is looked at once."""
    naming = {(r.version.outlet, named) for r in some if any(named := _named(r))}
    outlets = {r.version.outlet for r in some if r.version.outlet} if naming else set()
    return frozenset(o for o in outlets if any(by != o and _names(*named, o) for by, named in naming))
