"""A figure or a statement in words as a story holds it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link.hours import Hour
from onrecord.link.topics import Topic
from onrecord.model.span import Span

_NOWHERE = Span(0, 0)
Bounds = tuple[float | int | None, float | int | None]
"""Low and high of a figure."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure or a statement in words, where it stands and who says it.

    `root` is the article and the paragraph in which its text was first; `passage` is the number of its own paragraph and `place`
    where it stands there. `state` is new, edited (its paragraph was changed), same (it stood there in the version before) or
    copied (it is of another article). `former` figures are given only as replaced or withdrawn; `around` is the paragraph of a
    figure, `head` and `tail` are the words of its clause before and after it. `said` is a statement from its cue on, where the
    text has it so; an `answer` takes a position on what others say; `hour` is when it says that something happened.
    """

    version: str
    item: str
    article: str
    url: str | None
    outlet: str | None
    at: str | None
    root: tuple[str, str]
    passage: int
    state: str
    speaker: str | None
    text: str
    sentence: str
    stems: frozenset[str]
    place: Span = _NOWHERE
    topic: Topic | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    approximate: bool | None = None
    hedge: str | None = None
    former: bool = False
    around: str = ""
    head: str = ""
    tail: str = ""
    said: str = ""
    answer: bool = False
    hour: Hour | None = None

    @property
    def ref(self) -> str:
        """VERSION#ITEM."""
        return f"{self.version}#{self.item}"

    @property
    def voice(self) -> str | None:
        """Who vouches for it: the speaker, or the outlet where it speaks itself."""
        return self.speaker or self.outlet

    @property
    def quoted(self) -> bool:
        """Whether it begins in the words of its speaker."""
        return self.text[:1] in set("\"“‘'«")

    @property
    def bounds(self) -> Bounds:
        """Low and high."""
        return self.low, self.high

    @property
    def numbers(self) -> frozenset[float]:
        """The numbers that a figure gives, whatever they bound."""
        return frozenset(float(n) for n in self.bounds if n is not None)


def says(entry: Entry) -> str:
    """What a member says, and who says it."""
    return f"{entry.speaker or entry.outlet or 'the text'}: {entry.text}"


def disjoint(left: Entry, right: Entry) -> bool:
    """Whether no number satisfies both figures."""
    pairs = ((left.low, right.high), (right.low, left.high))
    return any(low is not None and high is not None and low > high for low, high in pairs)
