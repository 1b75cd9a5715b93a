"""Whose words an attribution holds: its source resolved to the fullest name or description in the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.attribution import Attribution, Speaker
from onrecord.model.document import Document
from onrecord.model.mention import Actor
from onrecord.model.span import Span, inside, meet
from onrecord.read.actors import unbracketed
from onrecord.read.appositions import apposed
from onrecord.read.bodies import owners, unplaced
from onrecord.read.clauses import placed
from onrecord.read.heard import Found, Said
from onrecord.read.nouns import Tree, roles, singular, tree
from onrecord.read.papers import earlier, just, page, papers, published
from onrecord.read.pronouns import IT, ME, PRONOUNS, WE, antecedents, scene

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SHORT = 3
"""Words of a description that a possessive mark may still stand after."""
COMMA = re.compile(r", (?!\d)")
"""A comma that is none of a date: "July 15, 2005 memo"."""
MARGIN = 0.75
"""How much better the best antecedent of a pronoun must fit than the next."""


def speakers(docs: Sequence[Document]) -> list[Document]:
    """Each document with the `speaker` of its attributions, or the `candidates` where none can be told."""
    return [replace(doc, attributions=_told(doc)) for doc in docs]


def _told(doc: Document) -> tuple[Attribution, ...]:
    parsed = tree(doc)
    state = Said(parsed, scene(parsed), {a.id: a for a in doc.attributions}, papers=papers(parsed))
    for attribution in sorted(doc.attributions, key=_begins):
        found = _speaker(state, attribution)
        state.found[attribution.id] = found
        state.sources.setdefault(attribution.source, attribution.id)
        if attribution.source or not attribution.cue:
            state.last = attribution.id
        if found.speaker and found.speaker.actor and attribution.source:
            state.heard.append((attribution.source[0].start, found.speaker.actor))
    told = {id: _placed(parsed, found) for id, found in state.found.items()}
    return tuple(replace(a, speaker=told[a.id].speaker, candidates=told[a.id].candidates) for a in doc.attributions)


def _placed(parsed: Tree, found: Found) -> Found:
    """What was found, unless it is a body of a place that is not told: "police" where two towns have them, or none is named."""
    named = found.speaker.name if found.speaker else ""
    named = named.lower() if named.lower() == "police" else named  # at the beginning of a sentence
    if not named or not unplaced(named):
        return found
    return Found(None, tuple(f"{place} {named}" for place in sorted(owners(parsed).get(named, ()))) or (named,))


def _begins(a: Attribution) -> tuple[int, int]:
    """Outer attributions first where they begin together, so that "I" within finds who speaks."""
    return min(s.start for s in (*a.source, *a.cue, *a.content)), -max(s.end for s in a.content or a.cue)


def _speaker(state: Said, attribution: Attribution) -> Found:
    if not attribution.source:
        if attribution.cue or state.last is None:
            return Found()
        return state.found[state.last]
    if attribution.source in state.sources:
        return state.found[state.sources[attribution.source]]
    head = state.parsed.head(attribution.source[0])
    if head is None:
        mere = _qualifies(state.parsed, attribution)
        return Found() if mere else Found(Speaker(_plain(state, attribution.source)))
    head = _author(state.parsed, state.parsed.counted(_named(state.parsed, _titled(state.parsed, head))))
    word = state.parsed.words[head]
    state.heads[head] = attribution.id
    if _short(state.parsed.text(head)):
        return _noun(state, attribution, head)
    if word in RELATIVE:
        head = _antecedent(state.parsed, head)
    elif word in PRONOUNS:
        return _pronoun(state, attribution, head)
    return _noun(state, attribution, head)


def _titled(parsed: Tree, head: int) -> int:
    """The name that a title which was taken for a noun stands before: "Sens. Tom Udd and Ann Marr"; else the noun itself."""
    after = head + 1 + (parsed.words[head + 1 : head + 2] == (".",))
    if parsed.words[head].rstrip(".") not in roles().titles or parsed.doc.tokens[min(after, len(parsed.words) - 1)].tag != "NNP":
        return head
    while after < len(parsed.words) and parsed.doc.tokens[after].dep == "compound":
        after = parsed.doc.tokens[after].head
    return min(after, len(parsed.words) - 1)


def _named(parsed: Tree, head: int) -> int:
    """The name right after a noun that tells who bears it: "the relief organisation Open Granary"; else the noun itself."""
    tokens = parsed.doc.tokens
    names = (k for k in parsed.below[head] if k > head and tokens[k].dep == "appos" and tokens[k].tag.startswith("NNP"))
    return next((k for k in names if all(tokens[n].head == k for n in range(head + 1, k))), head)


def _short(word: str) -> bool:
    """Whether what might be a pronoun is the short name of a body."""
    return word in ("WHO", "US")


def _qualifies(parsed: Tree, attribution: Attribution) -> bool:
    """Whether a source is but an adjective of the cue, which names nobody: "the startling claim that"."""
    tokens = parsed.doc.tokens
    words = [i for i in parsed.at(attribution.source[0]) if tokens[i].tag != "DT"]
    mere = all(tokens[i].dep == "amod" and parsed.text(i).islower() for i in words)
    return mere and all(any(part.covers(tokens[tokens[i].head].span) for part in attribution.cue) for i in words)


def _author(parsed: Tree, head: int) -> int:
    """Whose words a statement holds: "the ministry's statement put it at 140" is the ministry's; else the noun itself."""
    owner = parsed.child(head, "poss") if singular(parsed.words[head]) in roles().utterances else None
    return head if owner is None else owner


