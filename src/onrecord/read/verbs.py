"""The constructions in which a verb hands words to someone: clause, aside, quotation, infinitive, object, passive."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.span import Spans
from onrecord.read.asides import TENSED, Found, asides, extent, first_of_group, relayed, speaking
from onrecord.read.clauses import SUBJECTS, Parse
from onrecord.read.cues import lemma, lexicon
from onrecord.read.figures import gives, stated, stated_of
from onrecord.read.listings import listed
from onrecord.read.reports import Report, Scene, cuts, source, traits

_ARGUMENTS = frozenset({"as", "of", "for", "to", "about", "over", "against", "from", "with", "into"})
_OBJECTS = ("dobj", "dative", "oprd", "attr")


def verbal(view: Scene, at: int) -> Iterator[Report]:
    """The candidates that stand at one verb."""
    parse = view.parse
    name = lemma(parse.words[at])
    if _silent(parse, at, name) or _musing(view, at, name) or _relays(view, at):
        return
    seen: set[tuple[Spans, Spans]] = set()
    first = first_of_group(parse, at)
    for frame, cut, subject, particle, parts in _found(view, at, name):
        content = view.widened(parts, at)
        who = source(view, subject, at)
        if content and (who, content) not in seen:
            seen.add((who, content))
            yield Report(at, name, frame, cut, who, _cue(parse, first, at, particle), content, traits(view, at, subject))


def _silent(parse: Parse, at: int, name: str) -> bool:
    """Whether a verb tells that nothing was said: "did not say", "declined to comment", "the fire claimed 28 lives"."""
    silence, above = lexicon().silence, lemma(parse.words[parse.tokens[at].head])
    if name == "claim" and takes_lives(parse, at):
        return True
    if name in silence["negated"] and parse.kids(at, "neg"):
        return True
    return name in silence["governed"] and above in silence["governing"] and parse.tokens[at].dep == "xcomp"


def takes_lives(parse: Parse, verb: int) -> bool:
    """Whether "claimed" hands on nothing: "the fire claimed 28 lives"."""
    return any(parse.words[k] in lexicon().silence["taken"] for k in parse.kids(verb, *_OBJECTS))


def _relays(view: Scene, at: int) -> bool:
    """Whether a verb hands on for nobody, or beside a quotation, what a participle after "as" says: "was quoted as saying"."""
    parse = view.parse
    said = [k for p in parse.children[at] if parse.words[p] == "as" for k in parse.kids(p, "pcomp")]
    if not any((relay := relayed(parse, k)) and relay[0] == at for k in said):
        return False
    quoted = any(frame == "aside quote" for frame, *_ in asides(view, said[0], speaking(view, said[0])))
    return quoted or (bool(parse.kids(at, "nsubjpass")) and not parse.kids(at, "agent"))


def _musing(view: Scene, at: int, name: str) -> bool:
    """Whether a speaker in a quotation tells of his own mind, which is no second act of speech: "I think"."""
    mine = any(view.parse.words[k] in ("i", "we") for k in view.parse.kids(at, "nsubj"))
    return mine and view.depth[at] > 0 and "thought" in lexicon().classes.get(name, frozenset())


def adjectival(view: Scene, at: int) -> Iterator[Report]:
    """The candidates of an adjective after "is" and its like: "is concerned that", "are confident of"."""
    parse = view.parse
    verb = parse.tokens[at].head
    if parse.tokens[at].dep != "acomp" or verb >= at:
        return
    subject, cue = speaking(view, verb), (parse.span(first_of_group(parse, verb), at),)
    who = source(view, subject, verb)
    for frame, cut, _, _, parts in _complements(view, at):
        content = view.widened(parts, at)
        if content:
            yield Report(at, parse.words[at] + "/j", frame, cut, who, cue, content, traits(view, at, subject))


def _complements(view: Scene, at: int) -> Iterator[Found]:
    parse = view.parse
    for frame, cut, who, particle, parts in _clauses(view, at, None):
        yield f"adjective {frame}", cut, who, particle, parts
    for kid in parse.kids(at, "xcomp", "prep"):
        inner = parse.tokens[kid].dep == "prep"
        if kid > at and parse.right[kid] > kid:
            for cut, stop in cuts(parse, parse.left[kid] + inner, parse.right[kid]):
                frame = f"adjective {parse.words[kid]}" if inner else "adjective to"
                yield frame, cut, None, None, [parse.trimmed(parse.left[kid] + inner, stop)]


def _found(view: Scene, at: int, name: str) -> Iterator[Found]:
    parse = view.parse
    known = name in lexicon().classes or name in lexicon().raised
    if _is_passive(parse, at):
        yield from stated_of(view, at, name)
        yield from _passive(view, at, name)
        if not known:
            return
    subject = speaking(view, at)
    yield from stated(view, at, name, subject)
    if subject is not None and (known or gives(parse, at, name)) and (items := listed(view, at)):
        yield "list", "", subject, None, [*items]
    if known:
        yield from asides(view, at, subject)
    if subject is not None or known:
        after = view.after(extent(view, at, subject)[1], view.depth[at])
        if after and parse.words[at + 1] not in lexicon().particles.get(name, frozenset()):
            yield "quote" if known else "quote unknown", "", subject, None, [after.span]
    yield from _clauses(view, at, subject)
    commenting = name in lexicon().comment and parse.tokens[at].tag == "VBG" and parse.tokens[at].dep == "advcl"
    if known and not commenting:
        yield from _objects(parse, at, name, subject)


def _is_passive(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    if token.tag not in ("VBN", "VBD"):
        return False
    return bool(parse.kids(at, "auxpass", "nsubjpass", "csubjpass")) or (token.tag == "VBN" and token.dep == "acl")


def _cue(parse: Parse, first: int, last: int, particle: int | None) -> Spans:
    if particle is None:
        return (parse.span(first, last),)
    if particle == last + 1:
        return (parse.span(first, particle),)
    return (parse.span(first, last), parse.span(particle, particle))


def _clauses(view: Scene, at: int, subject: int | None) -> Iterator[Found]:
    """What a clause says, by the parse, and as it would begin right after the cue or go on to the end of the sentence."""
    parse = view.parse
    end = view.doc.sentences[parse.sentence[at]].last - 1
    for clause in parse.kids(at, "ccomp", "acl", "advcl"):
        first, last = _within(parse, clause)
        marked = any(parse.words[k] == "that" for k in parse.kids(clause, "mark"))
        if clause < at or (parse.tokens[clause].dep != "ccomp" and not marked):
            continue
        if parse.words[first - 1] == ":" and parse.kids(at, "dobj"):
            continue
        kind = "order" if any(parse.words[k] == "to" for k in parse.kids(clause, "aux")) else "clause"
        kind = kind if parse.tokens[clause].tag != "VBG" or _finite(parse, clause) else "gerund"
        begin = at + 1 + (parse.words[at + 1] == "that")
        while first < last and (parse.words[first] in (",", ":") or _conjunction(parse, clause, first)):
            first += 1
        if kind == "clause" and begin < first and not parse.kids(clause, *SUBJECTS, "expl") and _finite(parse, clause):
            first = begin  # the parse took the subject from its clause
        for cut, stop in cuts(parse, first, last):
            yield kind, cut, subject, None, [parse.trimmed(first, stop)]
        if kind == "clause" and last + 2 < end:
            yield "clause long", "", subject, None, [parse.trimmed(first, end)]
        if kind == "clause" and begin < first - 1 and not marked:
            for cut, stop in cuts(parse, begin, last):
                yield "clause early", cut, subject, None, [parse.trimmed(begin, stop)]
        if kind == "order":
            verb = min(k for k in parse.kids(clause, "aux") if parse.words[k] == "to")
            yield "order bare", "", subject, None, [parse.trimmed(verb, last)]
        return


def _within(parse: Parse, clause: int) -> tuple[int, int]:
    """First and last token of a clause, without a verb at its end that goes on from the cue, nor the "and" before it."""
    first, last = parse.phrase(clause)
    for kid in parse.kids(clause, "conj"):
        if parse.resumes(kid):
            last = min(last, parse.left[kid] - 1)
    while last > first and parse.words[last] in ("and", "but", "or", ","):
        last -= 1
    return first, last


def _conjunction(parse: Parse, clause: int, at: int) -> bool:
    """Whether "that" introduces a clause; in "says that makes six" it is the subject."""
    other = any(k != at for k in parse.kids(clause, *SUBJECTS))
    return parse.words[at] == "that" and (parse.tokens[at].dep == "mark" or other)


def _finite(parse: Parse, verb: int) -> bool:
    """Whether a verb or its first auxiliary has a tense."""
    return parse.tokens[verb].tag in TENSED or any(parse.tokens[k].tag in TENSED for k in parse.kids(verb, "aux", "auxpass"))


def _objects(parse: Parse, at: int, name: str, subject: int | None) -> Iterator[Found]:
    """Infinitives, objects, and what a particle of the cue governs."""
    late = ["nsubj"] if any(k < at for k in parse.kids(at, "nsubj")) else []  # "Marr, for the company, says 6 percent"
    objects = [k for k in parse.kids(at, *_OBJECTS, *late) if k > at and k != subject]
    infinitives = [k for k in parse.kids(at, "xcomp") if k > at]
    yield from _particles(parse, at, name, subject, objects, infinitives)
    for verb in infinitives[:1]:
        first = parse.left[verb]
        kind = "gerund" if parse.tokens[verb].tag == "VBG" else "infinitive"
        for cut, stop in cuts(parse, first, parse.right[verb]):
            yield kind, cut, subject, None, [parse.trimmed(first, stop)]
            if objects and objects[0] < verb:
                yield f"object {kind}", cut, subject, None, [parse.trimmed(parse.left[objects[0]], stop)]
    for thing in objects[:1]:
        first, last = parse.phrase(thing)
        gerund = parse.tokens[thing].tag == "VBG"
        kind = "object" if not gerund else "denied" if name == "deny" else "gerund"
        for cut, stop in cuts(parse, first, last):
            yield kind, cut, subject, None, [parse.trimmed(first, stop)]
        wide = _arguments(parse, at, every=False)
        for kind, stop in (("arguments", wide), ("all", _arguments(parse, at, every=True))):
            if stop > last:
                yield f"object {kind}", "", subject, None, [parse.trimmed(first, stop)]


def _particles(
    parse: Parse, at: int, name: str, subject: int | None, objects: list[int], infinitives: list[int]
) -> Iterator[Found]:
    particles = lexicon().particles.get(name, frozenset())
    for prep in parse.kids(at, "prep", "prt", "dative"):
        if prep < at or parse.words[prep] not in particles:
            continue
        word, last = parse.words[prep], parse.right[prep]
        asked = any(k > prep for k in infinitives)  # "called for the minister to resign" asks for more than a minister
        if last > prep:
            for cut, stop in cuts(parse, prep + 1, last):
                if not asked:
                    yield f"prep {word}", cut, subject, prep, [parse.trimmed(prep + 1, stop)]
            ends = [parse.right[k] for k in infinitives if k > prep] + [_arguments(parse, at, every=True)]
            if max(ends) > last:
                yield f"prep {word} all", "", subject, prep, [parse.trimmed(prep + 1, max(ends))]
            if objects and objects[0] < prep and parse.words[objects[0]] not in ("me", "us"):
                yield f"object prep {word}", "", subject, None, [parse.trimmed(parse.left[objects[0]], last)]
        elif objects and objects[0] > prep:
            end = _arguments(parse, at, every=True)
            yield "object particle", "", subject, prep, [parse.trimmed(parse.left[objects[0]], end)]


def _arguments(parse: Parse, at: int, *, every: bool) -> int:
    """The last token of a verb's objects, predicates and prepositions (without `every`: such as mark no time or place)."""
    last = at
    for kid in parse.children[at]:
        dep = parse.tokens[kid].dep
        if kid < at or dep == "agent":
            continue
        if parse.words[kid] in ("according", "per"):
            break
        if dep == "prep" and not every and parse.words[kid] not in _ARGUMENTS:
            break
        if dep in ("dobj", "oprd", "xcomp", "acl", "prt", "dative", "prep", "attr", "acomp"):
            last = max(last, parse.right[kid])
        elif dep in ("punct", "advcl", "conj", "cc", "ccomp"):
            break
    return last


