"""Who takes which position on a claim, since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.link import classes, clauses, entries, joining, stances
from onrecord.link.board import Folding, Held, Stand, member
from onrecord.link.entry import Entry
from onrecord.link.gainsaying import contraries
from onrecord.link.passages import passage_of, sentence_of
from onrecord.link.topics import weighs
from onrecord.link.words import content, names, stem, tokens
from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.claim import Position, Standing
from onrecord.model.span import words

PRONOUNS = ("he", "she", "it", "they")
ONLY = 2
"""Words that carry meaning, up to which one that speaks of a figure says nothing else: "that figure"."""


def positions(folding: Folding) -> list[tuple[Held, Stand, bool]]:
    """Each position of a version with the claim that it is on, and whether it is news: nobody's position so far."""
    out = []
    for assessment in folding.reading.assessments:
        held, target = _claim(folding, assessment)
        target = _of_others(folding, assessment, held, target)
        stand = _stand(folding, assessment, target)
        if held is not None and stand is not None:
            known = any(_same(folding, stand, old) for old in held.stands)
            held.stands.append(stand)
            out.append((held, stand, not known))
    return out


def affirmed(folding: Folding) -> list[tuple[Held, Stand, bool]]:
    """The confirmations that a verb alone makes: someone "confirmed" what others had said before."""
    out = []
    for a in folding.reading.attributions:
        made = any(entries.maker([a], s) for s in folding.reading.assessments)
        if made or not a.speaker or not stances.affirms(words(folding.reading.text, a.cue)):
            continue
        for held, entry in _said(folding, a):
            target = _of_another(folding, held, entry)
            if target and not any(
                s.who and s.stance == "confirms" and folding.board.names.same(s.who, entry.speaker) for s in held.stands
            ):
                stand = Stand("confirms", entry.speaker, replace(entry, item=a.id), target, own=False)
                held.stands.append(stand)
                out.append((held, stand, True))
    return out


def gainsaid(
    folding: Folding, stated: Sequence[tuple[Held, Entry, bool]], taken: Sequence[tuple[Held, Stand, bool]]
) -> list[tuple[Held, Stand, bool]]:
    """The denials that a statement makes by saying the contrary of what another says near it.

    Whoever has `taken` a position in so many words says no more than that by what follows, unless it is about another claim.
    """
    out, names = [], folding.board.names
    for held, entry, target in contraries(folding, stated):
        here = target.version == entry.version
        if any(s.stance == "retracts" and s.target == entry.item for s in folding.reading.assessments):
            continue
        said = ((h, s) for h, s, _ in taken if s.stance != "retracts" and abs(s.entry.passage - entry.passage) <= 1)
        near = (s for h, s in said if here or h is held)
        if not any(names.same(s.who, entry.speaker) for s in near):
            own = entry.said or f"said that {clauses.lower(clauses.plain(entry.text))}"
            stand = Stand("denies", entry.speaker, entry, target, own=False, own_words="" if entry.quoted else own)
            known = any(_same(folding, stand, old) for old in held.stands)
            held.stands.append(stand)
            out.append((held, stand, not known))
    return out


def _said(folding: Folding, attribution: Attribution) -> Iterator[tuple[Held, Entry]]:
    """The claims that a statement, or a figure in it, is a member of."""
    version = folding.reading.version.id
    inner = [q.id for q in folding.reading.quantities if q.attribution == attribution.id]
    for ref in (f"{version}#{item}" for item in (attribution.id, *inner)):
        held = folding.board.places.get(ref)
        if held and (found := member(held, ref)):
            yield held, found