def _antecedent(parsed: Tree, i: int) -> int:
    """The noun that a relative clause tells of; "who" is nobody's place."""
    who, at = parsed.words[i] == "who", i
    for _ in range(6):
        token = parsed.doc.tokens[at]
        if token.dep == "relcl":
            return placed(parsed.doc.tokens, parsed.words, token.head) if who else token.head
        at = token.head
    before = i - 1 - (parsed.words[i - 1] == ",")
    return before if i > 1 and parsed.doc.tokens[before].tag[:2] == "NN" else i


def _noun(state: Said, attribution: Attribution, head: int) -> Found:
    parsed = state.parsed
    owner = parsed.child(head, "poss")
    if its := page(state, attribution, head):
        return its
    token = parsed.doc.tokens[head].span
    if parsed.words[head] in RELATIVE and not _short(parsed.text(head)):
        return Found()
    if parsed.words[head + 1 : head + 3] == ("-", "old"):
        return Found(Speaker(_plain(state, attribution.source)))
    actor = apposed(parsed, attribution.source) or next(
        (a for a in parsed.doc.actors if any(m.meets(token) and not meet((m,), attribution.cue) for m in a.mentions)), None
    )
    if (
        parsed.child(head, "conj") is not None
        and _joined(parsed, attribution, head)
        and not (actor and _last(parsed, attribution, actor))
    ):
        return Found(Speaker(_plain(state, attribution.source)))
    if actor and actor.name[0].isupper() and actor.kind != "unnamed":
        actor = _of_family(state, actor, token.start)
        return Found(Speaker(actor.name, actor.id))
    if owner is not None and parsed.words[owner] in PRONOUNS and not _ours(parsed, attribution, owner):
        whose = _pronoun(state, attribution, owner)
        if whose.speaker:
            return Found(Speaker(_of(whose.speaker.name, parsed.text(head)), actor.id if actor else None))
    if actor:
        return Found(Speaker(actor.name, actor.id))
    told = earlier(state, attribution, head) or published(state, attribution, head)
    return told or Found(Speaker(_plain(state, attribution.source)))


