"""What a figure counts or measures, by the parse of its sentence."""

from __future__ import annotations

from onrecord.model.document import Document, Sentence
from onrecord.model.span import Span, Spans
from onrecord.read.numerals import lexicon

_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INNER = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "CD", "``", "''", "RB", "RBR", "AFX", "PRP$", ",", "CC", "$"}
_ADJECTIVES = frozenset(("JJ", "VBN"))
_BE = frozenset(("be", "been", "being", "am", "is", "are", "was", "were", "’s", "'s", "’re", "'re"))
_HAVE = frozenset(("have", "has", "had", "also", "still", "now", "already", "since", "later"))
_LEXICON = {name: frozenset(words) for name, words in lexicon("counted").items()}


def counted(doc: Document, sent: Sentence, first: int, last: int, kind: str) -> Spans:
    """The words that say what the figure in the tokens `first` to `last` is of: head noun with its close modifiers."""
    found = _after(doc, sent, last, kind) or _before(doc, sent, first, last) or _participle(doc, sent, last, kind)
    return (Span(doc.tokens[found[0]].start, doc.tokens[found[1] - 1].end),) if found else ()


def _text(doc: Document, at: int) -> str:
    return doc.tokens[at].span.of(doc.text).lower()


def _after(doc: Document, sent: Sentence, last: int, kind: str) -> tuple[int, int] | None:
    """The noun phrase that follows: "12 [police officers]", "40 percent of [voters]", "$5 in [fines]", "half the [votes]"."""
    at = last
    while (
        at < sent.last
        and doc.tokens[at].tag in ("HYPH", "``", "''", "-RRB-")
        or at < sent.last
        and _text(doc, at) in ("more", "further")
    ):
        at += 1
    if at >= sent.last:
        return None
    here = _text(doc, at)
    joins = here == "of" or (here == "in" and kind in ("money", "share"))
    if joins or (kind == "share" and doc.tokens[at].tag == "DT"):
        at += joins
        while at < sent.last and (
            doc.tokens[at].tag in ("DT", "PDT", "PRP$", "``") and _text(doc, at) not in ("those", "that", "these")
        ):
            at += 1
        if at < sent.last and _text(doc, at) in ("them", "those", "whom", "us", "you", "which", "these", "that"):
            return at, at + 1
        found = _phrase(doc, sent, at)
        return None if found and here == "in" and doc.tokens[found[1] - 1].tag not in ("NN", "NNS") else found
    return _phrase(doc, sent, at)


def _phrase(doc: Document, sent: Sentence, at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `at`, to its last noun; else an adjective that stands for one: "12 [dead]"."""
    end, noun = at, at
    while end < sent.last and (tag := doc.tokens[end].tag) in _INNER:
        if tag in ("CC", ",", "RB", "VBG", "CD") and noun > at:
            break
        if (
            _text(doc, end) in _LEXICON["days"]
            or (tag == "CC" and end == at)
            or (tag == "," and doc.tokens[end - 1].tag not in _ADJECTIVES)
        ):
            break
        end += 1
        if tag in _NOUNS:
            noun = end
    if noun > at:
        return at, noun
    if end > at and doc.tokens[at].tag in _ADJECTIVES:
        return at, at + 1
    return None


def _participle(doc: Document, sent: Sentence, last: int, kind: str) -> tuple[int, int] | None:
    """ "Dozens had been [hurt]", "12 were [missing]"."""
    at, passive = last, False
    while at < sent.last and (_text(doc, at) in _BE or _text(doc, at) in _HAVE):
        passive |= _text(doc, at) in _BE
        at += 1
    fits = kind == "count" and passive and at < sent.last and doc.tokens[at].tag in ("VBN", "VBG", "JJ", "VBD")
    return (at, at + 1) if fits else None


def _before(doc: Document, sent: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """ "A [range] of 6,000 metres", "the [toll] rose to 31", "the [fight] lasted two hours"."""
    top = next((i for i in range(last - 1, first - 1, -1) if not first <= doc.tokens[i].head < last), first)
    dep, head = doc.tokens[top].dep, doc.tokens[top].head
    if dep == "pobj" and doc.tokens[head].head < first:
        above = doc.tokens[head].head
        if doc.tokens[above].tag in _NOUNS and _text(doc, head) == "of":
            return _noun(doc, sent, above)
        head = above
    elif dep not in ("attr", "dobj", "npadvmod", "acomp", "oprd", "ccomp", "nummod", "advmod"):
        return None
    if head >= first or _text(doc, head) not in _LEXICON["verbs"]:
        return None
    subject = next(
        (i for i in range(sent.first, head) if doc.tokens[i].head == head and doc.tokens[i].dep in ("nsubj", "nsubjpass")), None
    )
    return _noun(doc, sent, subject) if subject is not None and doc.tokens[subject].tag in _NOUNS else None


def _noun(doc: Document, sent: Sentence, head: int) -> tuple[int, int]:
    """A noun with the modifiers that stand right before it."""
    start = head
    while start > sent.first and doc.tokens[start - 1].tag in _NOUNS | {"JJ", "HYPH"} and doc.tokens[start - 1].head >= start:
        start -= 1
    return start, head + 1
