"""What link proposes over the versions of a story, in the outside shape of the contract."""

from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal[
    "new-claim",
    "figure-raised",
    "figure-lowered",
    "bound-changed",
    "hedge-added",
    "hedge-dropped",
    "speaker-changed",
    "denial",
    "question",
    "confirmation",
    "corroboration",
    "cannot-verify",
    "correction",
    "retraction",
]


@dataclass(frozen=True, slots=True)
class Outdated:
    """A copy that still has what its origin has corrected: `corrected` is the version that does so, `since` when that shows."""

    version: str
    corrected: str
    since: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Copies:
    """Versions that repeat one text: one origin. `origin` is the version that had it first, or None if it is not held.

    `outdated` are the copies of corrected text, as the last versions of their articles stand.
    """

    id: str
    members: tuple[str, ...]
    origin: str | None
    outdated: tuple[Outdated, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, by their ids, in the order in which they joined."""

    id: str
    title: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An attribution or a quantity that states a claim: `item` is its id in the reading of `version`."""

    version: str
    item: str
    speaker: str | None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    approximate: bool | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Someone's stance on a claim; `who` None is the outlet that wrote the words, `since` the first fetch that shows them."""

    who: str | None
    since: str | None
    version: str
    item: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Who takes which position on a claim. Never a score."""

    confirms: tuple[Position, ...] = ()
    supports: tuple[Position, ...] = ()
    denies: tuple[Position, ...] = ()
    questions: tuple[Position, ...] = ()
    contradicts: tuple[Position, ...] = ()
    cannot_verify: tuple[Position, ...] = ()
    retracts: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both be true: `member` (VERSION#ITEM, None for the claim as a whole) against another.

    The contract calls `against` "with", a word that Python keeps for itself.
    """

    member: str | None
    against: str
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """The same statement wherever it is made. `origins` counts texts paragraph by paragraph, so that copies count once."""

    id: str
    story: str | None
    label: str
    members: tuple[Member, ...]
    articles: int
    origins: int
    standing: Standing = Standing()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """The value of a figure before or after a change."""

    low: float | int | None
    high: float | int | None
    unit: str | None
    approximate: bool | None
    hedge: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What one fetch lets one know that was not known before; `sentence` can be published as it stands."""

    at: str
    kind: ChangeKind
    claim: str | None
    story: str | None
    before: Figure | str | None
    after: Figure | str | None
    url: str | None
    version: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All that the versions of one story say together: a pure function of their readings, in order of time."""

    copies: tuple[Copies, ...] = ()
    claims: tuple[Claim, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a named person decided; a row, never an edit. `verb` is confirm, correct, merge, split, rate, join, leave or undo."""

    id: str
    at: str
    who: str
    verb: str
    subject: str
    value: str | None = None
    note: str | None = None
