"""What was read, found by words, by who says it, by stance, by bounds and by time: FTS5 for words, indexes for the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from onrecord import codec
from onrecord.record import voices
from onrecord.record.findings import FindingKind
from onrecord.record.instants import instant
from onrecord.record.ranking import RANKED, Matching, numbers
from onrecord.record.search import phrases, typed


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for; each None asks for nothing. All that is asked must hold.

    `words` are found in an item, around it or in the name of its speaker, `by` in that name alone; `speaker` and `outlet` are
    whole names. A figure is `above` (`below`) a bound where all that it can mean is: "at least 5,000" is above 5,000, "up to
    6,000" is not. `since` and `until` (ISO 8601) bound when the words were first fetched, `until` exclusive.
    """

    words: str = ""
    by: str = ""
    kind: FindingKind | None = None
    story: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    stance: str | None = None
    unit: str | None = None
    above: float | None = None
    below: float | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An item that was found: `item` of `version`, of an article in `story`."""

    version: str
    item: str
    kind: FindingKind
    speaker: str | None
    story: str
    low: float | None
    high: float | None
    unit: str | None
    stance: str | None


_SHOWN = """
    SELECT f.version, f.item, f.kind, f.speaker, a.story, f.low, f.high, f.unit, f.stance
    FROM json_each(?) n JOIN finding f ON f.number = n.value
    JOIN version v ON v.id = f.version JOIN article a ON a.id = v.article ORDER BY n.key"""
"""Only what is shown is joined to its article, since a common word is found in a large part of a record."""
_SPEAKERS = """
    SELECT f.speaker, count(*), count(DISTINCT f.outlet) FROM {}
    WHERE f.speaker IS NOT NULL AND {} GROUP BY f.speaker ORDER BY count(*) DESC, f.speaker LIMIT ? OFFSET ?"""
_ARTICLES = " CROSS JOIN version v ON v.id = f.version CROSS JOIN article a ON a.id = v.article"
_RANGE = """
    SELECT coalesce(min(f.number), 1), coalesce(max(f.number), 0) FROM article a JOIN version v ON v.article = a.id
    JOIN finding f ON f.version = v.id WHERE a.story = ?"""
"""The first and the last item of a story: most stories are short, and only what lies between is looked at."""
_WHERE = {
    "kind": "f.kind = ?",
    "story": "a.story = ?",
    "speaker": "f.speaker = ?",
    "outlet": "f.outlet = ? COLLATE NOCASE",
    "stance": "f.stance = ?",
    "unit": "f.unit = ? COLLATE NOCASE",
    "above": "f.low >= ?",
    "below": "f.high <= ?",
    "since": "v.instant >= ?",
    "until": "v.instant < ?",
}

_BOUNDS = ("above", "below")


def places(connection: apsw.Connection, asked: Question, *, limit: int, offset: int = 0) -> list[Place]:
    """The items that a question asks for: the best first where it has words, else those that came last.

    Of more than RANKED items that have the words the latest are ranked and the others follow them.
    """
    if _empty(asked):
        return []
    source, where, given = _asked(connection, asked)
    if source.startswith("finding"):
        query = f"SELECT f.number FROM {source} WHERE {where} ORDER BY f.number DESC LIMIT ? OFFSET ?"
        found = [number for (number,) in connection.execute(query, (*given, limit, offset))]
    else:
        wanted = Matching(f"FROM {source} WHERE {where}", "found.rowid", "bm25(found, 4.0, 1.0, 2.0)", given)
        found = numbers(connection, wanted, limit=limit, offset=offset)
    return [Place(*row) for row in connection.execute(_SHOWN, (codec.encode(found).decode(),))]


def speakers(connection: apsw.Connection, asked: Question, *, limit: int, offset: int = 0) -> list[tuple[str, int, int]]:
    """Who says what a question asks for: each name with how many items and in how many outlets, the most often first."""
    if _empty(asked):
        return []
    if asked == Question(by=asked.by):
        return voices.voices(connection, " ".join(_match(asked.by, "")), limit=limit, offset=offset)
    if asked == Question(speaker=asked.speaker) and asked.speaker is not None:
        return voices.voice(connection, typed(asked.speaker))[offset : offset + limit]
    source, where, given = _asked(connection, asked)
    query = _SPEAKERS.format(source, where)
    return list(connection.execute(query, (*given, limit, offset)))


def _empty(asked: Question) -> bool:
    """Whether words were given in which there is no word."""
    return any(given.strip() and not list(phrases(given)) for given in (asked.words, asked.by))


def _asked(connection: apsw.Connection, asked: Question) -> tuple[str, str, tuple[str | float, ...]]:
    """Where to look, on what condition, and what fills its question marks."""
    match = " ".join((*_match(asked.words, ""), *_match(asked.by, "{speaker} : ")))
    where = ["found MATCH ?"] if match else []
    given: list[str | float] = [match] if match else []
    for name, condition in _WHERE.items():
        value = getattr(asked, name)
        if value is not None:
            where.append(f"+{condition}" if name in _BOUNDS and _many(connection, condition, value) else condition)
            given.append(instant(value) if name in ("since", "until") else typed(value) if isinstance(value, str) else value)
    if asked.story is not None:
        number = "found.rowid" if match else "f.number"
        where += [f"{number} >= ?", f"{number} <= ?"]
        given += connection.execute(_RANGE, (asked.story,)).get
    source = "found CROSS JOIN finding f ON f.number = found.rowid" if match else "finding f"
    source += _ARTICLES if asked.story is not None or asked.since or asked.until else ""
    return source, " AND ".join(where) or "true", tuple(given)


def _many(connection: apsw.Connection, condition: str, bound: float) -> bool:
    """Whether so many figures are within a bound that the latest are sooner found one by one than by the index of bounds."""
    some = f"SELECT 1 FROM finding f WHERE {condition} LIMIT {RANKED}"
    found: int = connection.execute(f"SELECT count(*) FROM ({some})", (bound,)).get
    return found == RANKED


def _match(words: str, column: str) -> Iterator[str]:
    """Words in the language of FTS5: each phrase is quoted and has nothing but letters and digits, so nothing in it is syntax."""
    for phrase, open in phrases(words):
        yield f'{column}"{" ".join(phrase)}"{"*" if open else ""}'
