"""Candidates that stand at no verb: nouns ("claims that"), adverbs ("reportedly"), "according to", "NAME:"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.span import Span, Spans
from onrecord.read.cues import lexicon
from onrecord.read.reports import Report, Scene, cuts
from onrecord.read.verbs import verbal

_GOVERNED = frozenset({"of", "for", "on", "about", "to", "against"})


def candidates(view: Scene) -> Iterator[Report]:
    """Every candidate of a document, in the order of their cues."""
    words = lexicon()
    parse = view.parse
    for at, token in enumerate(parse.tokens):
        word = parse.words[at]
        if token.tag.startswith("VB") and token.dep not in ("aux", "auxpass", "amod", "compound"):
            yield from verbal(view, at)
        elif token.tag.startswith("NN") and word in words.nouns:
            yield from _nominal(view, at)
        elif word in words.adverbs:
            yield from _adverbial(view, at)
        if word == "per" or (word == "according" and parse.words[at + 1 : at + 2] == ["to"]):
            yield from _according(view, at)
        elif word == ":" and view.depth[at] == 0:
            yield from _labelled(view, at)


def _nominal(view: Scene, at: int) -> Iterator[Report]:
    parse = view.parse
    name = lexicon().nouns[parse.words[at]]
    owner = _owner(view, at)
    traits = (f"owned {bool(owner)}", f"deep {view.depth[at] > 0}", f"dep {parse.tokens[at].dep}")
    for kid in parse.children[at]:
        dep, first, word = parse.tokens[kid].dep, parse.left[kid], parse.words[kid]
        if kid < at:
            continue
        if dep in ("acl", "ccomp", "relcl") and parse.words[first] == "that" and parse.tokens[first].dep == "mark":
            frame, first = "noun that", first + 1
        elif dep == "acl" and any(parse.words[k] == "to" for k in parse.kids(kid, "aux")):
            frame = "noun to"
        elif dep == "prep" and word in _GOVERNED and kid < parse.right[kid]:
            frame, first = f"noun {word}", kid + 1
        else:
            continue
        for cut, stop in cuts(parse, first, parse.right[kid]):
            content = view.widened([parse.trimmed(first, stop)], at)
            if content:
                yield Report(at, name + "/n", frame, cut, owner, (parse.tokens[at].span,), content, traits)


def _owner(view: Scene, at: int) -> Spans:
    """Whose claim it is: "X's claim", "a claim by X", "claims from X", "X made the claim"."""
    parse = view.parse
    for kid in parse.kids(at, "poss"):
        span = parse.trimmed(*parse.phrase(kid))
        return (span,) if span else ()
    for prep in parse.kids(at, "prep"):
        if parse.words[prep] in ("by", "from") and parse.right[prep] > prep:
            span = parse.trimmed(prep + 1, parse.right[prep])
            return (span,) if span else ()
    return ()


def _adverbial(view: Scene, at: int) -> Iterator[Report]:
    parse = view.parse
    head = parse.tokens[at].head
    while parse.tokens[head].tag[0] not in "VM" and parse.tokens[head].head != head:
        head = parse.tokens[head].head
    traits = (f"dep {parse.tokens[head].dep}", f"deep {view.depth[at] > 0}")
    first = parse.left[head]
    for cut, stop in cuts(parse, first, parse.right[head]):
        if stop > at:
            content = view.widened([parse.trimmed(first, at - 1), parse.trimmed(at + 1, stop)], at)
            if content:
                yield Report(at, parse.words[at], "adverb", cut, (), (parse.tokens[at].span,), content, traits)


def _according(view: Scene, at: int) -> Iterator[Report]:
    parse = view.parse
    to = at + 1 if parse.words[at] == "according" else at
    nouns = [k for k in (*parse.children[to], *parse.children[at]) if parse.tokens[k].dep == "pobj"]
    if not nouns:
        return
    sent = view.doc.sentences[parse.sentence[at]]
    traits = (f"deep {view.depth[at] > 0}", f"first {at == sent.first}")
    for kind, last in cuts(parse, parse.left[nouns[0]], parse.right[nouns[0]]):
        source = parse.trimmed(parse.left[nouns[0]], last)
        if source is None:
            continue
        before = parse.trimmed(sent.first, at - 1)
        found: list[tuple[str, str, list[Span | None]]] = [("before", kind, [before])] if before else []
        if parse.words[last + 1 : last + 2] == [","] or not before:
            for cut, stop in cuts(parse, last + 1, sent.last - 1):
                found.append(("around", cut, [before, parse.trimmed(last + 1, stop)]))
        for frame, cut, parts in found:
            content = view.widened(parts, at)
            if content:
                yield Report(at, parse.words[at], f"according {frame}", cut, (source,), (parse.span(at, to),), content, traits)


def _labelled(view: Scene, at: int) -> Iterator[Report]:
    """ "NAME: what NAME says", at the beginning of a paragraph."""
    parse = view.parse
    sent = view.doc.sentences[parse.sentence[at]]
    text = view.doc.text
    opening = sent.start == 0 or text[sent.start - 1] == "\n"
    if not opening or at - sent.first > 5 or at + 1 >= sent.last or at == sent.first:
        return
    source = parse.trimmed(sent.first, at - 1)
    content = view.widened([parse.trimmed(at + 1, sent.last - 1)], at)
    if source and content:
        traits = (f"name {view.labels.get(at - 1)}", f"tag {parse.tokens[at - 1].tag}", f"top {sent.start == 0}")
        yield Report(at, ":", "label", "", (source,), (parse.tokens[at].span,), content, traits)
