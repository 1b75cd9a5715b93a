"""Every figure of a story, by who gives it, over time: also those that no claim holds."""

from dataclasses import dataclass

from onrecord.model.mention import Quantity
from onrecord.model.news import Reading
from onrecord.model.span import words
from onrecord.record import Record
from onrecord.view.held import Evidence, Held
from onrecord.view.remembered import judged_by, remembered
from onrecord.view.told import told


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its bounds (None is an open end), what it counts, who gives it, and its claim if it has one."""

    claim: str | None
    label: str | None
    speaker: str | None
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    negated: bool
    of: str
    hedge: str | None
    at: str | None
    evidence: Evidence


def figures(record: Record, *, story: str) -> list[FigureRow]:
    """The figures of a story in order of time, each as it was first seen in its article. Raises NotFound."""
    return list(remembered(record, story, ("figures", judged_by(record)), lambda: _figures(record, story)))


def _figures(record: Record, story: str) -> list[FigureRow]:
    claimed = {(m.version, m.item): c for c in told(record, story=story, changes=False).telling.claims for m in c.members}
    readings = list(record.readings(story=story))
    held, rows, seen = Held(record, readings), list[FigureRow](), set[tuple[object, ...]]()
    for reading in readings:
        for q in reading.quantities:
            claim = claimed.get((reading.version.id, q.id))
            row = _row(held, reading, q, claim.id if claim else None, claim.label if claim else None)
            key = (reading.version.article, row.speaker, row.low, row.high, row.unit, row.of, row.evidence.context)
            if key not in seen:
                seen.add(key)
                rows.append(row)
    return rows


def _row(held: Held, reading: Reading, q: Quantity, claim: str | None, label: str | None) -> FigureRow:
    by = next((a for a in reading.attributions if a.id == q.attribution), None)
    return FigureRow(
        claim,
        label,
        by.speaker.name if by and by.speaker else None,
        q.low,
        q.high,
        q.unit,
        q.approximate,
        q.negated,
        words(reading.text, q.of),
        words(reading.text, q.hedge) or None,
        reading.version.captured,
        held.evidence(reading.version.id, q.id),
    )