def _of_another(folding: Folding, held: Held, entry: Entry) -> Entry | None:
    """What someone else said before in a claim; of a figure, the same one."""
    names = folding.board.names
    earlier = (m for m in held.members if m.version != entry.version and m.article != entry.article and not m.former)
    others = (m for m in earlier if m.speaker and not names.same(m.speaker, entry.speaker))
    return next((m for m in others if m.topic is None or m.bounds == entry.bounds), None) if entry.state == "new" else None


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
    """The claim that an assessment is on, and the member that it is taken on.

    What its words call by name ("the missing figure", "a drone attack") goes before its target, which may be a guess.
    """
    board, version = folding.board, folding.reading.version.id
    own = entries.maker(folding.reading.attributions, assessment)
    made = board.places.get(f"{version}#{own.id}") if own else None
    aim = _aim(folding, assessment)
    said = words(folding.reading.text, assessment.target_span) or (words(folding.reading.text, own.content) if own else "")
    kinds = {aim.topic.kind} if aim and aim.topic and aim.item == assessment.target and _given(assessment, aim) else None
    if aim and kinds is not None and set(classes.kinds(said)) <= kinds:
        return board.places.get(aim.ref), aim
    if assessment.stance == "retracts" and (withdrawn := _withdrawn(folding, assessment)):
        return withdrawn
    if named := _figure(folding, assessment, said):
        return named
    if made and not made.topic and any(m.version != version for m in made.members):
        return made, member(made, aim.ref) if aim else None
    held = board.places.get(aim.ref) if aim else None
    about = _about(folding, assessment) or _within(folding, assessment)
    if held is None or (about and about is not held and len(held.members) == 1 and not _owned(folding, assessment, aim)):
        return about or held or made, None
    return held, aim


def _of_others(folding: Folding, assessment: Assessment, held: Held | None, target: Entry | None) -> Entry | None:
    """The figure that somebody denies or questions: never their own, but the last one that another gave in its claim."""
    if held is None or target is None or target.topic is None or assessment.stance not in ("denies", "questions"):
        return target
    holder, names = entries.holder(folding, assessment), folding.board.names
    if not holder or not names.same(holder, target.speaker):
        return target
    others = [m for m in reversed(held.members) if m.topic and not m.former and m.voice and not names.same(m.voice, holder)]
    owner = set(map(stem, tokens(words(folding.reading.text, assessment.target_span))))
    return next((m for m in others if owner & set(content(m.speaker or ""))), next(iter(others), target))


def _given(assessment: Assessment, aim: Entry) -> bool:
    """Whether a figure says something by itself, or is the former one that somebody takes back."""
    weighty = aim.topic is not None and weighs(aim.topic, aim.low, aim.high)
    return weighty or (aim.former and assessment.stance == "retracts")


def _within(folding: Folding, assessment: Assessment) -> Held | None:
    """The claim of the statement in which an assessment stands, where other texts speak of it too."""
    version, said = folding.reading.version.id, entries.around(folding.reading.attributions, assessment)
    held = folding.board.places.get(f"{version}#{said.id}") if said else None
    return held if held and any(m.version != version for m in held.members) else None


def _owned(folding: Folding, assessment: Assessment, aim: Entry | None) -> bool:
    """Whether the words for the target name who made the statement: "the minister's claims"."""
    said = set(map(stem, tokens(words(folding.reading.text, assessment.target_span))))
    return aim is not None and bool(said & names(f"by {aim.speaker or ''}"))


def _aim(folding: Folding, assessment: Assessment) -> Entry | None:
    """The member that an assessment names as its target: the statement, or a figure in it."""
    version, target = folding.reading.version.id, assessment.target
    inner = [q.id for q in folding.reading.quantities if target and q.attribution == target]
    refs = (f"{version}#{item}" for item in (target, *inner) if item)
    return next((m for ref in refs if (m := member(folding.board.places.get(ref), ref))), None)


def _figure(folding: Folding, assessment: Assessment, said: str) -> tuple[Held, Entry] | None:
    """The figure that an assessment speaks of: of the thing or class that it names, of the value beside it, or the first."""
    if not classes.spoken_of(said):
        return None
    version, kinds, beside = folding.reading.version.id, classes.kinds(said), _beside(folding, assessment)
    there = (m for p in folding.passages for m in folding.board.standing.get((version, p.index), ()) if not m.former)
    placed = ((folding.board.places[m.ref], m) for m in there)
    counted, things = [(h, m) for h, m in placed if m.topic], content(said)
    if called := next(((h, m) for h, m in counted if m.topic and m.topic.thing in things), None):
        return called
    some = sorted(((h, m) for h, m in counted if h.topic and h.topic.telling), key=lambda row: row[0].number)
    named = [(h, m) for h, m in some if h.topic and h.topic.kind in kinds]
    valued = [(h, m) for h, m in some if m.bounds in beside]
    return min(named or valued or some, key=lambda row: row[1].passage, default=None)


