"""Figures of a claim to which different speakers hold at one time and that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.link import classes
from onrecord.link.actors import Names
from onrecord.link.entry import Bounds, Entry, disjoint, says
from onrecord.link.topics import Topic, value
from onrecord.model.claim import Conflict


@dataclass(slots=True)
class _Hold:
    """What a speaker holds to: a figure where it was given last, and the last that has it, if only on a page that was kept."""

    given: Entry
    last: Entry


class Rivalry:
    """Who holds to which figure of a claim, version by version, and which of them stood against each other at one time.

    It is kept while a story grows, so that one more version costs no more than what that version says.
    """

    __slots__ = ("_all", "_between", "_grows", "_holds", "_names", "_numbers", "_own", "_pairs", "_places", "_topic")

    def __init__(self, names: Names, topic: Topic) -> None:
        self._names, self._topic = names, topic
        self._grows = not topic.unit and not classes.once(topic.kind)
        self._all = _First()
        self._own = _First()
        self._places = dict[tuple[str, tuple[str, str]], Entry]()
        self._holds = dict[str | None, _Hold]()
        self._pairs = list[tuple[_Hold, _Hold]]()
        self._numbers = dict[tuple[float, float], int]()
        self._between = dict[tuple[str | None, str | None], list[int]]()

    def take(self, members: Sequence[Entry]) -> None:
        """Take in what one version adds to the claim; a count that grew is no rival of an older one."""
        for m in members:
            self._places.setdefault((m.article, m.root), m)
            if m.topic:
                self._all.put(m)
            if m.topic and not m.former and m.state != "copied":
                self._own.put(m)
        here = [m for m in members if m.topic and m.voice and m.state != "copied"]
        for m in here:
            if m.former or not self._echoes(here, m):
                self._follow(m)
        version = members[0].version if members else ""
        new = [hold for hold in self._holds.values() if hold.last.version == version]
        before = [hold for hold in self._holds.values() if hold.last.version != version]
        for n, hold in enumerate(new):
            for beside in [*before, *new[:n]]:
                old, late = sorted((beside, hold), key=lambda one: one.last.at or "")
                if disjoint(old.last, late.last) and self._rivals(old.last, late.last):
                    self._put(old, late)

    def conflicts(self) -> Iterator[Conflict]:
        """The last one first, and those last whose speakers have come round since, of which `why` says so."""
        moved = {n for at, pair in enumerate(self._pairs) for n, *_ in self._moved(*pair) if n < at}
        pairs = [(self._since(*pair), *pair) for n, pair in enumerate(self._pairs) if n not in moved][::-1]
        for since, old, late in sorted(pairs, key=lambda row: bool(row[0])):
            one, other = sorted((old.given, late.given), key=lambda e: e.at or "")
            if not self._names.same(one.voice, other.voice) and (not since or (one.speaker and other.speaker)):
                yield Conflict(one.ref, other.ref, "; since then ".join([f"{says(one)}, {says(other)}", *since]))

    def _follow(self, one: Entry) -> None:
        """Take what a figure changes in what its speaker holds to; a former one is held to no more."""
        before = {voice: self._holds[voice] for voice in self._same(one.voice, self._holds)}
        again = [voice for voice, hold in before.items() if hold.last.bounds == one.bounds]
        for voice in again if one.former else before:
            del self._holds[voice]
        if not one.former:
            self._holds[one.voice] = hold = before[again[0]] if again else _Hold(one, one)
            hold.last = one
            if one.version != hold.given.version and one.state != "same":
                hold.given = one

    def _same(self, voice: str | None, voices: Iterable[str | None]) -> list[str | None]:
        """Under which of some names a voice speaks."""
        return [other for other in voices if self._names.same(other, voice)]

    def _echoes(self, here: Sequence[Entry], one: Entry) -> bool:
        """Whether a speaker only tells of another's figure beside their own: "they counted 15,000 doses, not 40,000"."""
        if not one.speaker or not self._of_another(one):
            return False
        own = (m for m in here if m.speaker and not m.former and disjoint(m, one) and self._names.same(m.voice, one.voice))
        return any(not self._of_another(m) for m in own)

    def _of_another(self, one: Entry) -> bool:
        """Whether somebody else gave a figure before."""
        there = self._own.with_bounds(one.bounds)
        return any((m.at or "") < (one.at or "") and not self._names.same(voice, one.voice) for voice, m in there)

    def _rivals(self, old: Entry, new: Entry) -> bool:
        """Whether two figures that have no number in common cannot both be true.

        What each of two offers or asks itself can. What a text counts in its own voice is seldom the same, but in a class.
        """
        spoken = bool(old.speaker and new.speaker)
        if self._names.same(old.voice, new.voice) or not (spoken or self._topic.kind):
            return False
        if spoken and classes.deed(old.sentence) and classes.deed(new.sentence):
            return False
        return not self._grew(old, new) and not self._relayed(old, new)

    def _grew(self, old: Entry, new: Entry) -> bool:
        """Whether a count of what goes on happening may have changed between two figures; one text gives two as they stand."""
        if not self._grows or (old.version == new.version and old.state == new.state) or self._gainsaid(old, new):
            return False
        if _higher(new, old) or classes.falls(self._topic.kind) or self._in_place_since(new, old):
            return True
        return classes.scoped(old.around) or classes.scoped(new.around)

    def _gainsaid(self, old: Entry, new: Entry) -> bool:
        """Whether the speaker of `new` had given a higher count before `old`, which did not accept it."""
        if old.state != "new":
            return False
        own = (m for voice in self._same(new.voice, self._own.voices) for m in self._own.of(voice))
        return any((m.at or "") < (old.at or "") and disjoint(m, old) and _higher(m, old) for m in own)

    def _in_place_since(self, entry: Entry, other: Entry) -> bool:
        """Whether a figure only replaces one that its page gave before `other` was said."""
        first = self._places[entry.article, entry.root]
        return (first.at or "") < (other.at or "") and entry.state in ("edited", "same")

    def _relayed(self, old: Entry, new: Entry) -> bool:
        """Whether an outlet only gave, in its own voice, what the speaker of a later figure said at that time."""
        if old.speaker is not None:
            return False
        there = self._all.with_bounds(old.bounds)
        return any((m.at or "") < (old.at or "") and self._names.same(voice, new.voice) for voice, m in there)

    def _put(self, old: _Hold, new: _Hold) -> None:
        """Add a conflict, unless the same figures were told, or of the same speakers one whose higher count has grown since."""
        known = [n for pair in product(old.last.numbers, new.last.numbers) if (n := self._numbers.get(pair)) is not None]
        if known:
            if known[0] in self._of_two(old, new):
                self._pairs[known[0]] = (old, new)  # given again, with other bounds
            return
        high = max(old, new, key=lambda hold: value(*hold.last.bounds))
        if self._grows and any(now is high and _higher(now.last, was.last) for _, was, now in self._moved(old, new)):
            return
        for one, other in ((old, new), (new, old)):
            self._numbers.update(dict.fromkeys(product(one.last.numbers, other.last.numbers), len(self._pairs)))
            self._between.setdefault((one.last.voice, other.last.voice), []).append(len(self._pairs))
        self._pairs.append((old, new))

    def _of_two(self, old: _Hold, new: _Hold) -> list[int]:
        """The conflicts of the same two speakers."""
        pairs = product(self._same(old.last.voice, self._own.voices), self._same(new.last.voice, self._own.voices))
        return [n for pair in pairs for n in self._between.get(pair, ())]

    def _moved(self, old: _Hold, new: _Hold) -> Iterator[tuple[int, _Hold, _Hold]]:
        """The conflicts of the same two speakers in which one has the same figure, with that of the other one then and now."""
        for n in self._of_two(old, new):
            a, b = self._pairs[n]
            if not self._names.same(a.last.voice, old.last.voice):
                a, b = b, a
            if a.last.numbers & old.last.numbers:
                yield n, b, new
            elif b.last.numbers & new.last.numbers:
                yield n, a, old

    def _since(self, old: _Hold, new: _Hold) -> list[str]:
        """What either of two has given since that the other's figure allows, with who it is."""
        holds = [next((self._holds[v] for v in self._same(one.last.voice, self._holds)), one) for one in (old, new)]
        sides = zip((hold.last for hold in holds), (old.last, new.last), (new.last, old.last), strict=True)
        return [f"{m.voice}: {m.text}" for m, one, other in sides if m.bounds != one.bounds and not disjoint(m, other)]


class _First:
    """The earliest figure by voice and bounds."""

    __slots__ = ("_by_bounds", "_by_voice")

    def __init__(self) -> None:
        self._by_voice = dict[str | None, dict[Bounds, Entry]]()
        self._by_bounds = dict[Bounds, dict[str | None, Entry]]()

    @property
    def voices(self) -> Iterable[str | None]:
        """Who gave any."""
        return self._by_voice

    def put(self, one: Entry) -> None:
        """Add a figure."""
        known = self._by_voice.setdefault(one.voice, {}).get(one.bounds)
        if known is None or (one.at or "") < (known.at or ""):
            self._by_voice[one.voice][one.bounds] = self._by_bounds.setdefault(one.bounds, {})[one.voice] = one

    def of(self, voice: str | None) -> Iterable[Entry]:
        """The figures of a voice."""
        return self._by_voice.get(voice, {}).values()

    def with_bounds(self, bounds: Bounds) -> Iterable[tuple[str | None, Entry]]:
        """Who gave a figure, and where first."""
        return self._by_bounds.get(bounds, {}).items()


def _higher(one: Entry, other: Entry) -> bool:
    return value(*one.bounds) > value(*other.bounds)
