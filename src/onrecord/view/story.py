"""The board of a story: what is claimed, with which figures, on whose word, how it stands, and what contradicts it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from onrecord.model.attribution import Attribution
from onrecord.model.claim import Claim, Member, Standing
from onrecord.model.mention import Quantity
from onrecord.model.span import words
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view.held import Evidence, Held
from onrecord.view.judgements import JudgementRow, judgements
from onrecord.view.told import told


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker says to a claim, since `at`, with every place where it stands, the first one first.

    `figure` tells whether it has bounds; None in `low` or `high` is an open end. `speaker` None is the outlet itself.
    """

    speaker: str | None
    figure: bool
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    hedge: str | None
    at: str | None
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Someone's stance on a claim, with the words that carry it. `who` None is the outlet that wrote them."""

    stance: str
    who: str | None
    since: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two statements that cannot both be true, and why."""

    why: str
    one: Evidence | None
    other: Evidence | None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its statements in order of time, and the judgements that stand. "3 articles, 1 origin": copies count once."""

    id: str
    label: str
    figure: bool
    articles: int
    origins: int
    first: str | None
    last: str | None
    statements: tuple[Statement, ...]
    standing: tuple[StandingRow, ...]
    conflicts: tuple[Rivals, ...]
    judgements: tuple[JudgementRow, ...]

    @property
    def often(self) -> bool:
        """Whether more than one statement makes it, or anybody takes a position on it or judged it."""
        return len(self.statements) > 1 or bool(self.standing or self.conflicts or self.judgements)


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: its claims, those made often or disputed first, figures before accounts, its size, the judgements on it."""

    id: str
    title: str | None
    articles: int
    versions: int
    origins: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    claims: tuple[ClaimRow, ...]
    judgements: tuple[JudgementRow, ...]


def story(record: Record, *, story: str) -> StoryView:
    """What is claimed in a story, by whom, with which figures, and how it stands. Raises NotFound."""
    found, held, seen = record.story(story), Held(record), told(record, story=story)
    articles = record.articles(story=story)
    versions = [v for a in articles for v in a.versions]
    times = sorted((v.captured for v in versions), key=instant)
    copied = sum(len({record.version(m).article for m in c.members}) - 1 for c in seen.telling.copies)
    decided = {row.id: row for row in judgements(record, story=story) if row.state == "stands"}
    on = {id: tuple(decided[j.id] for j in some if j.id in decided) for id, some in seen.on.items()}
    claims = (_claim(held, c, on.get(c.id, ())) for c in seen.telling.claims)
    return StoryView(
        id=found.id,
        title=found.title,
        articles=len(articles),
        versions=len(versions),
        origins=len(articles) - copied,
        outlets=tuple(sorted({a.outlet for a in articles if a.outlet})),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        claims=tuple(sorted(claims, key=_weight)),
        judgements=tuple(row for row in decided.values() if row.subject == story),
    )


def _weight(row: ClaimRow) -> tuple[bool, bool, bool, int, int, str]:
    disputed = bool(row.conflicts or row.standing)
    return not row.often, not row.figure, not disputed, -row.origins, -len(row.statements), row.label


def _claim(held: Held, claim: Claim, judged: tuple[JudgementRow, ...]) -> ClaimRow:
    statements = tuple(_grouped(_statement(held, m) for m in sorted(claim.members, key=lambda m: instant(m.at) if m.at else 0)))
    times = sorted((m.at for m in claim.members if m.at), key=instant)
    return ClaimRow(
        claim.id,
        claim.label,
        any(s.figure for s in statements),
        claim.articles,
        claim.origins,
        times[0] if times else None,
        times[-1] if times else None,
        statements,
        tuple(_standing(held, claim.standing)),
        tuple(Rivals(c.why, _ref(held, c.member), _ref(held, c.against)) for c in claim.conflicts),
        judged,
    )


def _grouped(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements with those of one speaker that say the same put together; what an outlet says itself is its own."""
    groups: dict[object, list[Statement]] = {}
    for s in statements:
        where = s.places[0]
        value: object = (s.low, s.high, s.unit, s.approximate, s.hedge) if s.figure else where.words
        groups.setdefault((s.speaker or where.outlet, s.figure, value), []).append(s)
    for same in groups.values():
        yield replace(same[0], places=tuple(p for s in same for p in s.places))


def _statement(held: Held, member: Member) -> Statement:
    found, where = held.item(member.version, member.item), held.evidence(member.version, member.item)
    text = held.reading(member.version).text
    if isinstance(found, Quantity):
        hedge = words(text, found.hedge) or None
        value = (found.low, found.high, found.unit, found.approximate)
        return Statement(member.speaker, True, *value, hedge, member.at, (where,))
    hedge = words(text, found.cue) if isinstance(found, Attribution) and not found.source else None
    return Statement(member.speaker, False, None, None, None, False, hedge or None, member.at, (where,))


def _standing(held: Held, standing: Standing) -> list[StandingRow]:
    rows = [
        StandingRow(field.name.replace("_", "-"), p.who, p.since, held.evidence(p.version, p.item))
        for field in fields(Standing)
        for p in getattr(standing, field.name)
    ]
    return sorted(rows, key=lambda row: instant(row.since) if row.since else 0)


def _ref(held: Held, ref: str | None) -> Evidence | None:
    version, found, item = (ref or "").partition("#")
    return held.evidence(version, item) if found else None
