"""Words that make a statement less sure ("reportedly", "may"), where an edit of a page put them in or took them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.link.board import Folding, Held
from onrecord.link.stances import listed
from onrecord.link.words import stem, tokens
from onrecord.model.claim import ChangeKind

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_VERBS = frozenset({"to", "hav", "been", "be"})
"""Stems that come and go with a hedge: "died", "is said to have died"."""


def moved(folding: Folding) -> Iterator[tuple[ChangeKind, Held, str, str]]:
    """Each sentence of the version before that was changed in nothing but a hedge: how, its claim, and it before and after."""
    last = {p.index for p in folding.board.shelf.last(folding.article)}
    for passage in folding.passages:
        old = folding.sources.before[passage.index]
        if old is None or old.index not in last or old.text == passage.text:
            continue
        for was, now in _pairs(old.text, passage.text):
            kind, held = _hedged(was, now), _claim_at(folding, old.version, was)
            if kind and held:
                yield kind, held, was, now


def _pairs(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Sentences of two texts of one paragraph that differ, pair by pair."""
    olds, news = ([s.strip() for s in _SENTENCE.split(t)] for t in (old, new))
    for was in olds:
        now = next((n for n in news if was != n and _stems(n) ^ _stems(was) <= listed("hedge") | _VERBS), "")
        if was not in news and now:
            yield was, now


def _stems(text: str) -> set[str]:
    return set(map(stem, tokens(text)))


def _hedged(was: str, now: str) -> ChangeKind | None:
    gone, come = (side & listed("hedge") for side in (_stems(was) - _stems(now), _stems(now) - _stems(was)))
    return "hedge-dropped" if gone and not come else "hedge-added" if come and not gone else None


def _claim_at(folding: Folding, version: str, sentence: str) -> Held | None:
    """The claim of which a sentence of one of the last two versions holds a member."""
    places = (version, folding.reading.version.id)
    some = [h for h in folding.board.claims for m in h.members if m.version in places and sentence in m.sentence]
    return some[0] if some else None
