"""What named people joined and took apart, laid over a telling; the telling itself stays what the program thinks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from onrecord.codec import content_id
from onrecord.model.claim import Claim, Copies, Judgement, Member, Position, Standing, Telling

PLACING = ("join", "leave")
"""The verbs that are on the story of an article."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A telling as it was judged: `on` has the judgements that stand, by the id of the claim that they are on now."""

    telling: Telling
    on: Mapping[str, tuple[Judgement, ...]]


def judged(telling: Telling, judgements: Sequence[Judgement], *, articles: Mapping[str, str] | None = None) -> Judged:
    """A telling with the judgements that are not undone applied to its claims, in order; its copies and changes stay.

    Judgements on claims that are not there are passed over. `articles` has the article of each version, to count articles by;
    a version without one counts as an article of its own.
    """
    gone = undone(judgements)
    table = _Table(telling, articles or {})
    for judgement in judgements:
        if judgement.id not in gone:
            table.take(judgement)
    return Judged(replace(telling, claims=tuple(table.claims.values())), table.on())


def undone(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The ids of the judgements that are undone; one whose undoing is undone itself stands again."""
    gone = set[str]()
    for judgement in reversed(judgements):
        if judgement.verb == "undo" and judgement.id not in gone:
            gone.add(judgement.subject)
    return frozenset(gone)


def placed(judgements: Sequence[Judgement]) -> dict[str, str | None]:
    """The story that each article was put into by the last judgement on it that stands; None: where linking put it.

    Every article that any such judgement was ever on is here, also if all of them are undone.
    """
    gone = undone(judgements)
    out: dict[str, str | None] = {}
    for judgement in judgements:
        if judgement.verb in PLACING:
            stands = judgement.id not in gone
            out[judgement.subject] = _place(judgement) if stands else out.get(judgement.subject)
    return out


def taken_out(article: str) -> str:
    """The id of the story of an article that was taken out of its own, the same whenever it is made again."""
    return content_id("taken out", article)


def _place(judgement: Judgement) -> str | None:
    return judgement.value if judgement.verb == "join" else taken_out(judgement.subject)


def split_off(judgement: Judgement, again: int = 0) -> str:
    """The id of the claim that a split makes, the same whenever it is made again.

    Where others were joined to what was split off, and hold its id, the next one is taken: `again` is how many are held.
    """
    return content_id("split", judgement.subject, judgement.value, *([again] if again else []))


def ref(member: Member) -> str:
    """A member as VERSION#ITEM."""
    return f"{member.version}#{member.item}"


class _Table:
    """The claims of one telling while judgements are laid over them."""

    def __init__(self, telling: Telling, articles: Mapping[str, str]) -> None:
        self.claims = {claim.id: claim for claim in telling.claims}
        self._texts = _texts(telling.copies)
        self._articles = articles
        self._into: dict[str, str] = {}
        self._done: list[tuple[tuple[str, ...], Judgement]] = []

    def take(self, judgement: Judgement) -> None:
        """Apply a judgement, if what it is on is here."""
        at = self._now(judgement.subject)
        if judgement.verb == "merge":
            places = self._merge(at, self._now(judgement.value or ""))
        elif judgement.verb == "split":
            places = self._split(at, judgement)
        else:
            places = (judgement.subject,) if "#" in judgement.subject or at in self.claims else ()
        if places:
            self._done.append((places, judgement))

    def on(self) -> dict[str, tuple[Judgement, ...]]:
        """The judgements by the claim that they are on after all of them: a claim that was joined is the one it is in."""
        holder = {ref(member): claim.id for claim in self.claims.values() for member in claim.members}
        out: dict[str, tuple[Judgement, ...]] = {}
        for places, judgement in self._done:
            for id in dict.fromkeys(holder.get(place) or self._now(place) for place in places):
                if id in self.claims:
                    out[id] = (*out.get(id, ()), judgement)
        return out

    def _now(self, id: str) -> str:
        while id in self._into:
            id = self._into[id]
        return id

    def _merge(self, one: str, other: str) -> tuple[str, ...]:
        if one == other or one not in self.claims or other not in self.claims:
            return ()
        first, second = self.claims[one], self.claims.pop(other)
        members = tuple({ref(m): m for m in (*first.members, *second.members)}.values())
        shared = {self._text(m) for m in first.members} & {self._text(m) for m in second.members}
        self._into[other] = one
        self.claims[one] = replace(
            first,
            members=members,
            articles=len({self._article(m) for m in members}),
            origins=max(first.origins, second.origins, first.origins + second.origins - len(shared)),
            standing=_both(first.standing, second.standing),
            conflicts=tuple(dict.fromkeys((*first.conflicts, *second.conflicts))),
        )
        return (one,)

    def _split(self, id: str, judgement: Judgement) -> tuple[str, ...]:
        claim, new = self.claims.get(id), next(i for i in map(partial(split_off, judgement), count()) if i not in self.claims)
        own = [m for m in claim.members if ref(m) == judgement.value] if claim else []
        if claim is None or len(own) == len(claim.members) or not own:
            return ()
        rest = tuple(m for m in claim.members if m not in own)
        shared = self._text(own[0]) in {self._text(m) for m in rest}
        self.claims[id] = replace(
            claim,
            members=rest,
            articles=len({self._article(m) for m in rest}),
            origins=max(1, claim.origins - (not shared)),
            conflicts=tuple(c for c in claim.conflicts if judgement.value not in (c.member, c.against)),
        )
        self._into.pop(new, None)
        self.claims[new] = Claim(new, claim.story, f"{claim.label} (split off)", tuple(own), 1, 1)
        return id, new

    def _article(self, member: Member) -> str:
        return self._articles.get(member.version, member.version)

    def _text(self, member: Member) -> str:
        return self._texts.get(member.version, self._article(member))


def _texts(copies: Iterable[Copies]) -> dict[str, str]:
    return {version: group.id for group in copies for version in group.members}


def _both(one: Standing, other: Standing) -> Standing:
    """The positions of both, each name once for a stance, as it was first seen."""
    return Standing(**{name: _once(*getattr(one, name), *getattr(other, name)) for name in Standing.__dataclass_fields__})


def _once(*positions: Position) -> tuple[Position, ...]:
    seen: dict[object, Position] = {}
    for position in sorted(positions, key=lambda p: p.since or ""):
        seen.setdefault(position.who or (position.version, position.item), position)
    return tuple(seen.values())
