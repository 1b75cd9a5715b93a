"""What is known of a story while its versions are folded in, one at a time and in order of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import takewhile

from onrecord.link.actors import Names
from onrecord.link.copies import Shelf, Sources
from onrecord.link.entry import Bounds, Entry
from onrecord.link.hours import Hour
from onrecord.link.passages import Passage
from onrecord.link.rivalry import Rivalry
from onrecord.link.topics import Topic
from onrecord.model.attribution import Stance
from onrecord.model.claim import ChangeKind
from onrecord.model.news import Reading
from onrecord.model.span import Spans


@dataclass(frozen=True, slots=True)
class Stand:
    """A position that someone takes on a claim: `entry` holds its words, `target` is what it is taken on.

    `own` positions are taken in the outlet's own voice. `own_words` are those of the holder from the cue on, where the text has
    them so and they can be understood.
    """

    stance: Stance
    who: str | None
    entry: Entry
    target: Entry | None
    own: bool
    own_words: str = ""


Place = tuple[str, tuple[str, str], str | None]
"""The text of a member, the root of it, and its speaker; where these are the same, the last member alone counts."""
Saying = dict[tuple[str, str], Entry]
"""Members that say the same, by the root of their text."""


@dataclass(slots=True, eq=False)
class Held:
    """A claim as it grows. `marked` claims are news from the first; others once more than one speaks of them.

    `disputed` is whether what it holds so far is in conflict, as it was last told; it may be no longer with the next version.
    Members are found by VERSION#ITEM, by what they say (their stems, then their text and speaker), by the root of their text, and
    their figures by the numbers in them, since a claim of a long story has thousands. `replaced` are the figures that a
    correction took back, with who had given them. `articles` counts the members of each article, `voices` has who vouches for
    any, `apart` the roots and articles of those that are no copies and no quotations.
    """

    number: int
    members: list[Entry] = field(default_factory=list)
    stands: list[Stand] = field(default_factory=list)
    marked: bool = False
    disputed: bool = False
    refs: dict[str, Entry] = field(default_factory=dict)
    sayings: dict[frozenset[str], dict[tuple[str, str | None], Saying]] = field(default_factory=dict)
    texts: dict[str, list[Place]] = field(default_factory=dict)
    numbers: set[frozenset[float]] = field(default_factory=set)
    distinct: dict[Place, Entry] = field(default_factory=dict)
    rooted: dict[tuple[str, str], dict[tuple[str, str | None], Entry]] = field(default_factory=dict)
    replaced: set[tuple[str | None, Bounds]] = field(default_factory=set)
    articles: Counter[str] = field(default_factory=Counter)
    voices: dict[str | None, None] = field(default_factory=dict)
    apart: tuple[set[tuple[str, str]], set[str]] = field(default_factory=lambda: (set(), set()))

    @property
    def founder(self) -> Entry:
        """The member that was there first."""
        return self.members[0]

    @property
    def topic(self) -> Topic | None:
        """What is counted, where the claim is a figure."""
        return self.founder.topic

    @property
    def notable(self) -> bool:
        """Whether it is news whoever else speaks of it."""
        return self.marked or self.disputed

    def newest(self, version: str) -> Iterator[Entry]:
        """The members of the version that is folded in, the last one first: it came after all others."""
        return takewhile(lambda m: m.version == version, reversed(self.members))

    def take(self, entry: Entry) -> None:
        """Make an entry a member."""
        self.members.append(entry)
        self.refs.setdefault(entry.ref, entry)
        if entry.topic:
            self.numbers.add(entry.numbers)
        key = (entry.text, entry.root, entry.speaker)
        if before := self.distinct.get(key):
            del self.sayings[before.stems][before.text, before.speaker][before.root]
        self.distinct[key] = entry
        self.sayings.setdefault(entry.stems, {}).setdefault((entry.text, entry.speaker), {})[entry.root] = entry
        self.texts.setdefault(entry.text, []).append(key)
        self.rooted.setdefault(entry.root, {})[entry.text, entry.speaker] = entry
        self.articles[entry.article] += 1
        self.voices[entry.voice] = None
        if entry.state != "copied" and not entry.quoted:
            self.apart[0].add(entry.root)
            self.apart[1].add(entry.article)


@dataclass(frozen=True, slots=True)
class Correction:
    """A version that says that its text was corrected: the paragraphs that it changed, as they were and as they are."""

    version: str
    article: str
    outlet: str | None
    pairs: tuple[tuple[Passage, Passage], ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A copy that still has the text from before a correction: `text` is its paragraph, `corrected` that of its origin.

    `agency` is the outlet of the origin, `by` its version that corrects, `now` the sentence as it reads there.
    """

    version: str
    outlet: str | None
    agency: str | None
    by: str
    at: str
    text: str
    corrected: Passage
    now: str


@dataclass(frozen=True, slots=True)
class Event:
    """A change before it is worded."""

    kind: ChangeKind
    held: Held
    before: Entry | str | None
    after: Entry | Stand | Stale | str
    at: str
    url: str | None
    version: str


