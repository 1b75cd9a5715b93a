"""Who says what, and who takes a position on whether it is true."""

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Spans

Mode = Literal["direct", "indirect", "mixed"]
Convention = Literal["polnear", "guide", "both"]
"""What counts as an attribution and where it ends: as in PolNeAR (Newell and others, 2018), as in our own guide, or between."""
Stance = Literal["confirms", "supports", "denies", "questions", "contradicts", "cannot-verify", "retracts"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The resolved source: `name` is the fullest name or description in the article, `actor` the id of the actor."""

    name: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement, thought, order, promise, accusation or denial handed to someone other than the article.

    `source` and `cue` may be empty; `parent` is the id of the attribution whose content holds this one; `speaker` is None
    where it cannot be told, and `candidates` then name who it may be.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    mode: Mode
    parent: str | None = None
    speaker: Speaker | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A position on whether a statement or figure is true.

    An empty `holder` is the article itself; `target` is the id of an attribution or a quantity of the same reading, or None.
    """

    id: str
    span: Spans
    holder: Spans
    stance: Stance
    target: str | None = None
    target_span: Spans = ()
