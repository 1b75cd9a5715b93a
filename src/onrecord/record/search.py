"""Full text search over title and text, by SQLite's FTS5."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import apsw

from onrecord import codec
from onrecord.model.holding import Hit
from onrecord.model.news import Article
from onrecord.model.span import Span
from onrecord.record.instants import instant
from onrecord.record.packed import unpack
from onrecord.record.ranking import Matching, numbers

AROUND = 90
"""Code points of a snippet on either side of the match."""

_PARTS = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_SHOWN = """
    SELECT v.id, v.article, a.story, v.title, a.outlet, f.at, i.article
    FROM json_each(?) w JOIN version v ON v.number = w.value JOIN article a ON a.id = v.article
    JOIN fetch f ON f.id = v.fetch JOIN input i ON i.sha256 = v.input ORDER BY w.key"""
"""Only what is shown is joined to its article, unless more than words is asked for."""
_NARROW = "CROSS JOIN version v ON v.number = w.rowid CROSS JOIN article a ON a.id = v.article"
_RANGE = """
    SELECT coalesce(min(v.number), 1), coalesce(max(v.number), 0) FROM article a JOIN version v ON v.article = a.id
    WHERE a.story = ?"""
"""The first and the last version of a story: most stories are short, and only what lies between is looked at."""
_WHERE = {
    "story": "a.story = ?",
    "outlet": "a.outlet = ? COLLATE NOCASE",
    "since": "v.instant >= ?",
    "until": "v.instant < ?",
}

Phrase = tuple[tuple[str, ...], bool]
"""Words that follow each other, folded, and whether the last may be longer."""


def search(
    connection: apsw.Connection,
    query: str,
    *,
    story: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> list[Hit]:
    """Versions that hold all words of `query`, best first, and that were first fetched in time (ISO 8601, `until` exclusive).

    Words in double quotation marks must follow each other; `word*` is any word that begins so. Case and accents do not count.
    Of more than RANKED versions the latest are ranked and the others follow them.
    """
    asked = list(phrases(query))
    if not asked:
        return []
    match = " ".join(f'"{" ".join(words)}"{"*" if open else ""}' for words, open in asked)
    times = (None if at is None else instant(at) for at in (since, until))
    fields = zip(_WHERE.values(), (story, None if outlet is None else typed(outlet), *times), strict=True)
    narrow = [(condition, value) for condition, value in fields if value is not None]
    if story is not None:
        narrow += zip(("w.rowid >= ?", "w.rowid <= ?"), connection.execute(_RANGE, (story,)).get, strict=True)
    where = " AND ".join(("words MATCH ?", *(condition for condition, _ in narrow)))
    source = f"FROM words w {_NARROW if narrow else ''} WHERE {where}"
    wanted = Matching(source, "w.rowid", "bm25(words, 4.0, 1.0)", (match, *(value for _, value in narrow)))
    found = numbers(connection, wanted, limit=limit, offset=offset)
    return [_hit(row, asked) for row in connection.execute(_SHOWN, (codec.encode(found).decode(),))]


def typed(given: str) -> str:
    """What was typed as SQLite takes it: a half of a character, which is none, is a question mark."""
    return given.encode("utf-8", "replace").decode()


def phrases(query: str) -> Iterator[Phrase]:
    """The words and phrases that a query asks for; never a syntax error."""
    for quoted, bare in _PARTS.findall(query):
        words = tuple(_folded(word) for word in _WORD.findall(quoted or bare))
        if words:
            yield words, bare.endswith("*")


def first(text: str, asked: Sequence[Phrase]) -> Span:
    """Where one of the phrases first stands in a text; empty at its start where none does."""
    words = [(_folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
    for at in range(len(words)):
        for phrase, open in asked:
            here = words[at : at + len(phrase)]
            if _says(tuple(word for word, _, _ in here), phrase, open=open):
                return Span(here[0][1], here[-1][2])
    return Span(0, 0)


def snippet(text: str, span: Span) -> str:
    """The words around a span, on one line."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    cut = " ".join(text[start:end].split())
    return ("…" if start else "") + cut + ("…" if end < len(text) else "")


def _says(words: tuple[str, ...], phrase: tuple[str, ...], *, open: bool) -> bool:
    return words == phrase or (
        open and len(words) == len(phrase) and words[:-1] == phrase[:-1] and words[-1].startswith(phrase[-1])
    )


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).lower()


def _hit(row: tuple[Any, ...], asked: Sequence[Phrase]) -> Hit:
    *head, packed = row
    text = unpack(packed, Article).text
    span = first(text, asked)
    return Hit(*(*head, span, snippet(text, span)))