@dataclass(slots=True)
class Board:
    """The state of a story: its versions so far, where their paragraphs come from, its claims and its changes.

    `outlets` are those of the versions so far. `places` finds the claim of a member by VERSION#ITEM, `worded` the claims in
    words that hold a stem, `counting` those that count a thing, `standing` the items of a paragraph by version and number,
    `numbers` those that figures give in a text by its root, `stale` the articles whose last version is a copy of corrected text,
    `rivalries` who holds to which figure of a claim by its number, `timed` the claims in words by the hours at which they say
    that something happened, `spoken` in how many paragraphs, copies left out, each stem stands, and `paragraphs` how many these
    are.
    """

    story: str
    names: Names = field(default_factory=Names)
    earlier: list[tuple[Reading, tuple[Passage, ...]]] = field(default_factory=list)
    outlets: set[str] = field(default_factory=set)
    origins: list[tuple[Reading, str | None]] = field(default_factory=list)
    shelf: Shelf = field(default_factory=Shelf)
    roots: dict[tuple[str, int], Passage] = field(default_factory=dict)
    claims: list[Held] = field(default_factory=list)
    places: dict[str, Held] = field(default_factory=dict)
    worded: dict[str, dict[Held, None]] = field(default_factory=dict)
    counting: dict[tuple[str, str, str, str], list[Held]] = field(default_factory=dict)
    standing: dict[tuple[str, int], list[Entry]] = field(default_factory=dict)
    numbers: dict[tuple[str, str], set[frozenset[float]]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    stale: dict[str, Stale] = field(default_factory=dict)
    rivalries: dict[int, Rivalry] = field(default_factory=dict)
    timed: dict[Hour, Held] = field(default_factory=dict)
    spoken: Counter[str] = field(default_factory=Counter)
    paragraphs: int = 0


@dataclass(frozen=True, slots=True)
class Folding:
    """One version on its way into the board: its reading, its paragraphs and where they come from.

    `party` is who speaks in a text that is a release, and not about others.
    """

    board: Board
    reading: Reading
    passages: tuple[Passage, ...]
    sources: Sources
    party: str | None = None

    @property
    def article(self) -> str:
        """The article of the version."""
        return self.reading.version.article or self.reading.version.url or self.reading.version.id

    @property
    def at(self) -> str:
        """The fetch that lets one know, else the best time that the version gives."""
        version = self.reading.version
        return version.captured or version.modified or version.published or ""

    def root(self, passage: Passage) -> tuple[str, str]:
        """The article, and the paragraph of it, in which the text of `passage` was first."""
        root = self.board.roots[passage.version, passage.index]
        return root.article, f"{root.version}:{root.index}"

    def when(self, spans: Spans) -> tuple[float, Spans]:
        """By what items of a version stand in the order in which they were told: a live blog begins with its last post."""
        posts = (post.published for post in self.reading.version.posts if spans and post.span.covers(spans[0]))
        return _moment(next(posts, None)), spans

    def added(self, index: int) -> bool:
        """Whether a paragraph does not stand so in the version before."""
        return all(p.text != self.passages[index].text for p in self.board.shelf.last(self.article))

    def state(self, passage: Passage, sentence: str) -> str:
        """Whether a sentence of `passage` is new, edited, the same as in the version before, or copied."""
        before, root = self.sources.before[passage.index], self.sources.roots[passage.index]
        if before is not None and sentence in before.text:
            return "same"
        taken = root is not None and (before is None or any(sentence in p.text for p in self.board.shelf.last(root.article)))
        return "copied" if taken else "edited" if before is not None else "new"


def _moment(stamp: str | None) -> float:
    """Seconds since 1970; 0 where no time is given, or none that can be read."""
    try:
        time = datetime.fromisoformat(stamp or "")
    except ValueError:
        return 0.0
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()


def put(board: Board, held: Held | None, entry: Entry, *, marked: bool = False) -> tuple[Held, Entry, bool]:
    """Make an entry a member of a claim, a new one for None; gives the claim, the entry, and whether it founded the claim."""
    founded = held is None
    if held is None:
        held = Held(len(board.claims), marked=marked)
        board.claims.append(held)
        if entry.topic:
            board.counting.setdefault(entry.topic.key, []).append(held)
            board.rivalries[held.number] = Rivalry(board.names, entry.topic)
    held.take(entry)
    board.places.setdefault(entry.ref, held)
    board.standing.setdefault((entry.version, entry.passage), []).append(entry)
    if entry.topic:
        board.numbers.setdefault(entry.root, set()).add(entry.numbers)
    if entry.hour and held.topic is None:
        board.timed.setdefault(entry.hour, held)
    for stem in entry.stems if entry.topic is None and held.topic is None else ():
        board.worded.setdefault(stem, {})[held] = None
    return held, entry, founded


def member(held: Held | None, ref: str) -> Entry | None:
    """The member `ref` of a claim."""
    return held.refs.get(ref) if held else None
