"""What is known of an article's speakers between one attribution and the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.attribution import Attribution, Speaker
from onrecord.model.span import Spans
from onrecord.read.nouns import Tree
from onrecord.read.pronouns import Scene


@dataclass(frozen=True, slots=True)
class Found:
    """What a source means: a speaker, or the candidates between which the article does not decide."""

    speaker: Speaker | None = None
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Said:
    """The state of a reading from the first attribution to the last.

    `heard` are the actors that were sources, `papers` the documents by their noun, `heads` the nouns of the sources before.
    """

    parsed: Tree
    scene: Scene
    by_id: dict[str, Attribution]
    sources: dict[Spans, str] = field(default_factory=dict)
    found: dict[str, Found] = field(default_factory=dict)
    heard: list[tuple[int, str]] = field(default_factory=list)
    last: str | None = None
    papers: Mapping[str, Sequence[int]] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
