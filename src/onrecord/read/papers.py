"""Documents and outlets that speak: where an article names them, what it calls them in full, which of them a bare noun means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.model.attribution import Attribution, Speaker
from onrecord.model.mention import Actor
from onrecord.model.span import Span
from onrecord.read.actors import described
from onrecord.read.heard import Found, Said
from onrecord.read.nouns import Tree, bisect_start, roles, singular
from onrecord.read.pronouns import PRONOUNS

ADDRESS = re.compile(r"\w\.(?:com|net|org|[a-z]{2})$")
SUBJECTS = ("nsubj", "nsubjpass")
SIGNING = frozenset({"signed", "written", "penned", "sent", "drafted"})
NEAR = 3
"""Sentences back in which the outlet stands that "the paper" is."""


def papers(parsed: Tree) -> Mapping[str, Sequence[int]]:
    """The tokens that name documents, by their noun in the singular."""
    found: dict[str, list[int]] = {}
    for i, word in enumerate(parsed.words):
        if (noun := singular(word)) in roles().documents and parsed.doc.tokens[i].tag[:2] == "NN":
            found.setdefault(noun, []).append(i)
    return found


def fullest(parsed: Tree, before: Sequence[int]) -> str | None:
    """What a document is called where more than its noun was said last: "complaint filed in Sarn Court"; None where never."""
    names = (described(parsed, parsed.phrase(i)) for i in reversed(before))
    return next((name for name in names if " " in name), None)


def earlier(state: Said, attribution: Attribution, head: int) -> Found | None:
    """What "the complaint" was called before; None where it was not, or is told more of here."""
    parsed, said = state.parsed, attribution.source[0]
    if not _bare(parsed, said, head):
        return None
    before = [i for i in state.papers.get(singular(parsed.words[head]), ()) if i < head]
    spoken = next((state.heads[i] for i in reversed(before) if i in state.heads), None)
    if spoken is not None:
        return state.found[spoken]
    name = fullest(parsed, before)
    return Found(Speaker(name)) if name else None


def published(state: Said, attribution: Attribution, head: int) -> Found | None:
    """The outlet that was quoted last where "the paper" or "the story" says more; None where none was, or another paper was."""
    parsed, said = state.parsed, attribution.source[0]
    noun = singular(parsed.words[head])
    if noun not in roles().outlets or not _bare(parsed, said, head) or any(i < head for i in state.papers.get(noun, ())):
        return None
    starts, actors = state.scene.sentences, {a.id: a for a in parsed.doc.actors}
    here = bisect_right(starts, said.start)
    for start, id in reversed(state.heard):
        if here - bisect_right(starts, start) > NEAR:
            return None
        if _of_the_press(actors[id]):
            first = bisect_start(parsed.doc, start)
            its = {i for i, said in state.heads.items() if (of := state.found.get(said, Found()).speaker) and of.actor == id}
            other = any(first < i < head and i not in its for places in state.papers.values() for i in places)
            return None if other else Found(Speaker(actors[id].name, id))
    return None


def _of_the_press(actor: Actor) -> bool:
    """Whether a name is that of an outlet: by its last word, or by an address."""
    last = actor.name.split()[-1].lower()
    return actor.kind in ("organization", "place") and (last in roles().press or bool(ADDRESS.search(last)))


def _bare(parsed: Tree, said: Span, head: int) -> bool:
    """Whether a source is but "the", "this" or "that" with its noun."""
    return [parsed.words[i] for i in parsed.at(said)] in [[which, parsed.words[head]] for which in ("the", "this", "that")]


def page(state: Said, attribution: Attribution, head: int) -> Found | None:
    """What a page of the outlet said is the outlet's word: "an earlier version of this post"; "the same report" is that one."""
    parsed, source = state.parsed, attribution.source[0]
    said, noun = [parsed.words[i] for i in parsed.at(source)], singular(parsed.words[head])
    if noun not in roles().documents | {"version"}:
        return None
    if "same" in said:
        before = [a for a in state.by_id.values() if a.id in state.found and a.source and a.source[0] < source]
        named = [a for a in before if noun in {singular(parsed.words[i]) for i in parsed.at(a.source[0])}]
        return state.found[named[-1].id] if named else None
    outlet, pages = parsed.doc.version.outlet, roles().pages
    mine = any(a in ("this", "our") and b in pages for a, b in pairwise(said))
    dated = noun in pages and "(" in said and any(word[0].isdigit() for word in said[said.index("(") :])
    return Found(Speaker(outlet)) if outlet and ((mine and noun == "version") or dated) else None


def just(state: Said, pronoun: int) -> Found | None:
    """The document that was the last source, no further back than the sentence before a pronoun; or who has signed one there."""
    if signed := _signed(state, pronoun):
        return signed
    head = next((h for h in reversed(state.heads) if h < pronoun), None)
    if head is None or singular(state.parsed.words[head]) not in roles().documents:
        return None
    starts, tokens = state.scene.sentences, state.parsed.doc.tokens
    near = bisect_right(starts, tokens[pronoun].start) - bisect_right(starts, tokens[head].start) <= 1
    return state.found[state.heads[head]] if near else None


def _signed(state: Said, pronoun: int) -> Found | None:
    """Who has written the document that the sentence before a pronoun, or its own, tells of: "a note signed by Ann Marr"."""
    parsed, starts = state.parsed, state.scene.sentences
    here = bisect_right(starts, parsed.doc.tokens[pronoun].start)
    opens = bisect_start(parsed.doc, starts[here - 1]) if here else 0
    if any(parsed.doc.tokens[k].dep in SUBJECTS and parsed.words[k] not in PRONOUNS for k in range(opens, pronoun)):
        return None  # somebody else has been spoken of since
    some = sorted((i for places in state.papers.values() for i in places if i < pronoun), reverse=True)
    for i in (i for i in some if here - bisect_right(starts, parsed.doc.tokens[i].start) <= 1):
        act = parsed.child(i, "acl")
        agent = parsed.child(act, "agent") if act is not None and parsed.words[act] in SIGNING else None
        who = parsed.child(agent, "pobj") if agent is not None else None
        if who is not None:
            named = next((k for k in parsed.below[who] if parsed.doc.tokens[k].dep == "appos"), who)
            spans = parsed.doc.tokens[named].span, parsed.doc.tokens[who].span
            actor = next((a for span in spans for a in parsed.doc.actors if any(m.meets(span) for m in a.mentions)), None)
            return Found(Speaker(actor.name, actor.id)) if actor else None
    return None
