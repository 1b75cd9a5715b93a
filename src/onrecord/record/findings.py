"""What was read in a version, one row a statement, a figure or a position, as the search knows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import apsw

from onrecord.model.attribution import Assessment, Attribution
from onrecord.model.mention import Quantity
from onrecord.model.news import Reading
from onrecord.model.span import Spans, cover, meet, words

FindingKind = Literal["statement", "figure", "position"]

_STOPS = (". ", "? ", "! ", "\n")


@dataclass(frozen=True, slots=True)
class Finding:
    """An item of a reading: its own `words`, those `about` it, who says it; of a figure its bounds, of a position its stance."""

    item: str
    kind: FindingKind
    words: str
    about: str
    speaker: str | None
    stance: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None


def findings(reading: Reading) -> Iterator[Finding]:
    """All that can be searched for in a reading, in the order of its layers."""
    said = {a.id: a for a in reading.attributions}
    yield from (_statement(reading, a) for a in reading.attributions)
    yield from (_figure(reading, q, said.get(q.attribution or "")) for q in reading.quantities)
    yield from (_position(reading, s) for s in reading.assessments)


def index(connection: apsw.Connection, reading: Reading) -> list[Finding]:
    """Make what was read in a new version findable; gives it."""
    found = list(findings(reading))
    first, version = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM finding").get, reading.version.id
    outlet = connection.execute(
        "SELECT a.outlet FROM version v JOIN article a ON a.id = v.article WHERE v.id = ?", (version,)
    ).get
    connection.executemany(
        """INSERT INTO finding (number, version, item, kind, speaker, stance, low, high, unit, outlet)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            (n, version, f.item, f.kind, f.speaker, f.stance, _real(f.low), _real(f.high), f.unit, outlet)
            for n, f in enumerate(found, first)
        ),
    )
    connection.executemany(
        "INSERT INTO found (rowid, words, about, speaker) VALUES (?, ?, ?, ?)",
        ((n, f.words, f.about, f.speaker or "") for n, f in enumerate(found, first)),
    )
    return found


def _statement(reading: Reading, a: Attribution) -> Finding:
    source = words(reading.text, a.source)
    return Finding(a.id, "statement", words(reading.text, a.content), source, a.speaker.name if a.speaker else None)


def _figure(reading: Reading, q: Quantity, by: Attribution | None) -> Finding:
    own = f"{words(reading.text, q.span)} {words(reading.text, q.of)}"
    speaker = by.speaker.name if by and by.speaker else None
    return Finding(q.id, "figure", own, _around(reading.text, q.span), speaker, None, q.low, q.high, q.unit)


def _position(reading: Reading, s: Assessment) -> Finding:
    held = words(reading.text, s.holder) or None
    who = next((a.name for a in reading.actors if meet(a.mentions, s.holder)), held)
    about = f"{words(reading.text, s.target_span)} {_around(reading.text, s.span)}"
    return Finding(s.id, "position", words(reading.text, s.span), about, who, s.stance)


def _around(text: str, spans: Spans) -> str:
    """The sentence around some words, by its punctuation: good enough to be found by, never an offset."""
    if not spans:
        return ""
    own = cover(spans)
    starts = [at + len(stop) for stop in _STOPS if (at := text.rfind(stop, 0, own.start)) >= 0]
    ends = [end for stop in _STOPS if (end := text.find(stop, own.end)) >= 0]
    return text[max(starts, default=0) : min(ends, default=len(text))]


def _real(value: float | None) -> float | None:
    """A bound as SQLite keeps it; one too large for it is as good as open."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None
