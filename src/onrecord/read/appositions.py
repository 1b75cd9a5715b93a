"""Whose name stands beside what describes them in one source: "the mayor of Brackwater, Oswin Pell", "the agency NNA"."""

from __future__ import annotations

from onrecord.model.mention import Actor
from onrecord.model.span import Span, Spans
from onrecord.read.nouns import Tree, bisect_start, roles, singular

NAMING = (("identified", "as"), ("named", "as"), ("known", "as"))
TITLE = frozenset({"NN", "NNP", "JJ", "DT", "PRP$", "VBN"})
"""Tags of what stands before a name as its title, with the determiner."""
BETWEEN = frozenset({"by", "of", "for", "from", "with", "against"})
"""Words after which a name says whose, or by whom, something is."""
DESCRIBING = frozenset({"compound", "poss", "nmod", "amod"})
APART = frozenset({"IN", "POS", ",", "CC"})
"""Tags of what makes a name after it another one than the noun before it."""


def apposed(parsed: Tree, source: Spans) -> Actor | None:
    """The person or body whose name a source gives beside a description; None where it gives none."""
    for actor in parsed.doc.actors:
        for mention in actor.mentions if actor.kind in ("person", "organization") else ():
            if not any(s.covers(mention) for s in source) or not parsed.text(parsed.at(mention)[-1])[0].isupper():
                continue
            if (_person if actor.kind == "person" else _body)(parsed, source[0], mention):
                return actor
    return None


def _person(parsed: Tree, source: Span, mention: Span) -> bool:
    """Whether a person's name in a source is the source's own name, and no part of what describes it."""
    name = parsed.head(mention)
    if name is None or parsed.doc.tokens[name].dep in DESCRIBING:
        return False
    if name == parsed.head(source):
        return True
    first = bisect_start(parsed.doc, mention.start)
    before = first - 1 - (parsed.words[first - 1] == ",")
    if parsed.words[before - 1 : before + 1] in NAMING or parsed.words[before] in ("named", "called", "name"):
        return True
    if parsed.words[first - 1] != "," and _within(parsed, source, name):
        return False
    if _person_noun(parsed.words[before]):
        return True
    dep, above = parsed.doc.tokens[name].dep, parsed.doc.tokens[name].head
    if (dep not in ("pobj", "conj") or parsed.doc.tokens[above].start < source.start) and any(
        _person_noun(parsed.words[i]) for i in range(first, name)
    ):
        return True
    body = any(
        a.kind == "organization" and any(m.covers(parsed.doc.tokens[above].span) for m in a.mentions) for a in parsed.doc.actors
    )
    return (dep == "appos" and above <= before and not body) or (before < first - 1 and _ends(parsed, source, mention))


def _within(parsed: Tree, source: Span, name: int) -> bool:
    """Whether a name only says of whom the source is: "the families of journalists Jim Foley", "an inquiry led by Ann Marr"."""
    before = name - 1
    while before > 0 and parsed.doc.tokens[before].tag in TITLE:
        before -= 1
    body = parsed.words[before - 1] in roles().organizations  # "Department of Safety spokesman Ann Marr"
    if parsed.words[before] in BETWEEN and not body and parsed.doc.tokens[before].start >= source.start:
        return True
    head, at = parsed.head(source), name
    for _ in range(6):
        if at == head or parsed.doc.tokens[at].head == at:
            return False
        if parsed.doc.tokens[at].dep == "prep" and parsed.doc.tokens[at].head == head:
            return True
        at = parsed.doc.tokens[at].head
    return False


def _ends(parsed: Tree, source: Span, mention: Span) -> bool:
    """Whether a name ends a source that begins with what the person is: "The director of the port (PHA), Oswin Pell"."""
    described = any(_person_noun(parsed.words[i]) for i in parsed.at(Span(source.start, mention.start)))
    return described and mention.end >= source.end - 1


def _body(parsed: Tree, source: Span, mention: Span) -> bool:
    """Whether a source is a body's name right after what the body is: "state news agency NNA"."""
    before = parsed.at(Span(source.start, mention.start))
    if not before or parsed.text(before[-1]) not in roles().organizations or mention.end < source.end - 1:
        return False
    return not APART & {parsed.doc.tokens[i].tag for i in before}


def _person_noun(word: str) -> bool:
    return singular(word) in roles().persons
