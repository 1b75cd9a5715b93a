"""The claims of a board as rows: what each says, in whose words, who takes a position on it, and what contradicts it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Literal

from onrecord.model.claim import Claim, Conflict, Member, Position, Standing
from onrecord.model.holding import HeldArticle
from onrecord.model.mention import Quantity
from onrecord.model.span import words
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view.held import Evidence, Held, host
from onrecord.view.judgements import JudgementRow

Part = Literal["figures", "accounts", "once"]
"""Of a board: the figures and the accounts that are given more than once or that somebody takes a position on; then the rest."""

Status = Literal["uncontested", "disputed", "unverified"]
"""Disputed: denied, questioned, contradicted, or in conflict with another. Unverified: somebody says they cannot verify it."""

LANES, EACH, POSITIONS = 8, 2, 4
"""What is listed of one claim where a limit is asked for: values, places of each, positions."""


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
    """Two statements that cannot both be true, why, and who makes them (None: an outlet in its own voice)."""

    why: str
    one: Evidence | None
    other: Evidence | None
    one_who: str | None = None
    other_who: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its statements in order of time, and the judgements that stand. "3 articles, 1 origin": copies count once.

    `unlisted` counts the statements and positions that a limit left out.
    """

    id: str
    label: str
    part: Part
    status: Status
    figure: bool
    articles: int
    origins: int
    first: str | None
    last: str | None
    statements: tuple[Statement, ...]
    standing: tuple[StandingRow, ...]
    conflicts: tuple[Rivals, ...]
    judgements: tuple[JudgementRow, ...]
    unlisted: int = 0

    @property
    def often(self) -> bool:
        """Whether more than one statement makes it, or anybody takes a position on it or judged it."""
        return self.part != "once"


def weight(claim: Claim) -> tuple[bool, int, int, str]:
    """What puts claims in order: figures first, then what most texts say."""
    return not _figure(claim), -claim.origins, -len(claim.members), claim.label


def part(claim: Claim, *, judged: bool) -> Part:
    """The part of the board that a claim stands in."""
    said = {(m.speaker or m.version, m.low, m.high, m.unit) for m in claim.members}
    contested = status(claim) != "uncontested" or any(getattr(claim.standing, f.name) for f in fields(Standing))
    if claim.origins > 1 or len(said) > 1 or contested or judged:
        return "figures" if _figure(claim) else "accounts"
    return "once"


def _figure(claim: Claim) -> bool:
    return any(m.low is not None or m.high is not None for m in claim.members)


def status(claim: Claim) -> Status:
    """Whether anybody contests a claim, or says that it cannot be verified."""
    s = claim.standing
    if claim.conflicts or s.denies or s.questions or s.contradicts:
        return "disputed"
    return "unverified" if s.cannot_verify else "uncontested"


class Board:
    """The rows of a story's claims: `short` lists of each claim its latest values alone."""

    def __init__(self, record: Record, articles: list[HeldArticle], *, short: bool) -> None:
        self._held, self._short = Held(record), short
        self._instant = cache(instant)  # the members of a story share few times
        self._outlets: Mapping[str, str | None] = {v.id: a.outlet or host(a.url) for a in articles for v in a.versions}

    def row(self, claim: Claim, part: Part, judged: tuple[JudgementRow, ...]) -> ClaimRow:
        """A claim as people see it."""
        members = sorted(claim.members, key=lambda m: self._instant(m.at) if m.at else 0)
        listed, positions = self._listed(members), _positions(claim.standing)
        taken = positions[-POSITIONS:] if self._short else positions
        speakers = {f"{m.version}#{m.item}": m.speaker for m in claim.members} if claim.conflicts else {}
        times = [m.at for m in members if m.at]
        return ClaimRow(
            claim.id,
            claim.label,
            part,
            status(claim),
            _figure(claim),
            claim.articles,
            claim.origins,
            times[0] if times else None,
            times[-1] if times else None,
            in_time(_grouped(_statement(self._held, m) for m in listed)),
            tuple(StandingRow(stance, p.who, p.since, self._held.evidence(p.version, p.item)) for stance, p in taken),
            tuple(_rivals(self._held, speakers, c) for c in claim.conflicts[: POSITIONS if self._short else None]),
            judged,
            len(members) - len(listed) + len(positions) - len(taken),
        )

    def _listed(self, members: list[Member]) -> list[Member]:
        """The members with the latest values, a few of each value of a speaker; all where it is not short."""
        if not self._short:
            return members
        groups: dict[object, list[Member]] = {}
        for m in members:
            groups.setdefault((m.speaker or self._outlets.get(m.version), m.low, m.high, m.unit), []).append(m)
        latest = sorted(groups.values(), key=lambda some: self._instant(some[-1].at) if some[-1].at else 0)[-LANES:]
        taken = {id(m) for some in latest for m in some[:EACH]}
        return [m for m in members if id(m) in taken]


def _positions(standing: Standing) -> list[tuple[str, Position]]:
    rows = [(f.name.replace("_", "-"), p) for f in fields(Standing) for p in getattr(standing, f.name)]
    return sorted(rows, key=lambda row: instant(row[1].since) if row[1].since else 0)


def _grouped(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements with those of one speaker that say the same put together; what an outlet says itself is its own."""
    groups: dict[object, list[Statement]] = {}
    for s in statements:
        where = s.places[0]
        value: object = (s.low, s.high, s.unit, s.approximate, s.hedge) if s.figure else (where.cue.casefold(), where.words)
        groups.setdefault((s.speaker or where.outlet, s.figure, value), []).append(s)
    for same in groups.values():
        yield replace(same[0], places=tuple(p for s in same for p in s.places))


def _statement(held: Held, member: Member) -> Statement:
    found, where = held.item(member.version, member.item), held.evidence(member.version, member.item)
    if isinstance(found, Quantity):
        hedge = words(held.reading(member.version).text, found.hedge) or None
        value = (found.low, found.high, found.unit, found.approximate)
        return Statement(member.speaker, True, *value, hedge, member.at, (where,))
    return Statement(member.speaker, False, None, None, None, False, None, member.at, (where,))


def in_time(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in order of time; of those of one moment, a figure that was known before stands before a new one."""
    rows, known = list(statements), dict[object, str | None]()
    for s in rows:
        known.setdefault((s.low, s.high, s.unit), s.at)
    moments = {at: n for n, at in enumerate(dict.fromkeys(s.at for s in rows))}
    return tuple(sorted(rows, key=lambda s: (moments[s.at], known[s.low, s.high, s.unit] == s.at)))


def _rivals(held: Held, speakers: Mapping[str, str | None], conflict: Conflict) -> Rivals:
    sides = conflict.member, conflict.against
    who = [(speakers.get(ref or "") or _who(held, ref)) for ref in sides]
    return Rivals(conflict.why, _ref(held, sides[0]), _ref(held, sides[1]), who[0], who[1])


def _ref(held: Held, ref: str | None) -> Evidence | None:
    version, found, item = (ref or "").partition("#")
    return held.evidence(version, item) if found else None


def _who(held: Held, ref: str | None) -> str | None:
    version, found, item = (ref or "").partition("#")
    return held.speaker(version, item) if found else None
