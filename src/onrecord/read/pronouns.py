"""Whom a pronoun may mean: the actors before it, by gender, number and kind, by distance, and by who was last heard."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.document import Document
from onrecord.model.mention import Actor
from onrecord.model.span import Span, Spans
from onrecord.read.cast import gender_of, titled
from onrecord.read.nouns import Tree, bisect_start, roles, singular

SHE = frozenset({"she", "her", "herself", "hers"})
HE = frozenset({"he", "him", "his", "himself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
OWN = frozenset({"his", "her", "its", "their"})
ME = frozenset({"i", "me", "my", "myself"})
WE = frozenset({"we", "us", "our", "ourselves"})
PRONOUNS = SHE | HE | IT | THEY | ME | WE

REACH = 12
"""Sentences back in which an antecedent may stand."""
NEVER = -3.0
PER_SENTENCE, PER_PARAGRAPH = 1.0, 0.75
HEARD, SUBJECT, OWNER = 2.0, 1.0, 1.0
IN_OWN_CONTENT, IN_QUOTATION = -3.0, -2.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed article with what is asked at each pronoun: where sentences begin, what is quoted, genders, surnames."""

    parsed: Tree
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    quoted: tuple[Span, ...]
    genders: dict[str, str | None]
    families: dict[str, list[Actor]]


def scene(parsed: Tree) -> Scene:
    """The scene of an article whose actors are known."""
    doc = parsed.doc
    families, themselves = _families(doc), _of_themselves(parsed)
    return Scene(
        parsed,
        tuple(s.start for s in doc.sentences),
        tuple(p.start for p in doc.paragraphs),
        tuple(c for a in doc.attributions if a.mode != "indirect" for c in a.content),
        {a.id: _gender(parsed, a, themselves) for a in doc.actors},
        families,
    )


def antecedents(at: Scene, word: str, offset: int, content: Spans, heard: Sequence[tuple[int, str]]) -> list[tuple[float, str]]:
    """The ids of the actors that the pronoun at `offset` fits, best first, with how well; `heard` are sources before it.

    In a live blog they are those of its own post: what stands above was written later.
    """
    spoken: dict[str, list[Span]] = {}
    for start, actor_id in heard:
        spoken.setdefault(actor_id, []).append(Span(start, start + 1))
    reach = at.sentences[max(0, bisect_right(at.sentences, offset) - 1 - REACH)] if at.sentences else 0
    post = next((p.span.start for p in at.parsed.doc.version.posts if p.span.start <= offset < p.span.end), 0)
    return _since(at, word, offset, content, spoken, max(post, reach))


def _since(
    at: Scene, word: str, offset: int, content: Spans, spoken: Mapping[str, list[Span]], earliest: int
) -> list[tuple[float, str]]:
    """The same for those that are named from a place on."""
    found = []
    for actor in at.parsed.doc.actors:
        gender, mine = at.genders[actor.id], spoken.get(actor.id, [])
        near = [m for m in (*actor.mentions, *mine) if earliest <= m.start < offset]
        owns = word in OWN and any(_owns(at, m, offset) for m in near)
        mistaken = owns and word in IT and actor.kind == "person" and gender is None  # "its" says that it is none
        fit = 0.0 if mistaken else _fit(actor, word, gender)
        if near and fit > NEVER:
            found.append((fit + OWNER * owns + max(_weight(at, m, offset, content, mine) for m in near), actor.id))
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


def _owns(at: Scene, mention: Span, offset: int) -> bool:
    """Whether a mention is the subject of the sentence in which something is called its own: "the firm withdrew its claim"."""
    return bisect_right(at.sentences, offset) == bisect_right(at.sentences, mention.start) and _is_subject(at.parsed, mention)


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
        body = actor.kind == "group" or (actor.kind == "unnamed" and not roles().persons & set(actor.name.lower().split()))
        return 0.5 if actor.kind in ("organization", "place") else 0.0 if body and not many else NEVER
    if many or actor.kind not in ("person", "unnamed"):
        return NEVER
    if actor.kind == "unnamed" and not roles().persons & set(actor.name.lower().split()):
        return NEVER
    if gender is None:
        return -0.25
    return 0.5 if (gender == "f") == (word in SHE) else NEVER


def _families(doc: Document) -> dict[str, list[Actor]]:
    """The persons of each surname, by their full names."""
    found: dict[str, list[Actor]] = {}
    for actor in doc.actors:
        if actor.kind == "person" and " " in actor.name:
            found.setdefault(actor.name.split()[-1], []).append(actor)
    return found


def _of_themselves(parsed: Tree) -> dict[Span, str]:
    """The gender, "f" or "m", that a source gives itself: in "Marr said he was asleep", Marr is a man.

    "He" may as well be somebody else, so nobody else may be named in that sentence or the one before.
    """
    found, starts = dict[Span, str](), [s.start for s in parsed.doc.sentences]
    named = sorted((m.start, a.id) for a in parsed.doc.actors if a.kind == "person" for m in a.mentions)
    for a in parsed.doc.attributions:
        if a.mode == "indirect" and a.source and a.cue and a.content and a.cue[-1].end <= a.content[0].start:
            word = parsed.words[bisect_start(parsed.doc, a.content[0].start)]
            first = starts[max(0, bisect_right(starts, a.source[0].start) - 2)]
            near = {id for _, id in named[bisect_left(named, (first, "")) : bisect_left(named, (a.content[0].start, ""))]}
            if word in SHE | HE and len(near) == 1:
                found.update(dict.fromkeys(a.source, "f" if word in SHE else "m"))
    return found


def _gender(parsed: Tree, actor: Actor, themselves: Mapping[Span, str]) -> str | None:
    """The gender, "f" or "m", of an actor: by titles and descriptions among its mentions, by its given name, by "X said he"."""
    said = Counter(
        g for m in actor.mentions for i in parsed.at(m) if parsed.doc.tokens[i].dep != "poss" and (g := titled(parsed.words[i]))
    )
    if said:
        return said.most_common(1)[0][0]
    if actor.kind == "person":
        told = {themselves[m] for m in actor.mentions if m in themselves}
        return gender_of(actor.name) or (told.pop() if len(told) == 1 else None)
    return next((g for w in actor.name.lower().split() if (g := titled(w))), None)
