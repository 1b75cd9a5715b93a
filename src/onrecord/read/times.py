"""Times: what the article says when, as TIMEX3 against the version's own date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from onrecord.model.document import Document
from onrecord.model.mention import Timex, TimexType
from onrecord.model.span import Span
from onrecord.read.almanac import Period
from onrecord.read.timex_grammar import Expression, expressions
from onrecord.read.timex_sense import Scene, sense


MEMORY = 6


def times(docs: Sequence[Document]) -> list[Document]:
    """The time expressions of each document, by TimeML's TIMEX3; requires tokens, assigns `times`.

    Relative ones are counted from the date of the version, or of the post of a live blog that holds them; without a date
    their value is None.
    """
    return [replace(doc, times=tuple(_times(doc))) for doc in docs]


def _times(doc: Document) -> Iterator[Timex]:
    told: tuple[Period, ...] = ()
    for n, found in enumerate((e for e in expressions(doc) if _meant(doc, e)), 1):
        scene = Scene(_anchor(doc, found.start), told, _tense(doc, found.token))
        got = sense(found.features, found.kind, scene)
        if got.period and not (found.features.get("unit") == "year" and "way" in found.features):
            told = (got.period, *told[:MEMORY])
        yield Timex(
            f"t{n}",
            (Span(found.start, found.end),),
            cast(TimexType, found.kind),
            got.value,
            found.features.get("mod"),
            got.start,
            got.end,
        )


def _anchor(doc: Document, at: int) -> datetime | None:
    """When the words at this place were written, as far as the page says; offsets from UTC are left aside."""
    posts = (post.published for post in doc.version.posts if post.span.start <= at < post.span.end)
    said = next((p for p in posts if p), doc.version.published)
    try:
        return datetime.fromisoformat(said).replace(tzinfo=None) if said else None
    except ValueError:
        return None


def _meant(doc: Document, found: Expression) -> bool:
    """Whether a lone number is a year: one that counts things ("2000 people") is not."""
    token = doc.tokens[found.token]
    if found.end - found.start != 4 or "year" not in found.features:
        return True
    before = doc.text[: found.start][-1:]
    head = doc.tokens[token.head]
    return before not in "$£€" and not (token.dep == "nummod" and head.tag == "NNS" and head.start > token.start)


def _tense(doc: Document, at: int) -> int:
    """Where the verb above the token points: -1 to the past, 1 to the future, 0 where it does not say."""
    tokens = doc.tokens
    for _ in range(12):
        token = tokens[at]
        if token.tag.startswith(("VB", "MD")):
            if way := _verb_tense(doc, at):
                return way
        if token.head == at:
            return 0
        at = token.head
    return 0


def _verb_tense(doc: Document, at: int) -> int:
    tokens = doc.tokens
    near = range(max(at - 6, 0), at)
    helps = [tokens[i] for i in near if tokens[i].head == at and tokens[i].dep in ("aux", "auxpass")]
    if any(t.tag == "MD" or t.tag == "TO" for t in helps):
        return 1
    if tokens[at].tag == "VBD" or any(t.tag == "VBD" for t in helps):
        return -1
    return -1 if tokens[at].tag == "VBN" else 0
