"""A version cut into paragraphs and sentences, with the words by which they are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.words import TOKEN, content, stem, tokens, weight
from onrecord.model.news import Reading
from onrecord.model.span import Span, Spans, cover, trimmed

_LINES = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?;])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])|(?<=[a-z][:;])\s+(?=[a-z“])")
_SHORTENED = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Prof|St|Sgt|Gen|Col|Gov|Sen|Rep|No|Sept|Oct|Nov|Dec|Jan|Feb|Aug|[A-Z])\.$")
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)['‘](?=\w).*?[,.!?…]['’](?!\w)", re.S)
SHINGLE = 4
WINDOW = 60
"""Words up to which sentences of a long paragraph are taken together."""
KEPT = 2048
"""Paragraphs whose words are kept, since the next version of an article repeats most of them."""
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a version: where it stands, its stems that carry meaning with their weight, and its runs of four words.

    `words` are the stems of all its words in order; `quoted` holds the places among them of those in quotation marks.
    """

    version: str
    article: str
    index: int
    span: Span
    text: str
    words: tuple[str, ...]
    quoted: frozenset[int]
    stems: frozenset[str]
    weight: float
    shingles: frozenset[Run]

    @property
    def length(self) -> int:
        """Its number of words."""
        return len(self.words)


def passages(reading: Reading) -> tuple[Passage, ...]:
    """The paragraphs of a reading's text, in order."""
    return tuple(_passage(reading, index, span) for index, span in enumerate(_paragraphs(reading.text)))


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _LINES.finditer(text)), (len(text), len(text))]:
        span = trimmed(text, Span(start, end))
        if span.start < span.end:
            yield span
        start = after


def _passage(reading: Reading, index: int, span: Span) -> Passage:
    text = span.of(reading.text)
    article = reading.version.article or reading.version.url or reading.version.id
    return Passage(reading.version.id, article, index, span, text, *_words(text))


@lru_cache(maxsize=KEPT)
def _words(text: str) -> tuple[tuple[str, ...], frozenset[int], frozenset[str], float, frozenset[Run]]:
    """The stems of a paragraph, the places of quoted ones, those that carry meaning, their weight, and the runs of stems."""
    words = tuple(stem(word) for word in tokens(text))
    quotations = [Span(m.start(), m.end()) for m in QUOTED.finditer(text)]
    quoted = {i for i, m in enumerate(TOKEN.finditer(text)) if any(q.start <= m.start() < q.end for q in quotations)}
    runs = frozenset(words[i : i + SHINGLE] for i in range(max(1, len(words) - SHINGLE + 1)))
    stems = frozenset(content(text))
    return words, frozenset(quoted), stems, weight(stems), runs


def windows(reading: Reading, passage: Passage) -> Iterator[Passage]:
    """A paragraph in pieces of whole sentences, each of about as many words as a paragraph of news has."""
    if passage.length <= WINDOW:
        yield passage
        return
    some: list[Span] = []
    for sentence in sentences(reading.text, passage.span):
        whole = Span(some[0].start, sentence.end) if some else sentence
        if some and len(tokens(whole.of(reading.text))) > WINDOW:
            yield _passage(reading, passage.index, Span(some[0].start, some[-1].end))
            some = []
        some.append(sentence)
    yield _passage(reading, passage.index, Span(some[0].start, some[-1].end))


def passage_of(some: tuple[Passage, ...], spans: Spans) -> Passage | None:
    """The passage in which `spans` begin; None where they lie outside all."""
    return next((p for p in some if spans and p.span.start <= spans[0].start < p.span.end), None)


def sentences(text: str, within: Span) -> list[Span]:
    """The sentences of a paragraph; a clause after a semicolon or colon counts as one."""
    found, start = [], within.start
    for match in _SENTENCE.finditer(text, within.start, within.end):
        if not _SHORTENED.search(text, start, match.start()):
            found.append(Span(start, match.start()))
            start = match.end()
    return [*found, Span(start, within.end)]


def sentence_of(text: str, passage: Passage, spans: Spans) -> Span:
    """The sentence of `passage` in which `spans` begin, stretched to hold them as far as the passage goes."""
    at = cover(spans)
    for sentence in sentences(text, passage.span):
        if sentence.start <= at.start < sentence.end:
            return Span(sentence.start, max(sentence.end, min(at.end, passage.span.end)))
    return passage.span