def _withdrawn(folding: Folding, assessment: Assessment) -> tuple[Held, Entry] | None:
    """The figure that the sentence of a withdrawal gives, if any reader would ask for it."""
    bounds, place = _beside(folding, assessment), passage_of(folding.passages, assessment.span)
    there = folding.board.standing.get((folding.reading.version.id, place.index), ()) if place else ()
    some = [m for m in there if m.topic and m.topic.telling and m.bounds in bounds]
    return next(((folding.board.places[m.ref], m) for m in some), None)


def _beside(folding: Folding, assessment: Assessment) -> set[tuple[float | int | None, float | int | None]]:
    """The bounds of the figures in the sentence of an assessment."""
    place = passage_of(folding.passages, assessment.span)
    if place is None:
        return set()
    sentence = sentence_of(folding.reading.text, place, assessment.span)
    return {(q.low, q.high) for q in folding.reading.quantities if sentence.covers(q.span[0])}


def _about(folding: Folding, assessment: Assessment) -> Held | None:
    """The claim in words that what an assessment is on, as far as it says so, comes nearest to; else its sentence."""
    place = passage_of(folding.passages, assessment.span)
    if place is None:
        return None
    whole = sentence_of(folding.reading.text, place, assessment.span)
    for span in (*assessment.target_span[:1], whole):
        entry = entries.sentence(folding, assessment.id, span, span.of(folding.reading.text))
        if entry and (held := joining.nearest(folding.board, entry, elsewhere=True)):
            return held
    return None


def _stand(folding: Folding, assessment: Assessment, target: Entry | None) -> Stand | None:
    reading = folding.reading
    passage = passage_of(folding.passages, assessment.span)
    if passage is None:
        return None
    sentence = sentence_of(reading.text, passage, assessment.span).of(reading.text)
    entry = Entry(
        reading.version.id, assessment.id, folding.article, reading.version.url, reading.version.outlet, folding.at,
        folding.root(passage), passage.index, folding.state(passage, sentence), _holder(folding, assessment, target, sentence),
        words(reading.text, assessment.span), sentence, frozenset(),
    )  # fmt: skip
    own = entries.maker(reading.attributions, assessment) or entries.around(reading.attributions, assessment)
    made = entries.statement(folding, own) if own else None
    target = target or (_answer(folding, made) if made and assessment.stance == "denies" else None)
    own_words = made.said if made and made.stems and not (classes.spoken_of(made.text) and len(made.stems) <= ONLY) else ""
    return Stand(assessment.stance, entry.speaker, entry, target, own=entry.speaker is None, own_words=own_words)


def _answer(folding: Folding, made: Entry) -> Entry | None:
    """What a denial in a claim answers: what another speaker said last before it in the same text."""
    held = folding.board.places.get(made.ref)
    before = (
        [m for m in held.members if m.version == made.version and (m.passage, m.place) < (made.passage, made.place)]
        if held
        else []
    )
    others = [m for m in before if m.speaker and not m.answer and not folding.board.names.same(m.speaker, made.speaker)]
    return others[-1] if others else None


def _holder(folding: Folding, assessment: Assessment, target: Entry | None, sentence: str) -> str | None:
    """Who holds a position; what "he" takes back, or a figure withdrawn where it is given, is withdrawn by who gave it."""
    holder = entries.holder(folding, assessment)
    if assessment.stance != "retracts" or target is None:
        return holder
    own = (holder or "").casefold() in PRONOUNS or (not assessment.holder and target.former and target.sentence == sentence)
    return target.speaker if own else holder


def _same(folding: Folding, new: Stand, old: Stand) -> bool:
    if new.stance != old.stance:
        return False
    if new.who is None or old.who is None:
        return (new.who or new.entry.outlet) == (old.who or old.entry.outlet) or new.entry.root == old.entry.root
    return folding.board.names.same(new.who, old.who)
