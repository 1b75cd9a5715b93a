"""Who takes which position on a claim, since when."""

from __future__ import annotations

from onrecord.link import claims
from onrecord.link.board import Entry, Folding, Held, Stand, member
from onrecord.link.passages import passage_of, sentence_of
from onrecord.model.attribution import Assessment
from onrecord.model.claim import Position, Standing
from onrecord.model.span import inside, meet, words


def positions(folding: Folding) -> list[tuple[Held, Stand, bool]]:
    """Each position of a version with the claim that it is on, and whether it is news: nobody's position so far."""
    out = []
    for assessment in folding.reading.assessments:
        held, target = _claim(folding, assessment)
        stand = _stand(folding, assessment, target)
        if held is not None and stand is not None:
            known = any(_same(folding, stand, old) for old in held.stands)
            held.stands.append(stand)
            out.append((held, stand, not known))
    return out


def standing(held: Held) -> Standing:
    """The positions on a claim, each name once for a stance, as it was first seen."""
    rows: dict[str, list[Position]] = {name: [] for name in Standing.__dataclass_fields__}
    seen: set[tuple[str, str | None]] = set()
    for stand in held.stands:
        voice = (stand.stance, stand.who or f"\0{stand.entry.outlet}")
        if voice not in seen and (stand.who or stand.entry.state in ("new", "edited")):
            seen.add(voice)
            entry = stand.entry
            rows[stand.stance.replace("-", "_")].append(Position(stand.who, entry.at, entry.version, entry.item))
    return Standing(**{name: tuple(some) for name, some in rows.items()})


def _claim(folding: Folding, assessment: Assessment) -> tuple[Held | None, Entry | None]:
    """The claim that an assessment is on, by its target, by the statement that it makes, or by the words nearest to it."""
    board, version = folding.board, folding.reading.version.id
    target = assessment.target
    inner = [q.id for q in folding.reading.quantities if target and q.attribution == target]
    for ref in (f"{version}#{item}" for item in (target, *inner) if item):
        if held := board.places.get(ref):
            return held, member(held, ref)
    own = claims.maker(folding.reading.attributions, assessment)
    if own and (held := board.places.get(f"{version}#{own.id}")):
        return held, None
    near = [a for a in folding.reading.attributions if meet(a.content, assessment.target_span)]
    found = (board.places.get(f"{version}#{a.id}") for a in near)
    return next((h for h in found if h), None), None


def _stand(folding: Folding, assessment: Assessment, target: Entry | None) -> Stand | None:
    reading = folding.reading
    passage = passage_of(folding.passages, assessment.span)
    if passage is None:
        return None
    sentence = sentence_of(reading.text, passage, assessment.span).of(reading.text)
    entry = Entry(
        reading.version.id, assessment.id, folding.article, reading.version.url, reading.version.outlet, folding.at,
        folding.root(passage), passage.index, folding.state(passage, sentence), _holder(folding, assessment),
        words(reading.text, assessment.span), sentence, frozenset(),
    )  # fmt: skip
    return Stand(assessment.stance, entry.speaker, entry, target, own=not assessment.holder)


def _holder(folding: Folding, assessment: Assessment) -> str | None:
    """The name of who holds a position: that of the speaker whose words it is in, else the words of the holder."""
    if not assessment.holder:
        return None
    some = folding.reading.attributions
    own = claims.maker(some, assessment)
    found = [a for a in some if a.source and (inside(assessment.holder, a.source) or meet(assessment.holder, a.source))]
    named = next((a.speaker.name for a in ([own] if own else []) + found if a and a.speaker), None)
    held = words(folding.reading.text, assessment.holder).strip(" ,")
    if named is None and held.casefold() in ("we", "i", "us", "our"):
        return folding.reading.version.outlet
    return named or held


def _same(folding: Folding, new: Stand, old: Stand) -> bool:
    if new.stance != old.stance:
        return False
    if new.who is None or old.who is None:
        return (new.who or new.entry.outlet) == (old.who or old.entry.outlet) or new.entry.root == old.entry.root
    return folding.board.names.same(new.who, old.who)
