"""What is dated in a story, in order of the time that is spoken of."""

from dataclasses import dataclass

from onrecord.model.news import Reading
from onrecord.model.span import Span, words
from onrecord.record import Record
from onrecord.view.held import outlet


@dataclass(frozen=True, slots=True)
class Moment:
    """A dated statement: `start` and `end` bound what is meant (ISO 8601, end inclusive), `time` are the words for it."""

    start: str
    end: str | None
    time: str
    says: str
    speaker: str | None
    outlet: str | None
    version: str
    item: str


def timeline(record: Record, *, story: str) -> list[Moment]:
    """The dated statements of a story by the time they speak of; the same words are listed once. Raises NotFound."""
    record.story(story)
    seen, rows = set[tuple[str, str]](), list[Moment]()
    for reading in record.readings(story=story):
        for moment in _moments(reading):
            if (moment.start, moment.says) not in seen:
                seen.add((moment.start, moment.says))
                rows.append(moment)
    return sorted(rows, key=lambda m: (m.start, m.end or m.start))


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
                outlet(reading),
                reading.version.id,
                time.id,
            )
        )
    return out


def _sentence(text: str, span: Span, *, most: int = 280) -> str:
    """The sentence around a span, by its punctuation: good enough to show, never an offset."""
    start = max(text.rfind("\n", 0, span.start), *(text.rfind(end, 0, span.start) + 1 for end in (". ", "? ", "! "))) + 1
    ends = [e + 1 for stop in (". ", "? ", "! ", ".\n") if (e := text.find(stop, span.end)) >= 0]
    line = text.find("\n", span.end)
    end = min([*ends, len(text) if line < 0 else line])
    said = text[max(start, 0) : end].strip()
    return said if len(said) <= most else said[: most - 1] + "…"