def _passive(view: Scene, at: int, name: str) -> Iterator[Found]:
    parse = view.parse
    agents = [a for k in parse.kids(at, "agent") for a in parse.kids(k, "pobj")]
    agent = agents[0] if agents else None
    for frame, cut, _, particle, parts in _clauses(view, at, None):
        yield f"passive {frame}", cut, agent, particle, parts
    if name not in lexicon().raised and name not in lexicon().classes:
        return
    above = parse.subject(at)
    if parse.tokens[at].dep == "acl":
        above = parse.tokens[at].head
    raised = parse.trimmed(*parse.phrase(above, without=at)) if above is not None and above < at else None
    for prep in parse.kids(at, "prep"):
        if parse.words[prep] in lexicon().particles.get(name, frozenset({"as"})) and parse.right[prep] > prep:
            for cut, stop in cuts(parse, prep + 1, parse.right[prep]):
                yield f"passive prep {parse.words[prep]}", cut, agent, prep, [parse.trimmed(prep + 1, stop)]
    for verb in parse.kids(at, "xcomp")[:1]:
        for cut, stop in cuts(parse, parse.left[verb], parse.right[verb]):
            rest = parse.trimmed(parse.left[verb], stop)
            yield "raised", cut, agent, None, [raised, rest]
            yield "raised bare", cut, agent, None, [rest]
    yield "passive", "", agent, None, [raised]
    first = first_of_group(parse, at)
    sent = view.doc.sentences[parse.sentence[at]]
    if first > sent.first and parse.words[first - 1] == "as":
        yield "passive as", "", agent, None, [parse.trimmed(sent.first, first - 2)]
    last = _arguments(parse, at, every=True)
    if last > at:
        yield "passive all", "", agent, None, [raised, parse.trimmed(at + 1, last)]
