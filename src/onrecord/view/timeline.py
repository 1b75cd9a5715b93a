"""What is dated in a story, in order of the time that is spoken of."""

from dataclasses import dataclass, replace

from onrecord.model.news import Reading
from onrecord.model.span import Span, words
from onrecord.record import Record
from onrecord.view.held import folded, outlet
from onrecord.view.remembered import remembered


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated statement: `start` and `end` bound what is meant (ISO 8601, end inclusive), `time` are the words for it."""

    start: str
    end: str | None
    time: str
    says: str
    speaker: str | None
    outlets: tuple[str, ...]
    version: str
    item: str


def timeline(record: Record, *, story: str) -> list[Moment]:
    """The dated statements of a story by the time they speak of, the same words of several outlets as one. Raises NotFound."""
    return list(remembered(record, story, ("timeline",), lambda: _timeline(record, story)))


def _timeline(record: Record, story: str) -> list[Moment]:
    rows = dict[tuple[str, str], Moment]()
    for reading in record.readings(story=story):
        for moment in _moments(reading):
            first = rows.setdefault((moment.start, folded(moment.says)), moment)
            if new := set(moment.outlets) - set(first.outlets):
                rows[first.start, folded(first.says)] = replace(first, outlets=(*first.outlets, *new))
    return sorted(rows.values(), key=lambda m: (m.start, m.end or m.start))


def _moments(reading: Reading) -> list[Moment]:
    out = []
    for time in reading.times:
        if time.start is None or time.type not in ("DATE", "TIME"):
            continue
        by = [a for a in reading.attributions if any(c.covers(time.span[0]) for c in a.content)]
        said = min(by, key=lambda a: sum(c.end - c.start for c in a.content), default=None)
        out.append(
            Moment(
                time.start,
                time.end,
                words(reading.text, time.span),
                _sentence(reading.text, time.span[0]),
                said.speaker.name if said and said.speaker else None,
                tuple(filter(None, [outlet(reading)])),
                reading.version.id,
                time.id,
            )
        )
    return out


def _sentence(text: str, span: Span, *, most: int = 280) -> str:
    """The sentence around a span, by its punctuation: good enough to show, never an offset."""
    starts = [found + 2 for stop in (". ", "? ", "! ") if (found := text.rfind(stop, 0, span.start)) >= 0]
    start = max([*starts, text.rfind("\n", 0, span.start) + 1])
    ends = [e + 1 for stop in (". ", "? ", "! ", ".\n") if (e := text.find(stop, span.end)) >= 0]
    line = text.find("\n", span.end)
    end = min([*ends, len(text) if line < 0 else line])
    said = text[start:end].strip()
    return said if len(said) <= most else said[: most - 1] + "…"
