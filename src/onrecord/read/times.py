"""Times: what the article says when, as TIMEX3 against the version's own date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from onrecord.model.document import Document
from onrecord.model.mention import Timex, TimexType
from onrecord.model.span import Span
from onrecord.read.timex_grammar import Expression, expressions, words_ahead
from onrecord.read.timex_points import Told
from onrecord.read.timex_sense import Scene, sense

MEMORY = 6
"""How many periods told before can be meant by "that quarter" or "two days later"."""
AUXILIARY = ("aux", "auxpass")
HIGHEST = 12
"""How far up the parse the verb of a time is looked for."""
UNSURE = 0.4
"""How much less an infinitive or a participle tells than a finite verb."""


def times(docs: Sequence[Document]) -> list[Document]:
    """The time expressions of each document, by TimeML's TIMEX3; requires tokens, assigns `times`.

    Relative ones are counted from the date of the version, or of the post of a live blog that holds them; without a date
    their value is None.
    """
    return [replace(doc, times=tuple(_times(doc))) for doc in docs]


def _times(doc: Document) -> Iterator[Timex]:
    told: Told = ()
    written: str | None = None
    for n, found in enumerate((e for e in expressions(doc) if _meant(doc, e)), 1):
        if written != (written := _written(doc, found.start)):
            told = ()  # another post of a live blog: what the last one spoke of is not its "that day"
        got = sense(found.features, found.kind, Scene(_moment(written), told, _tense(doc, found.token)))
        if got.period and not _compared(found):
            told = (got.period, *told[:MEMORY])
        place, kind = (Span(found.start, found.end),), cast(TimexType, found.kind)
        yield Timex(f"t{n}", place, kind, got.value, found.features.get("mod"), got.start, got.end)


def _compared(found: Expression) -> bool:
    """Whether it only gives a year to compare with ("up from 3,000 a year earlier"): the talk goes on about the time before."""
    return "way" in found.features and found.features["unit"] == "year"


def _written(doc: Document, at: int) -> str | None:
    """The date that stands over the words at this place: that of the post of a live blog, or that of the version."""
    posts = (post.published for post in doc.version.posts if post.span.start <= at < post.span.end)
    return next(posts, None) or doc.version.published


def _moment(written: str | None) -> datetime | None:
    """The local time of writing; None for what is no ISO 8601 date or time."""
    try:
        return datetime.fromisoformat(written).replace(tzinfo=None) if written else None
    except ValueError:
        return None


def _meant(doc: Document, found: Expression) -> bool:
    """Whether a lone number is a year: not an amount of money or things ("$1998", "2000 people"), and rarely before 1900."""
    if found.features.keys() != {"year"} or found.end - found.start != 4:
        return True
    token = doc.tokens[found.token]
    before = doc.tokens[found.token - 1] if found.token else token
    if before.tag == "$" or (found.features["year"] < 1900 and before.tag != "IN"):
        return False
    return before.tag == "DT" or not _counts(doc, found.token)


def _counts(doc: Document, at: int) -> bool:
    """Whether the number at `at` says how many of the next word there are."""
    number, after = doc.tokens[at], doc.tokens[min(at + 1, len(doc.tokens) - 1)]
    beside = (number.dep, number.head) == (after.dep, after.head)
    return after.tag == "NNS" and (beside or (number.dep == "nummod" and number.head == at + 1))


def _tense(doc: Document, at: int) -> float:
    """Where the verb above the token points: towards -1 to the past, 1 to the future; 0 where it does not say."""
    tokens, ahead = doc.tokens, words_ahead()
    for _ in range(HIGHEST):
        token = tokens[at]
        if token.span.of(doc.text).lower() in ahead:
            return UNSURE
        if token.tag.startswith(("VB", "MD")) and (way := _verb_tense(doc, at)):
            return way
        if token.head == at:
            return 0
        at = token.head
    return 0


def _verb_tense(doc: Document, at: int) -> float:
    """The tense of one verb with its auxiliaries: infinitives and participles tell it less surely, the present not at all."""
    tokens = doc.tokens
    tags = [tokens[i].tag for i in range(max(at - 6, 0), at) if tokens[i].head == at and tokens[i].dep in AUXILIARY]
    if "MD" in tags:
        return 1
    if "TO" in tags:
        return UNSURE
    if tokens[at].tag == "VBD" or "VBD" in tags:
        return -1
    return -UNSURE if tokens[at].tag == "VBN" else 0
