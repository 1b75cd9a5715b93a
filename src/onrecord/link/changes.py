"""What a version lets one know that was not known before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.link import actors, classes, hedges
from onrecord.link.board import Event, Folding, Held, Stand
from onrecord.link.entry import Entry, disjoint
from onrecord.link.hours import apart
from onrecord.link.negation import NOT, gainsays, none_of
from onrecord.link.stances import amended
from onrecord.link.topics import value, weighs
from onrecord.link.words import close
from onrecord.model.claim import ChangeKind

KINDS: dict[str, ChangeKind] = {
    "denies": "denial", "contradicts": "denial", "questions": "question", "cannot-verify": "cannot-verify",
    "supports": "corroboration", "confirms": "confirmation", "retracts": "retraction",
}  # fmt: skip

MOVED = ("figure-raised", "figure-lowered", "correction", "bound-changed")
"""The changes in which one figure takes the place of another."""


def of_figures(folding: Folding, counted: Sequence[tuple[Held, Entry, bool]]) -> Iterator[Event]:
    """The changes that the figures of a version bring."""
    for held, entry, founded in counted:
        if entry.former or entry.state == "same":
            continue
        if founded:
            yield _event(folding, "new-claim", held, None, entry)
        elif kind := _figure_kind(folding, held, entry, counted):
            if kind[0] == "correction":
                held.marked = True
                held.replaced.add((kind[1].voice, kind[1].bounds))
                held.replaced.discard((entry.voice, entry.bounds))
            yield _event(folding, kind[0], held, kind[1], entry)


def of_statements(folding: Folding, stated: Sequence[tuple[Held, Entry, bool]]) -> Iterator[Event]:
    """The changes that statements in words bring: claims that are new, and other speakers who say the same."""
    for held, entry, founded in stated:
        if founded and not entry.answer:
            yield _event(folding, "new-claim", held, None, entry)
        elif not founded and (kind := _statement_kind(folding, held, entry)):
            yield _event(folding, kind, held, _before(held, entry), entry)


def of_positions(folding: Folding, stands: Sequence[tuple[Held, Stand, bool]]) -> Iterator[Event]:
    """The changes that positions bring; an outlet's own doubt about what it has just told is a part of the telling."""
    for held, stand, news in stands:
        entry = stand.entry
        if not news or entry.state in ("same", "copied") or (stand.own and stand.stance != "retracts"):
            continue
        if stand.stance in ("contradicts", "retracts") and _told(folding, held, stand):
            continue
        yield _event(folding, KINDS[stand.stance], held, stand.target or held.founder, stand)


def of_hedges(folding: Folding) -> Iterator[Event]:
    """Hedges that came or went where a sentence of the version before was changed in nothing else."""
    for kind, held, was, now in hedges.moved(folding):
        held.marked = True
        yield _event(folding, kind, held, was, now)


def _figure_kind(
    folding: Folding, held: Held, entry: Entry, counted: Sequence[tuple[Held, Entry, bool]]
) -> tuple[ChangeKind, Entry] | None:
    before = held.members[: _place(held, entry)]
    earlier = [m for m in before if m.topic and not m.former]
    if entry.state == "copied":
        source = next((m for m in earlier if m.root == entry.root and _bound_moved(m, entry)), None)
        return ("bound-changed", source) if source else None
    if entry.state == "edited" and (old := _in_place(folding, earlier, entry)):
        return _moved(folding, old, entry)
    names = folding.board.names
    voices = {voice for voice in held.voices if names.same(voice, entry.voice)}
    own = [m for m in earlier if m.voice in voices]
    if not earlier or any(m.bounds == entry.bounds for m in own):
        return None
    if moved := _said_to_move(names, before, entry):
        return moved
    known = any(m.bounds == entry.bounds for m in earlier) or any(m.numbers == entry.numbers for m in own)
    rival = None if known else _rival(folding, entry, [e for h, e, _ in counted if h is held])
    if rival:
        return "new-claim", rival
    still = [m for m in earlier if (m.voice, m.bounds) not in held.replaced] or earlier
    kind = _against(names, still, [m for m in own if (m.voice, m.bounds) not in held.replaced], entry)
    if kind and kind[1].version == entry.version:
        since = _since(names, earlier, entry)
        kind = since if kind[0] in MOVED or (since and since[0] in MOVED) else kind
    return None if kind and kind[0] == "corroboration" and _relayed(folding, entry) else kind


