"""Statements in words of one version put into the claims that they make or repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.link import classes, stances
from onrecord.link.board import Folding, Held, put
from onrecord.link.counts import again
from onrecord.link.entries import maker, own_words, statement
from onrecord.link.entry import Entry
from onrecord.link.gainsaying import answered, missing
from onrecord.link.hours import one_event
from onrecord.link.joining import nearest
from onrecord.link.passages import passage_of
from onrecord.link.topics import weighs
from onrecord.link.words import akin, content
from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.news import Reading
from onrecord.model.span import cover, inside, words

FEW = 4
"""Words that carry meaning, up to which a statement that speaks of a figure says nothing else."""
BACK = 3
"""Paragraphs that a denial looks back for what it denies."""
ANSWER = 2.0
"""What speaks for a denial being of a claim, in log-odds: there must be something that it denies."""
_EARLIER = re.compile(r"\b(?:earlier|previous|first|original)\s+(?:version|post|page|story|article)s?\b", re.IGNORECASE)
_NAMELESS = re.compile(
    r"^\W*(?:\w+\s+)?(?:not|never)\s+(?:to\s+)?be\s+(?:named|identified|quoted by name)\b|\banonymity\b"
    r"|\bnames?\s+(?:(?:should|must|to|be)\s+)*(?:left out|withheld|kept out)\b",
    re.IGNORECASE,
)
"""What a source asks for itself: "not to be named", "that his name be left out"."""


def state(folding: Folding) -> list[tuple[Held, Entry, bool]]:
    """Each statement in words with the claim that it is put into, and whether it founded it.

    Statements that only carry a figure are left to the figure. Statements joined by an assessment are of one claim.
    """
    board, reading = folding.board, folding.reading
    partners = _partners(reading)
    out: list[tuple[Held, Entry, bool]] = []
    for attribution in sorted(reading.attributions, key=lambda a: folding.when(a.content)):
        entry = None if _nobodys(attribution) or _earlier(reading, attribution) else statement(folding, attribution)
        if entry is None or _NAMELESS.search(entry.text) or (entry.hour is None and _carries(folding, attribution)):
            continue
        held = (
            again(folding, entry)
            or _timed(folding, entry)
            or (None if entry.answer else answered(folding, entry, out))
            or nearest(board, entry)
            or _joined(folding, partners.get(attribution.id, ()))
        )
        held = _figured(folding, entry) or held or _spoken_of(folding, attribution, out) or _affirmed(folding, attribution, entry)
        held = held or (_answered(folding, attribution, entry, out) if entry.answer else None) or missing(folding, entry)
        out.append(put(board, held, entry, marked=_charge(folding, attribution)))
    return out


def _timed(folding: Folding, entry: Entry) -> Held | None:
    """The claim that says when the same event happened."""
    if entry.hour is None:
        return None
    return next((held for hour, held in folding.board.timed.items() if one_event(hour, entry.hour)), None)


def _nobodys(attribution: Attribution) -> bool:
    """Whether somebody tells what nobody in particular said ("he had been warned"): a part of their own statement."""
    return attribution.parent is not None and not attribution.source


def _earlier(reading: Reading, attribution: Attribution) -> bool:
    """Whether it tells what the page itself said before: "an earlier version of this report said"."""
    return bool(_EARLIER.search(words(reading.text, attribution.source)))


def _joined(folding: Folding, partners: Sequence[str]) -> Held | None:
    """The claim that a partner of a statement is in, or that one still to come will be put into by its words."""
    board, reading = folding.board, folding.reading
    placed = (board.places.get(f"{reading.version.id}#{partner}") for partner in partners)
    if held := next((h for h in placed if h), None):
        return _begun(folding, held) or held
    some = (statement(folding, a) for a in reading.attributions if a.id in partners)
    return next((held for entry in some if entry and (held := nearest(board, entry))), None)


def _begun(folding: Folding, held: Held) -> Held | None:
    """The claim that the speaker of a quotation stated in words just before it, where it is the only one in its claim."""
    if held.topic or not all(m.quoted for m in held.members):
        return None
    last = held.members[-1]
    there = folding.board.standing.get((folding.reading.version.id, last.passage), ())
    said = [m for m in there if m.topic is None and not m.quoted and m.place < last.place and m.speaker == last.speaker]
    return folding.board.places.get(said[-1].ref) if said and said[-1].speaker else None


def _figured(folding: Folding, entry: Entry) -> Held | None:
    """The claim of the figure that a statement speaks of without giving it: the last one before "this number", else the first."""
    if not classes.spoken_of(entry.text) or len(entry.stems) > FEW:
        return None
    version, kinds = folding.reading.version.id, classes.kinds(entry.text)
    near = any(word in entry.text.casefold().split() for word in ("this", "that"))
    some = [m for p in folding.passages[: entry.passage + 1] for m in folding.board.standing.get((version, p.index), ())
            if m.topic and not m.former and (m.topic.telling or (near and weighs(m.topic, m.low, m.high)))]  # fmt: skip
    named = [m for m in some if m.topic and m.topic.kind in kinds] or some
    return folding.board.places.get(named[-1 if near else 0].ref) if named else None


def _spoken_of(folding: Folding, attribution: Attribution, stated: Sequence[tuple[Held, Entry, bool]]) -> Held | None:
    """The claim that a paragraph has just spoken of, for a statement that takes a position on something unnamed."""
    aimless = [s for s in folding.reading.assessments if s.target is None]
    if not any(maker(folding.reading.attributions, s) is attribution for s in aimless):
        return None
    place = passage_of(folding.passages, attribution.content)
    near = [h for h, e, founded in stated if place and e.passage == place.index and not founded and not h.topic]
    return near[-1] if near else None


def _answered(
    folding: Folding, attribution: Attribution, entry: Entry, stated: Sequence[tuple[Held, Entry, bool]]
) -> Held | None:
    """The claim that a denial of nothing named answers: what another speaker said last that shares a word, else the likest."""
    aimless = (s for s in folding.reading.assessments if s.stance in ("denies", "contradicts") and s.target is None)
    if not any(maker([attribution], s) for s in aimless):
        return None
    names = folding.board.names
    near = (h for h, e, _ in reversed(stated) if e.passage >= entry.passage - BACK and not h.topic and not e.quoted and e.speaker
            and not names.same(e.speaker, entry.speaker) and akin(e.stems, entry.stems))  # fmt: skip
    return next(near, None) or nearest(folding.board, entry, elsewhere=True, gain=ANSWER)


def _affirmed(folding: Folding, attribution: Attribution, entry: Entry) -> Held | None:
    """The claim that the sentence of a statement comes nearest to, where its verb says that it was made before ("confirmed")."""
    if not stances.affirms(words(folding.reading.text, attribution.cue)):
        return None
    whole = replace(entry, stems=frozenset(stances.folded(entry.sentence)), text=entry.sentence)
    return nearest(folding.board, whole, elsewhere=True)


def _carries(folding: Folding, attribution: Attribution) -> bool:
    """Whether a statement is there for a figure in it: one that counts what a reader asks for, is large, or measures."""
    version, said = folding.reading.version.id, own_words(folding.reading, attribution)
    held = [q for q in folding.reading.quantities if inside(q.span, said)]
    places = ((q, folding.board.places.get(f"{version}#{q.id}")) for q in held)
    return any(h and h.topic and weighs(h.topic, q.low, q.high) for q, h in places)


def _partners(reading: Reading) -> Mapping[str, list[str]]:
    """Statement → the statements and figures that it is joined to by an assessment that it makes, and back."""
    out: dict[str, list[str]] = {}
    attributions = reading.attributions
    pairs = [
        (own.id, s.target) for s in reading.assessments if (own := maker(attributions, s)) and s.target not in (None, own.id)
    ]
    pairs += [(a.id, b.id) for s in reading.assessments for a, b in rivals(reading, s)]
    for inner in attributions:
        outer = next((a for a in attributions if a is not inner and inside(inner.content, a.content)), None)
        if outer and 3 * _length(inner) >= _length(outer):
            pairs.append((inner.id, outer.id))
    for one, other in pairs:
        out.setdefault(one, []).append(other or "")
        out.setdefault(other or "", []).append(one)
    return out


def rivals(reading: Reading, assessment: Assessment) -> Iterator[tuple[Attribution, Attribution]]:
    """The two statements that an assessment calls accounts of one thing: the last ones of two speakers before it."""
    if not stances.rival(words(reading.text, assessment.target_span)):
        return
    before = sorted(
        (a for a in reading.attributions if cover(a.content).end <= assessment.span[0].start), key=lambda a: a.content
    )
    last = before[-1] if before else None
    other = next(
        (a for a in reversed(before) if last and a.speaker and last.speaker and a.speaker.name != last.speaker.name), None
    )
    if last and other:
        yield other, last


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _charge(folding: Folding, attribution: Attribution) -> bool:
    cue = content(words(folding.reading.text, attribution.cue))
    return any(s in stances.listed("charge") for s in cue)
