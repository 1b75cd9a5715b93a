"""Whose words an attribution holds: its source resolved to the fullest name or description in the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.attribution import Attribution, Speaker
from onrecord.model.document import Document
from onrecord.model.mention import Actor
from onrecord.model.span import Span, inside
from onrecord.read.cast import given, titled
from onrecord.read.nouns import Tree, bisect_start, roles, singular, tree

SHE = frozenset({"she", "her", "herself", "hers"})
HE = frozenset({"he", "him", "his", "himself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves", "theirs"})
ME = frozenset({"i", "me", "my", "myself"})
WE = frozenset({"we", "us", "our", "ourselves"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PRONOUNS = SHE | HE | IT | THEY | ME | WE
NAMING = (("identified", "as"), ("named", "as"), ("known", "as"))
MARGIN = 0.75
REACH = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What a source means: a speaker, or the candidates between which the article does not decide."""

    speaker: Speaker | None = None
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class Said:
    """The state of a reading from the first attribution to the last."""

    parsed: Tree
    by_id: dict[str, Attribution]
    found: dict[str, Found] = field(default_factory=dict)
    heard: list[tuple[int, str]] = field(default_factory=list)
    last: str | None = None


def speakers(docs: Sequence[Document]) -> list[Document]:
    """Each document with the `speaker` of its attributions, or the `candidates` where none can be told."""
    return [replace(doc, attributions=_told(doc)) for doc in docs]


def _told(doc: Document) -> tuple[Attribution, ...]:
    state = Said(tree(doc), {a.id: a for a in doc.attributions})
    for attribution in sorted(doc.attributions, key=_begins):
        found = _speaker(state, attribution)
        state.found[attribution.id] = found
        if attribution.source or not attribution.cue:
            state.last = attribution.id
        if found.speaker and found.speaker.actor and attribution.source:
            state.heard.append((attribution.source[0].start, found.speaker.actor))
    return tuple(replace(a, speaker=state.found[a.id].speaker, candidates=state.found[a.id].candidates) for a in doc.attributions)


def _begins(a: Attribution) -> tuple[int, int]:
    """Outer attributions first where they begin together, so that "I" within finds who speaks."""
    return min(s.start for s in (*a.source, *a.cue, *a.content)), -max(s.end for s in a.content or a.cue)


def _speaker(state: Said, attribution: Attribution) -> Found:
    if not attribution.source:
        if attribution.cue or state.last is None:
            return Found()
        return state.found[state.last]
    for other in state.by_id.values():
        if other.source == attribution.source and other.id in state.found:
            return state.found[other.id]
    head = state.parsed.head(attribution.source[0])
    if head is None:
        return Found(Speaker(_plain(state, attribution.source)))
    word = state.parsed.words[head]
    if word in RELATIVE:
        head = _antecedent(state.parsed, head)
    elif word in PRONOUNS:
        return _pronoun(state, attribution, head)
    return _noun(state, attribution, head)


def _antecedent(parsed: Tree, i: int) -> int:
    """The noun that a relative clause tells of."""
    for _ in range(6):
        token = parsed.doc.tokens[i]
        if token.dep == "relcl":
            return token.head
        i = token.head
    return i


def _noun(state: Said, attribution: Attribution, head: int) -> Found:
    parsed = state.parsed
    owner = parsed.child(head, "poss")
    token = parsed.doc.tokens[head].span
    actor = _apposed(state, attribution) or next((a for a in parsed.doc.actors if any(m.meets(token) for m in a.mentions)), None)
    if parsed.child(head, "conj") is not None and _joined(parsed, attribution, head):
        return Found(Speaker(_plain(state, attribution.source)))
    if actor and actor.name[0].isupper() and actor.kind != "unnamed":
        return Found(Speaker(actor.name, actor.id))
    if owner is not None and parsed.words[owner] in PRONOUNS and not _ours(parsed, attribution, owner):
        whose = _pronoun(state, attribution, owner)
        if whose.speaker:
            return Found(Speaker(f"{whose.speaker.name}'s {parsed.text(head)}", actor.id if actor else None))
    if actor:
        return Found(Speaker(actor.name, actor.id))
    return Found(Speaker(_plain(state, attribution.source)))


def _ours(parsed: Tree, attribution: Attribution, owner: int) -> bool:
    """Whether the owner is the outlet itself: "our source"."""
    return parsed.words[owner] in WE and attribution.parent is None


def _apposed(state: Said, attribution: Attribution) -> Actor | None:
    """The person whose name a source gives beside a description: "the mayor of Brackwater, Oswin Pell"."""
    parsed = state.parsed
    for actor in parsed.doc.actors:
        for mention in actor.mentions if actor.kind == "person" else ():
            within = any(s.covers(mention) for s in attribution.source)
            if within and mention.of(parsed.doc.text)[0].isupper() and _beside(parsed, attribution, mention):
                return actor
    return None


def _beside(parsed: Tree, attribution: Attribution, mention: Span) -> bool:
    """Whether a name in a source is the source's own name, and no part of what describes it."""
    name = parsed.head(mention)
    if name is None or parsed.doc.tokens[name].dep in ("compound", "poss", "nmod", "amod"):
        return False
    if name == parsed.head(attribution.source[0]):
        return True
    before = bisect_start(parsed.doc, mention.start) - 1
    before -= parsed.words[before] == ","
    described = singular(parsed.words[before]) in roles().persons or parsed.words[before - 1 : before + 1] in NAMING
    return described or (parsed.doc.tokens[name].dep == "appos" and parsed.doc.tokens[name].head < before + 1)


