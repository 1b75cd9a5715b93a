"""Who is quoted in a story, by whom; and which outlets repeat one text."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.attribution import Assessment
from onrecord.model.claim import Claim
from onrecord.model.news import Reading
from onrecord.record import Record
from onrecord.view.held import Evidence, Held, folded, outlet
from onrecord.view.remembered import judged_by, remembered
from onrecord.view.told import told

DOUBTS = ("denies", "questions", "contradicts", "cannot_verify")


@dataclass(frozen=True, slots=True)
class Saying:
    """The same words of one speaker, with every place where they stand, the first one first."""

    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Someone who is quoted: in which outlets, and everything they are quoted with."""

    name: str
    outlets: tuple[str, ...]
    statements: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An article: its outlet, its versions, the agencies it credits, and whose text it repeats (an article id or None)."""

    article: str
    outlet: str | None
    url: str | None
    title: str | None
    version: str
    versions: int
    credit: tuple[str, ...]
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """Someone who denies, questions, contradicts or cannot verify a claim; `whom` makes it there, None: no one who is named.

    `evidence` are the words of the stance, `label` is that of the claim.
    """

    who: str | None
    stance: str
    whom: str | None
    claim: str
    label: str
    since: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The people and papers of a story: speakers by how much they say, articles in order of time, and who doubts whom."""

    speakers: tuple[SpeakerRow, ...]
    outlets: tuple[OutletRow, ...]
    doubts: tuple[DoubtRow, ...] = ()


def sources(record: Record, *, story: str) -> SourcesView:
    """Who says what in a story, and whose text each article is. Raises NotFound."""
    return remembered(record, story, ("sources", judged_by(record)), lambda: _sources(record, story))


def _sources(record: Record, story: str) -> SourcesView:
    readings = list(record.readings(story=story))
    held = Held(record, readings)
    said: dict[str, dict[str, dict[str | None, Evidence]]] = defaultdict(lambda: defaultdict(dict))
    for reading in readings:
        for a in reading.attributions:
            row = held.evidence(reading.version.id, a.id)
            said[a.speaker.name if a.speaker else ""][folded(f"{row.cue} {row.words}")].setdefault(row.outlet, row)
    speakers = [_speaker(name, sayings) for name, sayings in said.items()]
    speakers.sort(key=lambda s: (not s.name, -len(s.outlets), -len(s.statements), s.name))
    doubts = [row for claim in told(record, story=story, changes=False).telling.claims for row in _doubts(held, claim)]
    return SourcesView(tuple(speakers), tuple(_outlets(record, story, readings)), tuple(doubts))


def _doubts(held: Held, claim: Claim) -> Iterator[DoubtRow]:
    """The doubts about a claim; doubted is whose words the stance is on, else who last makes the claim in the same text."""
    for stance in DOUBTS:
        for p in getattr(claim.standing, stance):
            found = held.item(p.version, p.item)
            target = found.target if isinstance(found, Assessment) else None
            here = [m for m in claim.members if m.version == p.version and m.speaker not in (None, p.who)]
            makers = [m.speaker for m in (*here, *(m for m in here if m.item == target))]
            evidence = held.evidence(p.version, p.item)
            yield DoubtRow(
                p.who, stance.replace("_", "-"), makers[-1] if makers else None, claim.id, claim.label, p.since, evidence
            )


def _speaker(name: str, sayings: dict[str, dict[str | None, Evidence]]) -> SpeakerRow:
    outlets = {outlet for places in sayings.values() for outlet in places if outlet}
    return SpeakerRow(name, tuple(sorted(outlets)), tuple(Saying(tuple(places.values())) for places in sayings.values()))


def _outlets(record: Record, story: str, readings: list[Reading]) -> list[OutletRow]:
    article = {r.version.id: r.version.article or "" for r in readings}
    origin = {
        article[m]: article[c.origin]
        for c in record.telling(story, changes=False).copies
        for m in c.members
        if c.origin in article and m in article and article[m] != article[c.origin]
    }
    latest = {r.version.article or "": r for r in readings}
    count = Counter(article.values())
    return [
        OutletRow(a, outlet(r), r.version.url, r.version.title, r.version.id, count[a], r.version.credit, origin.get(a))
        for a, r in latest.items()
    ]