def _place(held: Held, entry: Entry) -> int:
    """The number of a member, one of the last that were put in."""
    return next(n for n in range(len(held.members) - 1, -1, -1) if held.members[n] is entry)


def _said_to_move(names: actors.Names, before: Sequence[Entry], entry: Entry) -> tuple[ChangeKind, Entry] | None:
    """How a speaker moves a figure where the text gives the former one beside it: "from 31 to 26"."""
    here = [m for m in before if m.former and m.topic and (m.version, m.sentence) == (entry.version, entry.sentence)]
    old = next((m for m in reversed(here) if disjoint(m, entry) and names.same(m.voice, entry.voice)), None)
    if old is None:
        return None
    return ("figure-raised" if value(*entry.bounds) > value(*old.bounds) else "figure-lowered"), old


def _since(names: actors.Names, earlier: Sequence[Entry], entry: Entry) -> tuple[ChangeKind, Entry] | None:
    """How a figure stands to those of other versions: figures of one version never replace each other."""
    others = [m for m in earlier if m.version != entry.version]
    own = [m for m in others if names.same(m.voice, entry.voice)]
    return _against(names, others, own, entry) if others and not any(m.bounds == entry.bounds for m in own) else None


def _relayed(folding: Folding, entry: Entry) -> bool:
    """Whether the speaker is an outlet of the story, whose own text is counted by itself."""
    others = entry.speaker != folding.party
    return others and any(actors.same(entry.speaker or "", outlet) for outlet in folding.board.outlets)


def _against(
    names: actors.Names, earlier: Sequence[Entry], own: Sequence[Entry], entry: Entry
) -> tuple[ChangeKind, Entry] | None:
    """How a figure stands to the last one of its speaker, or else to the highest that was given."""
    last = own[-1] if own else max(earlier, key=lambda m: value(*m.bounds))
    if own and _spread(last, entry):
        return "bound-changed", last
    if not own and classes.once(entry.topic.kind if entry.topic else "") and disjoint(last, entry):
        known = any(m.bounds == entry.bounds for m in earlier)
        return None if known else ("new-claim", last)
    if equal := [m for m in earlier if m.bounds == entry.bounds]:
        return ("corroboration", equal[0]) if entry.speaker and equal[0].speaker and not own else None
    if last.bounds != entry.bounds and last.numbers == entry.numbers:
        return ("bound-changed", last) if _bound_moved(last, entry) and _turned(last, entry) else None
    top = max(value(*m.bounds) for m in earlier)
    if value(*entry.bounds) > (value(*last.bounds) if own else top):
        return ("figure-raised", last) if value(*entry.bounds) > top or own else None
    if not own and not classes.falls(entry.topic.kind if entry.topic else ""):
        return ("new-claim", last) if disjoint(last, entry) else None
    return ("figure-lowered", last) if own or disjoint(last, entry) else None


def _moved(folding: Folding, old: Entry, new: Entry) -> tuple[ChangeKind, Entry] | None:
    """What became of a figure where its sentence was rewritten in place."""
    if old.bounds == new.bounds:
        changed = old.speaker and new.speaker and not folding.board.names.same(old.speaker, new.speaker)
        return ("speaker-changed", old) if changed else None
    if _amended(folding, old, new):
        return "correction", old
    if old.numbers == new.numbers:
        return "bound-changed", old
    return ("figure-raised" if value(*new.bounds) > value(*old.bounds) else "figure-lowered"), old


def _in_place(folding: Folding, earlier: Sequence[Entry], entry: Entry) -> Entry | None:
    """The figure that stood in the place of `entry` in the version before."""
    before = folding.sources.before[entry.passage]
    there = [m for m in earlier if before and m.version == before.version and m.passage == before.index]
    return there[0] if there else None


def _rival(folding: Folding, entry: Entry, beside: Sequence[Entry]) -> Entry | None:
    """A figure of someone else that the same paragraph sets against this one."""
    names = folding.board.names
    return next(
        (e for e in beside if e.passage == entry.passage and not e.former and disjoint(e, entry) and e.voice and entry.voice
         and not names.same(e.voice, entry.voice)),
        None,
    )  # fmt: skip