def _joined(parsed: Tree, attribution: Attribution, head: int) -> bool:
    other = parsed.child(head, "conj")
    return other is not None and any(s.covers(parsed.doc.tokens[other].span) for s in attribution.source)


def _plain(state: Said, source: Sequence[Span]) -> str:
    """A source as it stands, without its determiner and what follows a comma."""
    text = " ".join(" ".join(s.of(state.parsed.doc.text) for s in source).split())
    for first in ("the ", "a ", "an "):
        if text.lower().startswith(first):
            text = text[len(first) :]
    return text.split(", ")[0] if text.split(", ")[0] else text


def _pronoun(state: Said, attribution: Attribution, head: int) -> Found:
    word = state.parsed.words[head]
    if word in ME | WE:
        return _first_person(state, attribution, word)
    ranked = sorted(_scores(state, attribution, head, word), reverse=True)
    if not ranked:
        return Found()
    names = {a.id: a.name for a in state.parsed.doc.actors}
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return Found(None, tuple(names[i] for s, i in ranked if ranked[0][0] - s < MARGIN))
    best = ranked[0][1]
    return Found(Speaker(names[best], best))


def _first_person(state: Said, attribution: Attribution, word: str) -> Found:
    """Who says "I" or "we": the speaker of the words around; outside all quotation, for "we", the outlet."""
    if attribution.parent in state.found:
        return state.found[attribution.parent]
    for a in state.by_id.values():
        if a.id in state.found and a.mode != "indirect" and inside(attribution.source, a.content):
            return state.found[a.id]
    outlet = state.parsed.doc.version.outlet
    return Found(Speaker(outlet)) if word in WE and outlet else Found()


def _scores(state: Said, attribution: Attribution, head: int, word: str) -> list[tuple[float, str]]:
    """The actors before a pronoun that fit it, each with how near and how prominent its best mention is."""
    doc, at = state.parsed.doc, state.parsed.doc.tokens[head].start
    here, paragraph = _sentence(doc, at), _paragraph(doc, at)
    best: dict[str, float] = {}
    heard = {(start, actor) for start, actor in state.heard}
    for actor in doc.actors:
        fit = _fit(actor, word)
        if fit <= -2:
            continue
        for mention in (*actor.mentions, *(Span(s, s + 1) for s, i in state.heard if i == actor.id)):
            if mention.start >= at or here - _sentence(doc, mention.start) > REACH:
                continue
            score = fit - 1.0 * (here - _sentence(doc, mention.start)) - 0.75 * (paragraph - _paragraph(doc, mention.start))
            score += _prominence(state, mention, actor, heard)
            if any(c.meets(mention) for c in attribution.content):
                score -= 3
            elif any(c.meets(mention) for a in state.by_id.values() if a.mode != "indirect" for c in a.content):
                score -= 2
            best[actor.id] = max(best.get(actor.id, -99.0), score)
    return [(s, i) for i, s in best.items()]


def _prominence(state: Said, mention: Span, actor: Actor, heard: set[tuple[int, str]]) -> float:
    doc = state.parsed.doc
    if any(start == mention.start or mention.start <= start < mention.end for start, i in heard if i == actor.id):
        return 2.0
    head = state.parsed.head(mention)
    while head is not None and doc.tokens[head].dep == "conj" and doc.tokens[head].head != head:
        head = doc.tokens[head].head
    return 1.0 if head is not None and doc.tokens[head].dep in ("nsubj", "nsubjpass") else 0.0


def _fit(actor: Actor, word: str) -> float:
    """How well a pronoun fits an actor; -2 or less where gender, number or kind forbids it."""
    many = actor.kind in ("group", "unnamed") and singular(actor.name.split()[-1].lower()) != actor.name.split()[-1].lower()
    if word in THEY:
        return 0.5 if many else 0.0 if actor.kind in ("group", "organization") else -2.5
    if word in IT:
        return 0.5 if actor.kind in ("organization", "place") else 0.0 if actor.kind == "group" and not many else -3.0
    if many or actor.kind not in ("person", "unnamed"):
        return -3.0
    if actor.kind == "unnamed" and not roles().persons & set(actor.name.lower().split()):
        return -3.0
    said = gender_of(actor)
    if said is None:
        return -0.25
    return 0.5 if (said == "f") == (word in SHE) else -3.0


def gender_of(actor: Actor) -> str | None:
    """The gender, "f" or "m", of an actor by its name."""
    words = actor.name.lower().split()
    if actor.kind == "person":
        return given(words[0]) or ("f" if len(words) > 1 and words[0].endswith("a") else None)
    return next((g for w in words if (g := titled(w))), None)


def _sentence(doc: Document, offset: int) -> int:
    return _index([s.start for s in doc.sentences], offset)


def _paragraph(doc: Document, offset: int) -> int:
    return _index([s.start for s in doc.paragraphs], offset)


def _index(starts: Sequence[int], offset: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        mid = (low + high) // 2
        low, high = (mid + 1, high) if starts[mid] <= offset else (low, mid)
    return low - 1
