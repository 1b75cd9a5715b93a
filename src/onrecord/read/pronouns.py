"""Whom a pronoun may mean: the actors before it, by gender, number and kind, by distance, and by who was last heard."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.attribution import Attribution
from onrecord.model.mention import Actor
from onrecord.model.span import Span, Spans
from onrecord.read.cast import gender_of, titled
from onrecord.read.nouns import Tree, bisect_start, roles, singular

SHE = frozenset({"she", "her", "herself", "hers"})
HE = frozenset({"he", "him", "his", "himself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
ME = frozenset({"i", "me", "my", "myself"})
WE = frozenset({"we", "us", "our", "ourselves"})
PRONOUNS = SHE | HE | IT | THEY | ME | WE

REACH = 12
"""Sentences back in which an antecedent may stand."""
NEVER = -3.0
PER_SENTENCE, PER_PARAGRAPH = 1.0, 0.75
HEARD, SUBJECT = 2.0, 1.0
IN_OWN_CONTENT, IN_QUOTATION = -3.0, -2.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed article with what is asked at each pronoun: where sentences and paragraphs begin, what is quoted, genders."""

    parsed: Tree
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    quoted: tuple[Span, ...]
    genders: dict[str, str | None]


def scene(parsed: Tree) -> Scene:
    """The scene of an article whose actors are known."""
    doc = parsed.doc
    return Scene(
        parsed,
        tuple(s.start for s in doc.sentences),
        tuple(p.start for p in doc.paragraphs),
        tuple(c for a in doc.attributions if a.mode != "indirect" for c in a.content),
        {a.id: _gender(parsed, a) for a in doc.actors},
    )


def antecedents(at: Scene, word: str, offset: int, content: Spans, heard: Sequence[tuple[int, str]]) -> list[tuple[float, str]]:
    """The ids of the actors that the pronoun at `offset` fits, best first, with how well; `heard` are sources before it."""
    spoken: dict[str, list[Span]] = {}
    for start, actor_id in heard:
        spoken.setdefault(actor_id, []).append(Span(start, start + 1))
    earliest = at.sentences[max(0, bisect_right(at.sentences, offset) - 1 - REACH)] if at.sentences else 0
    found = []
    for actor in at.parsed.doc.actors:
        fit = _fit(actor, word, at.genders[actor.id])
        if fit <= NEVER:
            continue
        mine = spoken.get(actor.id, [])
        near = [m for m in (*actor.mentions, *mine) if earliest <= m.start < offset]
        if near:
            found.append((fit + max(_weight(at, m, offset, content, mine) for m in near), actor.id))
    return sorted(found, reverse=True)


def _weight(at: Scene, mention: Span, offset: int, content: Spans, spoken: Iterable[Span]) -> float:
    """How near and how prominent a mention is."""
    back = bisect_right(at.sentences, offset) - bisect_right(at.sentences, mention.start)
    above = bisect_right(at.paragraphs, offset) - bisect_right(at.paragraphs, mention.start)
    score = -PER_SENTENCE * back - PER_PARAGRAPH * above
    if any(mention.start <= s.start < mention.end for s in spoken):
        score += HEARD
    elif _is_subject(at.parsed, mention):
        score += SUBJECT
    if any(c.meets(mention) for c in content):
        return score + IN_OWN_CONTENT
    return score + IN_QUOTATION if any(c.meets(mention) for c in at.quoted) else score


def _is_subject(parsed: Tree, mention: Span) -> bool:
    head = parsed.head(mention)
    while head is not None and parsed.doc.tokens[head].dep == "conj" and parsed.doc.tokens[head].head != head:
        head = parsed.doc.tokens[head].head
    return head is not None and parsed.doc.tokens[head].dep in ("nsubj", "nsubjpass")


def _fit(actor: Actor, word: str, gender: str | None) -> float:
    """How well a pronoun fits an actor; NEVER where gender, number or kind forbids it."""
    last = actor.name.split()[-1].lower()
    many = actor.kind in ("group", "unnamed") and singular(last) != last
    if word in THEY:
        return 0.5 if many else 0.0 if actor.kind in ("group", "organization") else NEVER
    if word in IT:
        return 0.5 if actor.kind in ("organization", "place") else 0.0 if actor.kind == "group" and not many else NEVER
    if many or actor.kind not in ("person", "unnamed"):
        return NEVER
    if actor.kind == "unnamed" and not roles().persons & set(actor.name.lower().split()):
        return NEVER
    if gender is None:
        return -0.25
    return 0.5 if (gender == "f") == (word in SHE) else NEVER


def _gender(parsed: Tree, actor: Actor) -> str | None:
    """The gender, "f" or "m", of an actor: by titles and descriptions among its mentions, by "X said he", by its given name."""
    said = Counter(
        g for m in actor.mentions for i in parsed.at(m) if parsed.doc.tokens[i].dep != "poss" and (g := titled(parsed.words[i]))
    )
    if said:
        return said.most_common(1)[0][0]
    if actor.kind == "person":
        spoken = Counter(
            "f" if word in SHE else "m"
            for a in parsed.doc.attributions
            if a.mode == "indirect" and any(m == s for s in a.source for m in actor.mentions)
            if (word := _first(parsed, a)) in SHE | HE
        )
        kin = any(
            a is not actor and a.kind == "person" and a.name.split()[-1] == actor.name.split()[-1] for a in parsed.doc.actors
        )
        told = next(iter(spoken)) if len(spoken) == 1 else None
        return (gender_of(actor.name) or told) if kin else (told or gender_of(actor.name))
    return next((g for w in actor.name.lower().split() if (g := titled(w))), None)


def _first(parsed: Tree, attribution: Attribution) -> str:
    """The first word of a content, where it follows its cue: in "Marr said he was asleep", Marr is a man."""
    start = attribution.content[0].start
    follows = all(c.end <= start for c in attribution.cue) and bool(attribution.cue)
    return parsed.words[bisect_start(parsed.doc, start)] if follows else ""
