"""The board of a story: what is claimed, with which figures, on whose word, how it stands, and what contradicts it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model.claim import Change, Claim, Outdated, Telling
from onrecord.model.holding import HeldArticle
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view import claims
from onrecord.view.claims import ClaimRow, Part, Status
from onrecord.view.held import host
from onrecord.view.judgements import JudgementRow, judgements
from onrecord.view.remembered import judged_by, remembered
from onrecord.view.told import told

LATEST = 6
"""Changes that stand beside the board."""


@dataclass(frozen=True, slots=True)
class TextOf:
    """An article of a story by its outlet and its first version."""

    outlet: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """One text in several articles: the one that had it first, those that repeat it, and those that missed its correction."""

    origin: TextOf
    copies: tuple[TextOf, ...]
    outdated: tuple[Outdated, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: its claims by part, its size (`parts`, `statuses`: claims of each), the judgements on it, its last changes."""

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
    parts: dict[Part, int]
    statuses: dict[Status, int]
    repeated: tuple[Repeated, ...]
    latest: tuple[Change, ...]


def story(
    record: Record,
    *,
    story: str,
    claim: str | None = None,
    part: Part | None = None,
    status: Status | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> StoryView:
    """What is claimed in a story, by whom, with which figures, and how it stands. Raises NotFound.

    `claim`, `part` or `status` leave out all others; `limit` and `offset` cut each part, and `limit` also what is listed of a
    claim.
    """
    with record.steady():
        decided = tuple(row for row in judgements(record, story=story) if row.state == "stands")
        asked = ("story", claim, part, status, limit, offset, judged_by(record), decided)
        return remembered(record, story, asked, lambda: _story(record, story, claim, part, status, limit, offset, decided))


def _story(
    record: Record, id: str, claim: str | None, part: Part | None, status: Status | None, limit: int | None, offset: int,
    decided: Sequence[JudgementRow],
) -> StoryView:  # fmt: skip
    seen, articles = told(record, story=id, changes=False), record.articles(story=id)
    times = sorted((v.captured for a in articles for v in a.versions), key=cache(instant))
    repeated = tuple(_repeated(seen.telling, articles))
    rows = {row.id: row for row in decided}
    on = {id: tuple(rows[j.id] for j in some if j.id in rows) for id, some in seen.on.items()}
    parts: dict[Part, list[Claim]] = {"figures": [], "accounts": [], "once": []}
    kinds: dict[Status, int] = {"uncontested": 0, "disputed": 0, "unverified": 0}
    for row in sorted(seen.telling.claims, key=claims.weight):
        kinds[claims.status(row)] += 1
        if status not in (None, claims.status(row)):
            continue
        parts[claims.part(row, judged=bool(on.get(row.id)))].append(row)
    listed = [(p, c) for p, some in parts.items() if part in (None, p) for c in _cut(some, claim, limit, offset)]
    board = claims.Board(record, articles, short=limit is not None and claim is None)
    return StoryView(
        id=id,
        title=record.title(id),
        articles=len(articles),
        versions=len(times),
        origins=len(articles) - sum(len(r.copies) for r in repeated),
        outlets=tuple(sorted({a.outlet for a in articles if a.outlet})),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        claims=tuple(board.row(c, p, on.get(c.id, ())) for p, c in listed),
        judgements=tuple(row for row in decided if row.subject == id),
        parts={p: len(some) for p, some in parts.items()},
        statuses=kinds,
        repeated=repeated,
        latest=tuple(record.latest(story=id, limit=LATEST)),
    )


def _cut(claims: list[Claim], claim: str | None, limit: int | None, offset: int) -> list[Claim]:
    if claim is not None:
        return [c for c in claims if c.id == claim]
    first = max(0, offset)
    return claims[first:] if limit is None else claims[first : first + max(0, limit)]


def _repeated(telling: Telling, articles: list[HeldArticle]) -> Iterator[Repeated]:
    of = {v.id: a for a in articles for v in a.versions}
    for group in telling.copies:
        some = {of[m].id: m for m in reversed(group.members) if m in of}
        origin = of[group.origin].id if group.origin in of else None
        rows = {id: TextOf(of[m].outlet or host(of[m].url), m) for id, m in reversed(some.items())}
        if len(rows) > 1:
            first = rows.pop(origin) if origin in rows else rows.pop(next(iter(rows)))
            yield Repeated(first, tuple(rows.values()), group.outdated)