def _of(owner: str, what: str) -> str:
    """Something by whose it is: "Ann Marr's lawyer", "report of the inquiry set up by both sides"."""
    if not owner[0].isupper() and len(owner.split()) > SHORT:
        return f"{what} of the {owner}"
    return f"{owner}' {what}" if owner.endswith("s") else f"{owner}'s {what}"


def _of_family(state: Said, actor: Actor, start: int) -> Actor:
    """Which of several who bear a surname it means: the one of its gender, or who spoke last before; else the surname itself."""
    family = [a for a in _bearers(state, actor) if a.mentions[0].start < start]
    genders = state.scene.genders
    fits = [a for a in family if None in (genders[actor.id], genders[a.id]) or genders[actor.id] == genders[a.id]]
    ids = {a.id: a for a in fits}
    last = next((ids[id] for _, id in reversed(state.heard) if id in ids), None)
    return fits[0] if len(fits) == 1 else last or actor


def _bearers(state: Said, actor: Actor) -> list[Actor]:
    """The persons whose full names end in the one word that an actor is named by."""
    return state.scene.families.get(actor.name, [])


def _ours(parsed: Tree, attribution: Attribution, owner: int) -> bool:
    """Whether the owner is the outlet itself: "our source"."""
    return parsed.words[owner] in WE and attribution.parent is None


def _joined(parsed: Tree, attribution: Attribution, head: int) -> bool:
    other = parsed.child(head, "conj")
    return other is not None and any(s.covers(parsed.doc.tokens[other].span) for s in attribution.source)


def _last(parsed: Tree, attribution: Attribution, actor: Actor) -> bool:
    """Whether a source ends with a name and what bears it: "eight drivers and three loaders, our director, Lucasta Feen"."""
    source = attribution.source[-1]
    ends = (m.start for m in actor.mentions if source.covers(m) and source.end - m.end < 2)
    before = list(parsed.at(Span(source.start, next(ends, source.start))))
    commas = [n for n in before if parsed.words[n] == ","]
    return len(commas) > 1 and commas[-1] == before[-1] and "and" not in parsed.words[commas[-2] : commas[-1]]


def _plain(state: Said, source: Sequence[Span]) -> str:
    """A source as it stands, without its determiner and what follows a comma."""
    text = " ".join(" ".join(s.of(state.parsed.doc.text) for s in source).split())
    for first in ("the ", "a ", "an "):
        if text.lower().startswith(first):
            text = text[len(first) :]
    text = unbracketed(text)
    return COMMA.split(text)[0] or text


def _pronoun(state: Said, attribution: Attribution, head: int) -> Found:
    word = state.parsed.words[head]
    if word in ME | WE:
        return _first_person(state, attribution, word)
    if word in IT and (paper := just(state, head)):
        return paper
    start = state.parsed.doc.tokens[head].start
    actors, best = {a.id: a for a in state.parsed.doc.actors}, dict[str, float]()
    for score, id in antecedents(state.scene, word, start, attribution.content, state.heard):
        if len({state.scene.genders[a.id] for a in _bearers(state, actors[id])}) < 2:
            best.setdefault(_of_family(state, actors[id], start).id, score)
    if not best:
        return Found()
    ranked = [(score, id) for id, score in best.items()]
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return Found(None, tuple(actors[i].name for s, i in ranked if ranked[0][0] - s < MARGIN))
    meant = ranked[0][1]
    return Found(Speaker(actors[meant].name, meant))


def _first_person(state: Said, attribution: Attribution, word: str) -> Found:
    """Who says "I" or "we": the speaker of the words around; outside all quotation, for "we", the outlet."""
    if attribution.parent in state.found:
        return state.found[attribution.parent]
    for a in state.by_id.values():
        if a.id in state.found and a.mode != "indirect" and inside(attribution.source, a.content):
            return state.found[a.id]
    outlet = state.parsed.doc.version.outlet
    return Found(Speaker(outlet)) if word in WE and outlet else Found()
