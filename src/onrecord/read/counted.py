"""What a figure counts or measures, by the parse of its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.document import Document, Sentence
from onrecord.model.span import Span, Spans
from onrecord.read.pieces import lexicon

_LEXICON = {name: frozenset(words) for name, words in lexicon("counted").items()}
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INNER = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CD", "``", "''", "RB", "RBR", "AFX", "PRP$", ",", "CC", "$"}
_ENDS = frozenset(("CC", ",", "RB", "VBG", "CD"))
"""Tags that belong to a noun phrase only before its first noun."""
_ADJECTIVES = frozenset(("JJ", "VBN"))
_SKIPPED = frozenset(("HYPH", "``", "''", "-RRB-"))
_DETERMINERS = frozenset(("DT", "PDT", "PRP$", "``"))

Range = tuple[int, int]
"""The first token and the one past the last."""


def counted(doc: Document, sent: Sentence, first: int, last: int, kind: str) -> Spans:
    """The words that say what the figure in the tokens `first` to `last` is of: head noun with its close modifiers.

    `kind` is that of the unit: count, time, measure, scale, share or money.
    """
    found = (
        _antecedent(doc, sent, first, last)
        or _after(doc, sent, last, kind)
        or _before(doc, sent, first, last, kind)
        or (_alone(doc, sent, first, last) if kind == "count" else None)
    )
    return (Span(doc.tokens[found[0]].start, doc.tokens[found[1] - 1].end),) if found else ()


def _text(doc: Document, sent: Sentence, at: int) -> str:
    """The word at `at` in small letters, or nothing outside the sentence."""
    return doc.tokens[at].span.of(doc.text).lower() if sent.first <= at < sent.last else ""


def _antecedent(doc: Document, sent: Sentence, first: int, last: int) -> Range | None:
    """ "1,700 [cases], 440 of which"."""
    if _text(doc, sent, last) != "of" or _text(doc, sent, last + 1) not in _LEXICON["relatives"]:
        return None
    return _noun_before(doc, sent, first)


def _alone(doc: Document, sent: Sentence, first: int, last: int) -> Range | None:
    """What a number without a noun is of: "19 [lorries], of which twelve burnt", "nine were [children]", "nine were [hurt]"."""
    at = first - 1
    while _text(doc, sent, at) in _LEXICON["bounding"]:
        at -= 1
    if _text(doc, sent, at) in _LEXICON["relatives"] and _text(doc, sent, at - 1) == "of":
        return _noun_before(doc, sent, at - 1)
    return _predicate(doc, sent, first, last) or _participle(doc, sent, last)


def _noun_before(doc: Document, sent: Sentence, at: int) -> Range | None:
    """The last noun before a relative clause that begins at `at`; one that is counted is rather meant than one that is not."""
    nouns = [i for i in range(at - 1, sent.first - 1, -1) if doc.tokens[i].tag in _NOUNS]
    many = {t.head for t in doc.tokens[sent.first : at] if t.dep == "nummod"}
    best = next((i for i in nouns if i in many), nouns[0] if nouns else None)
    return None if best is None else _noun(doc, sent, best)


def _predicate(doc: Document, sent: Sentence, first: int, last: int) -> Range | None:
    """ "Nine were [children]": the plural noun that those who are counted are said to be."""
    verb = doc.tokens[top(doc, first, last)].head
    if verb < last or _text(doc, sent, verb) not in _LEXICON["be"] or doc.tokens[first].dep not in ("nsubj", "nummod"):
        return None
    said = (i for i in range(verb + 1, sent.last) if doc.tokens[i].head == verb and doc.tokens[i].dep == "attr")
    noun = next((i for i in said if doc.tokens[i].tag in ("NNS", "NNPS")), None)
    return None if noun is None else _noun(doc, sent, noun)


def _after(doc: Document, sent: Sentence, last: int, kind: str) -> Range | None:
    """The noun phrase that follows: "12 [officers]", "40 percent of [voters]", "$5 in [fines]", "half the [votes]"."""
    at = last
    while at < sent.last and (doc.tokens[at].tag in _SKIPPED or _text(doc, sent, at) in _LEXICON["skipped"]):
        at += 1
    if at >= sent.last:
        return None
    here = _text(doc, sent, at)
    inner = here == "in" and kind in ("money", "share", "time")
    if not (here == "of" or inner or (kind == "share" and doc.tokens[at].tag == "DT")):
        return _nameless(doc, sent, _phrase(doc, sent, at), kind)
    at += here in ("of", "in")
    if inner and doc.tokens[min(at, sent.last - 1)].tag in _DETERMINERS:
        return None
    while at < sent.last and doc.tokens[at].tag in _DETERMINERS and _text(doc, sent, at) not in _LEXICON["pronouns"]:
        at += 1
    if _text(doc, sent, at) in _LEXICON["pronouns"]:
        return at, at + 1
    found = _phrase(doc, sent, at)
    return None if found and inner and doc.tokens[found[1] - 1].tag not in ("NN", "NNS") else found


def _nameless(doc: Document, sent: Sentence, found: Range | None, kind: str) -> Range | None:
    """`found`, unless it says nothing that is counted: "40 feet [long]", "$5 million [trading]", "the $5 million [figure]"."""
    if found is None or _text(doc, sent, found[1] - 1) in _LEXICON["nameless"] | _LEXICON["dimensions"]:
        return None
    return None if kind == "money" and doc.tokens[found[1] - 1].tag == "VBG" else found


def _phrase(doc: Document, sent: Sentence, at: int) -> Range | None:
    """The noun phrase that begins at `at`, to its last noun; else an adjective that stands for one: "12 [dead]"."""
    end, noun = at, at
    while end < sent.last and (tag := doc.tokens[end].tag) in _INNER and not _closes(doc, sent, at, end, noun > at):
        end += 1
        if tag in _NOUNS:
            noun = end
    if noun > at:
        return at, noun
    return (at, at + 1) if end > at and doc.tokens[at].tag in _ADJECTIVES else None


def _closes(doc: Document, sent: Sentence, at: int, end: int, named: bool) -> bool:
    """Whether the token at `end` ends the noun phrase that began at `at`; `named` when that has a noun already."""
    tag, before = doc.tokens[end].tag, doc.tokens[end - 1].tag
    if (named and tag in _ENDS and before != "POS") or _text(doc, sent, end) in _LEXICON["days"]:
        return True
    return (tag == "CC" and end == at) or (tag == "," and before not in _ADJECTIVES)


def _participle(doc: Document, sent: Sentence, last: int) -> Range | None:
    """ "Dozens had been [hurt]", "12 were [missing]", and not "are estimated to"."""
    at, passive = last, False
    while (here := _text(doc, sent, at)) in _LEXICON["be"] or here in _LEXICON["auxiliaries"]:
        passive |= here in _LEXICON["be"]
        at += 1
    fits = passive and at < sent.last and doc.tokens[at].tag in ("VBN", "VBG", "JJ", "VBD")
    return (at, at + 1) if fits and _text(doc, sent, at + 1) != "to" else None


def _before(doc: Document, sent: Sentence, first: int, last: int, kind: str) -> Range | None:
    """ "A [range] of 6,000 metres", "the [toll] rose to 31", "the [fight] lasted two hours", "[goods] worth $5"."""
    token = doc.tokens[top(doc, first, last)]
    head = token.head
    if _text(doc, sent, head) in _LEXICON["dimensions"] and head >= last:
        token = doc.tokens[head]
        head = token.head
    if token.dep == "pobj" and head < first:
        joint, head = _text(doc, sent, head), doc.tokens[head].head
        if doc.tokens[head].tag == "IN" and head < first:
            head = doc.tokens[head].head
        if joint in ("from", "to"):
            head = _above(doc, sent, head)
        if kind in ("count", "share", "money") and (moved := _moved(doc, sent, head, first, joint)):
            return moved
        if doc.tokens[head].tag in _NOUNS:
            return _noun(doc, sent, head) if joint == "of" and head < first else None
        if joint not in _LEXICON["joints"]:
            return None
    elif token.dep not in ("attr", "dobj", "npadvmod", "acomp", "oprd", "ccomp", "nummod", "advmod"):
        return None
    verb = _text(doc, sent, head) if head < first else ""
    away = token.dep == "npadvmod" and verb in _LEXICON["be"]
    return _measured(doc, sent, head) if verb in _LEXICON["verbs"] and not away else None


def _above(doc: Document, sent: Sentence, noun: int) -> int:
    """The verb whose object a noun is in: "raised its count of families from 85"; the noun itself where no verb moves it."""
    at = noun
    for _ in range(4 if doc.tokens[noun].tag in _NOUNS else 0):
        at = doc.tokens[at].head
        if doc.tokens[at].tag.startswith("V"):
            return at if _moved(doc, sent, at, noun + 1, "from") else noun
    return noun


def _moved(doc: Document, sent: Sentence, verb: int, first: int, joint: str) -> Range | None:
    """What a verb brings to a figure: "raised the [price] to $5", "the [land] was valued at $5"."""
    if joint not in _LEXICON["moving"] or not doc.tokens[verb].tag.startswith("V") or verb >= first:
        return None
    told = [i for i in range(sent.first, first) if doc.tokens[i].head == verb and doc.tokens[i].tag in _NOUNS]
    moved = next((i for i in told if doc.tokens[i].dep == "dobj"), None) or next(
        (i for i in told if doc.tokens[i].dep == "nsubjpass"), None
    )
    return None if moved is None else _totalled(doc, sent, moved)


def _totalled(doc: Document, sent: Sentence, noun: int) -> Range:
    """A noun; of "the number of dead" the dead."""
    if _text(doc, sent, noun) in _LEXICON["numbers"] and _text(doc, sent, noun + 1) == "of":
        return _phrase(doc, sent, noun + 2) or _noun(doc, sent, noun)
    return _noun(doc, sent, noun)


def _measured(doc: Document, sent: Sentence, verb: int) -> Range | None:
    """The subject of a verb of measure, or the noun that it describes; of "the number of dead" the dead."""
    subjects = (i for i in range(sent.first, verb) if doc.tokens[i].head == verb and doc.tokens[i].dep in ("nsubj", "nsubjpass"))
    noun = next(subjects, doc.tokens[verb].head if doc.tokens[verb].dep in ("acl", "amod") else None)
    if noun is None or noun >= verb or doc.tokens[noun].tag not in _NOUNS:
        return None
    return _totalled(doc, sent, noun)


def _noun(doc: Document, sent: Sentence, head: int) -> Range:
    """A noun with the modifiers that stand right before it."""
    start = head
    while start > sent.first and doc.tokens[start - 1].tag in _NOUNS | {"JJ", "HYPH"} and doc.tokens[start - 1].head >= start:
        start -= 1
    return start, head + 1


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure in the tokens up to `last` of a sentence, its kind and what it is of."""

    last: int
    kind: str
    of: Spans


def carried(doc: Document, sent: Sentence, before: Counted | None, first: int, kind: str) -> Spans:
    """What the figure at `first` is of where only the one before says so: "12 [people] in the north and seven in the south"."""
    if before is None or before.last <= sent.first:
        return ()
    again = _text(doc, sent, first - 1)
    same = again == "(" and before.last == first - 1
    return before.of if same or (kind == before.kind and (kind == "count" or again in _LEXICON["again"])) else ()


def top(doc: Document, first: int, last: int) -> int:
    """The token of a range that hangs on one outside it."""
    return next((i for i in range(last - 1, first - 1, -1) if not first <= doc.tokens[i].head < last), first)
