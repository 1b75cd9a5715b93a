"""What a figure counts or measures, by the parse of its sentence."""

from __future__ import annotations

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
        or _before(doc, sent, first, last)
        or (_participle(doc, sent, last) if kind == "count" else None)
    )
    return (Span(doc.tokens[found[0]].start, doc.tokens[found[1] - 1].end),) if found else ()


def _text(doc: Document, sent: Sentence, at: int) -> str:
    """The word at `at` in small letters, or nothing outside the sentence."""
    return doc.tokens[at].span.of(doc.text).lower() if sent.first <= at < sent.last else ""


def _antecedent(doc: Document, sent: Sentence, first: int, last: int) -> Range | None:
    """ "1,700 [cases], 440 of which"."""
    if _text(doc, sent, last) != "of" or _text(doc, sent, last + 1) not in ("which", "whom"):
        return None
    before = next((i for i in range(first - 1, sent.first - 1, -1) if doc.tokens[i].tag in _NOUNS), None)
    return None if before is None else _noun(doc, sent, before)


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
        return _phrase(doc, sent, at)
    at += here in ("of", "in")
    while at < sent.last and doc.tokens[at].tag in _DETERMINERS and _text(doc, sent, at) not in _LEXICON["pronouns"]:
        at += 1
    if _text(doc, sent, at) in _LEXICON["pronouns"]:
        return at, at + 1
    found = _phrase(doc, sent, at)
    return None if found and inner and doc.tokens[found[1] - 1].tag not in ("NN", "NNS") else found


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


def _before(doc: Document, sent: Sentence, first: int, last: int) -> Range | None:
    """ "A [range] of 6,000 metres", "the [toll] rose to 31", "the [fight] lasted two hours", "[goods] worth $5"."""
    token = doc.tokens[top(doc, first, last)]
    head = token.head
    if token.dep == "pobj" and head < first:
        joint, head = _text(doc, sent, head), doc.tokens[head].head
        if doc.tokens[head].tag in _NOUNS:
            return _noun(doc, sent, head) if joint == "of" and head < first else None
        if joint not in _LEXICON["joints"]:
            return None
    elif token.dep not in ("attr", "dobj", "npadvmod", "acomp", "oprd", "ccomp", "nummod", "advmod"):
        return None
    verb = _text(doc, sent, head) if head < first else ""
    away = token.dep == "npadvmod" and verb in _LEXICON["be"]
    return _measured(doc, sent, head) if verb in _LEXICON["verbs"] and not away else None


def _measured(doc: Document, sent: Sentence, verb: int) -> Range | None:
    """The subject of a verb of measure, or the noun that it describes; of "the number of dead" the dead."""
    subjects = (i for i in range(sent.first, verb) if doc.tokens[i].head == verb and doc.tokens[i].dep in ("nsubj", "nsubjpass"))
    noun = next(subjects, doc.tokens[verb].head if doc.tokens[verb].dep in ("acl", "amod") else None)
    if noun is None or noun >= verb or doc.tokens[noun].tag not in _NOUNS:
        return None
    if _text(doc, sent, noun) in _LEXICON["numbers"] and _text(doc, sent, noun + 1) == "of":
        return _phrase(doc, sent, noun + 2)
    return _noun(doc, sent, noun)


def _noun(doc: Document, sent: Sentence, head: int) -> Range:
    """A noun with the modifiers that stand right before it."""
    start = head
    while start > sent.first and doc.tokens[start - 1].tag in _NOUNS | {"JJ", "HYPH"} and doc.tokens[start - 1].head >= start:
        start -= 1
    return start, head + 1


def top(doc: Document, first: int, last: int) -> int:
    """The token of a range that hangs on one outside it."""
    return next((i for i in range(last - 1, first - 1, -1) if not first <= doc.tokens[i].head < last), first)