def _spread(old: Entry, new: Entry) -> bool:
    """Whether a number has become a range that holds it."""
    if old.low is None or old.low != old.high or new.low is None or new.high is None or new.low == new.high:
        return False
    return new.low <= old.low <= new.high


def against(names: actors.Names, old: Entry, new: Entry) -> bool:
    """Whether a text sets the contrary of one speaker's statement beside it, in another speaker's words."""
    apart = old.passage != new.passage or not old.place.meets(new.place)
    near = apart and old.version == new.version and abs(old.passage - new.passage) <= 1
    return near and not names.same(old.speaker, new.speaker) and close(old.stems, new.stems) and gainsays(old, new)


def _bound_moved(old: Entry, new: Entry) -> bool:
    """Whether the number is the same and its bounds are others."""
    return old.numbers == new.numbers and old.bounds != new.bounds


def _turned(old: Entry, new: Entry) -> bool:
    """Whether a least number became a greatest one, or the other way round."""
    return (old.low is None) != (new.low is None) and (old.high is None) != (new.high is None)


def _amended(folding: Folding, old: Entry, entry: Entry) -> bool:
    """Whether the paragraph of a figure, or a new one after it or about it, says that the text was corrected."""
    return any(amended(p.text) for p in folding.passages if p.index == entry.passage or _note(folding, p.index, entry, old))


def _note(folding: Folding, index: int, entry: Entry, old: Entry) -> bool:
    """Whether a paragraph is new, and stands after a figure or gives it, or what stood in its place."""
    if not folding.added(index):
        return False
    given = folding.board.standing.get((folding.reading.version.id, index), ())
    return index == entry.passage + 1 or any(m.topic and m.numbers & (entry.numbers | old.numbers) for m in given)


def _statement_kind(folding: Folding, held: Held, entry: Entry) -> ChangeKind | None:
    """Corroboration where someone new says what others said, and takes no position on it."""
    stood = any(s.entry.version == entry.version and folding.board.names.same(s.who, entry.speaker) for s in held.stands)
    if stood or entry.quoted or entry.answer or _relayed(folding, entry):
        return None
    if entry.state != "new" or not entry.speaker or actors.one_of(
        folding.board.names, entry.speaker, [m.speaker for m in held.members if m is not entry]
    ):  # fmt: skip
        return None
    here = list(held.newest(entry.version))
    before = [m for m in here if (m.passage, m.place) < (entry.passage, entry.place)]
    if any(m.speaker and not m.answer and against(folding.board.names, m, entry) for m in before):
        return "denial"
    if entry.hour and any(apart(m.hour, entry.hour) for m in held.members):
        return "new-claim"
    first = not before and held.articles[entry.article] == len(here)
    some = [m for m in held.members if m.article != entry.article and (not none_of(entry.text) or NOT.search(m.text))]
    return "corroboration" if first and some else None


def _before(held: Held, entry: Entry) -> Entry | None:
    return next((m for m in reversed(held.members) if m is not entry and m.version != entry.version), None)


def _told(folding: Folding, held: Held, stand: Stand) -> bool:
    """Whether a figure or a statement of the same speaker in this claim says already what a position says."""
    names = folding.board.names
    if stand.stance == "contradicts":
        return any(names.same(m.speaker, stand.who) for m in held.members)
    here = [e for e in folding.board.events if e.version == stand.entry.version]
    return any((e.held is held and e.kind in MOVED) or (e.kind == "correction" and stand.own) for e in here)


def _event(folding: Folding, kind: ChangeKind, held: Held, before: Entry | str | None, after: Entry | Stand | str) -> Event:
    version = folding.reading.version
    return Event(kind, held, before, after, folding.at, version.url, version.id)


def notable(event: Event) -> bool:
    """Whether a change is news: an edit, or one of a claim that is notable or on which others have said something since."""
    held = event.held
    if (
        not held.notable
        and held.topic
        and not held.stands
        and not any(m.topic and weighs(m.topic, m.low, m.high) for m in held.members)
    ):
        return False
    edit = isinstance(event.after, Entry) and event.after.state == "edited" and event.kind != "new-claim"
    if held.notable or held.stands or edit or event.kind in ("bound-changed", "correction", "retraction"):
        return True
    return all(len(some) > 1 for some in held.apart)
