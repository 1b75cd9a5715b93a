"""Asides: "..., X said, ...", what stands around them, and who speaks in them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.span import Span
from onrecord.read.clauses import FINITE, SUBJECTS, Parse
from onrecord.read.cues import lemma, lexicon
from onrecord.read.reports import Scene, cuts

_PAUSES = frozenset({",", "-", "--", "\u2013", "\u2014", ":", ";", ".", "!", "?"})
_MARKS = frozenset({'"', "'", "\u201c", "\u201d", "\u2018", "\u2019", "`", "''", "``"})
_BEFORE = ("aux", "auxpass", "neg", "advmod")
TENSED = FINITE | {"MD"}
"""Tags of verbs with a tense, and of what stands for one."""
DENYING = frozenset({"no", "nobody", "none", "nothing", "neither"})
_RESUMING = ("", ".", "!", "?", "and", "but", "and that")

Found = tuple[str, str, int | None, int | None, list[Span | None]]
"""Frame, cut, token of the source, token of a particle of the cue, parts of the content."""


def asides(view: Scene, at: int, subject: int | None) -> Iterator[Found]:
    """The content around "..., X said, ...": what stands before the pause, and what goes on after it."""
    parse, depth = view.parse, view.depth[at]
    if subject is None or parse.words[at - 1 : at] == ["to"]:
        return
    first, last = extent(view, at, subject)
    if relay := relayed(parse, at):
        first = min(first, extent(view, relay[0], parse.subject(relay[0]))[0])
    sent = view.doc.sentences[parse.sentence[at]]
    quote = view.before(view.places[first], depth) if first else None
    more = _resumed(view, last, sent.last - 1, depth) if quote else []
    if quote:
        yield "aside quote", "", subject, None, [quote.span, *more]
    if first > sent.first and parse.words[first - 1] == "as":
        yield "as before", "", subject, None, [parse.trimmed(sent.first, first - 2)]
        yield "as after", "", subject, None, [parse.trimmed(last + 1, sent.last - 1)]
        return
    begin = sent.first
    while begin < first and view.depth[begin] < depth:
        begin += 1
    if begin >= first or not (
        quote or parse.words[first - 1] in (",", "\u2014", "\u2013", "--") or parse.words[first - 1] in _MARKS
    ):
        return
    before = parse.trimmed(begin, first - 1)
    yield "aside", "", subject, None, [before, *more]
    if not quote and parse.words[last + 1 : last + 2] == [","]:
        end = sent.last - 1
        for kind, stop in cuts(parse, last + 2, end):
            yield "aside around", kind, subject, None, [before, parse.trimmed(last + 2, stop)]
            yield "aside after", kind, subject, None, [parse.trimmed(last + 2, stop)]


def _resumed(view: Scene, last: int, end: int, depth: int) -> list[Span | None]:
    """The quotation that goes on after the cue: within its sentence, or right after it in the same paragraph."""
    parse = view.parse
    for at in dict.fromkeys((last, min(last + 1, end), end)):
        quote = view.after(at, depth, _RESUMING)
        if quote and not any(view.depth[n] > depth for n in range(last + 1, at + 1)):
            alone = "\n" not in view.doc.text[parse.tokens[at].end : quote.start]
            return [quote.span] if alone and quote.end - quote.start > 2 else []
    return _taken_up(view, last, end, depth)


def _taken_up(view: Scene, last: int, end: int, depth: int) -> list[Span | None]:
    """The rest of a sentence that was broken off for the cue and more: "If it rains," Marr said, looking up, "we must leave".

    Nobody else may speak or act between the parts, and the rest must have a finite verb: titles, slogans and signs have none.
    """
    text, parse = view.doc.text, view.parse
    quote = next((q for q in view.around(Span(parse.tokens[last].end, parse.tokens[end].end)) if q.depth == depth), None)
    if quote is None or not text[quote.start + 1 : quote.start + 2].islower() or text[: quote.start].rstrip()[-1:] != ",":
        return []
    between = view.range(Span(parse.tokens[last].end, quote.start))
    speaks = any(
        view.depth[n] > depth
        or parse.tokens[n].tag in TENSED
        or parse.words[n] == "according"
        or "speech" in lexicon().classes.get(lemma(parse.words[n]), ())
        for n in between
    )
    whole = any(parse.tokens[n].tag in TENSED for n in view.range(quote.span))
    return [quote.span] if whole and not speaks else []


def speaking(view: Scene, at: int) -> int | None:
    """The subject of a verb; of an inverted "said X" the phrase after it, however it is parsed."""
    parse, depth = view.parse, view.depth
    if relay := relayed(parse, at):
        return relay[1]
    if parse.resumes(at):
        return speaking(view, parse.tokens[parse.tokens[at].head].head)
    own = [k for k in parse.children[at] if parse.tokens[k].dep in SUBJECTS and depth[k] <= depth[at]]
    if not own and parse.tokens[at].tag in ("VBD", "VBZ", "VBP"):
        opening = at == view.doc.sentences[parse.sentence[at]].first
        if opening or parse.words[at - 1] in _PAUSES or parse.words[at - 1] in _MARKS:
            return _phrase_after(view, at)
    subject = parse.subject(at)
    return subject if subject is None or depth[subject] <= depth[at] else None


def relayed(parse: Parse, at: int) -> tuple[int, int] | None:
    """The verb that hands on what a participle after "as" says, and whose words they are: "AP quoted her as saying that"."""
    prep = parse.tokens[at].head
    if parse.tokens[at].dep != "pcomp" or parse.words[prep] != "as":
        return None
    verb = parse.tokens[prep].head
    verb = parse.tokens[verb].head if parse.tokens[verb].dep == "dobj" else verb
    if lemma(parse.words[verb]) not in lexicon().relaying:
        return None
    whose = parse.kids(verb, "nsubjpass") or [k for k in parse.kids(verb, "dobj") if verb < k < at]
    return (verb, whose[0]) if whose else None


def unsaid(parse: Parse, verb: int) -> bool:
    """Whether a verb that would hand on another's words is denied, or nobody's: "no paper quoted her as saying"."""
    subject = parse.subject(verb)
    above = lemma(parse.words[parse.tokens[verb].head])
    denied = parse.tokens[verb].dep in ("xcomp", "ccomp") and "denial" in lexicon().classes.get(above, ())
    nobody = subject is not None and any(parse.words[n] in DENYING for n in (subject, *parse.kids(subject, "det", "nsubj")))
    return denied or nobody or bool(parse.kids(verb, "neg"))


def _phrase_after(view: Scene, at: int) -> int | None:
    """The head of the noun phrase, no time, that begins right after a verb; else the subject by the parse."""
    parse = view.parse
    noun = at + 1
    if noun < len(parse.words) and parse.sentence[noun] == parse.sentence[at]:
        while parse.tokens[noun].head > noun and parse.left[parse.tokens[noun].head] == at + 1:
            noun = parse.tokens[noun].head
        if parse.tokens[noun].tag[:2] in ("NN", "PR") and view.labels.get(noun) not in ("DATE", "TIME"):
            return noun
    return parse.subject(at)


def extent(view: Scene, at: int, subject: int | None) -> tuple[int, int]:
    """First and last token of "X said in a statement": the verb with its subject and its phrases up to a pause."""
    parse = view.parse
    first, last = first_of_group(parse, at), at
    if subject is not None and parse.sentence[subject] == parse.sentence[at]:
        left, right = parse.phrase(subject, without=at)
        if left < at:
            first = min(first, left) if right >= first - 2 else first
        else:
            last = right
    end = view.doc.sentences[parse.sentence[at]].last
    while last + 1 < end and parse.words[last + 1] not in _PAUSES and view.depth[last + 1] <= view.depth[at]:
        last += 1
    return first, last


def first_of_group(parse: Parse, at: int) -> int:
    """The first token of the verb group: auxiliaries, negation and adverbs right before the verb."""
    first = at
    for kid in reversed(parse.children[at]):
        if kid == first - 1 and parse.tokens[kid].dep in _BEFORE:
            first = kid
    return first
