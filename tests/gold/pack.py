"""A story with gold beside it: fetches, and what an editor who read them all wrote down before the program did.

The gold has the form of the export, with three differences: a version is named by its page (001), an item by its words, and what
must not happen stands beside what must (`not`, `quiet`, `not_linked`, `not_conflicts`).
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.link.telling import tell
from onrecord.model.claim import Change, Claim, Member, Position, Telling
from onrecord.model.news import Reading
from onrecord.model.span import Spans
from onrecord.record import Record
from onrecord.record.instants import instant

HERE = Path(__file__).parent
GROUPS = {
    "figure-raised": "figure", "figure-lowered": "figure", "bound-changed": "figure", "corroboration": "support",
    "confirmation": "support", "cannot-verify": "question", "question": "question",
}  # fmt: skip
"""Kinds of change that an editor would not tell apart."""
STANCES = {"supports": "confirms", "contradicts": "denies", "retracts": "denies"}
"""Stances that an editor would not tell apart from another one."""


def gold(name: str) -> dict[str, Any]:
    """What was written down about a story of this folder."""
    return dict(json.loads((HERE / name / "gold.json").read_text(encoding="utf-8")))


def misses(name: str) -> dict[str, str]:
    """What the program still misses of a story of this folder, with the reason."""
    return dict(json.loads((HERE / name / "misses.json").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Pack:
    """A record of the fetches of a story, held against its gold."""

    gold: dict[str, Any]
    versions: dict[str, str]
    stories: dict[str, str | None]
    readings: dict[str, Reading]
    telling: Telling

    def item(self, page: str, words: str, *, figure: bool) -> str | None:
        """VERSION#ITEM of the figure, or of the likest statement, that has these words; None where none was read."""
        version = self.versions[page]
        reading = self.readings[version]
        at = reading.text.index(words)
        said = [(a.content, a.id) for a in reading.attributions]
        there = [(q.span, q.id) for q in reading.quantities] if figure else said
        found = [(_overlap(spans, at, at + len(words)), id) for spans, id in there]
        best = max(found, key=lambda row: row[0], default=(0.0, ""))
        return f"{version}#{best[1]}" if best[0] > 0 else None

    def ref(self, name: str) -> str | None:
        """The same for PAGE#WORDS; a figure where the gold gives bounds, or the words begin with a digit."""
        page, _, words = name.partition("#")
        some = (m for c in self.gold["claims"] for m in c["members"] if (m["version"], m["item"]) == (page, words))
        row = next(some, None)
        return self.item(page, words, figure=("low" in row) if row else any(c.isdigit() for c in words))

    def claim(self, id: str) -> Claim | None:
        """The claim that has most members of a claim of the gold, and as few others as can be."""
        wanted = {self.ref(f"{m['version']}#{m['item']}") for m in self.row(id)["members"]} - {None}
        scored = [(2 * len(wanted & refs(c)) / (len(wanted) + len(refs(c))), c) for c in self.telling.claims if wanted & refs(c)]
        return max(scored, key=lambda row: row[0], default=(0, None))[1]

    def row(self, id: str) -> dict[str, Any]:
        """A claim of the gold."""
        return next(c for c in self.gold["claims"] if c["id"] == id)

    def conflict(self, left: str, *right: str) -> bool:
        """Whether the program says that an item and one of others, or those that say the same, cannot both be true."""
        ends = [self._same(left), set().union(*map(self._same, right))]
        return any(
            (x.member in ends[0] and x.against in ends[1]) or (x.member in ends[1] and x.against in ends[0])
            for c in self.telling.claims for x in c.conflicts
        )  # fmt: skip

    def _same(self, name: str) -> set[str | None]:
        """An item with those of its claim that say the same for the same speaker, unless a page was left standing."""
        page, _, words = name.partition("#")
        for claim in self.gold["claims"]:
            own = next((m for m in claim["members"] if (m["version"], m["item"]) == (page, words)), None)
            if own:
                alike = [m for m in claim["members"] if all(m.get(k) == own.get(k) for k in ("low", "high", "speaker"))]
                apart = any(name in (x["member"], x["with"]) and "standing" in x["why"] for x in claim["conflicts"])
                return {self.ref(f"{m['version']}#{m['item']}") for m in ([own] if apart else alike)}
        return {self.ref(name)}

    def position(self, id: str, stance: str, who: str | None) -> bool:
        """Whether someone takes a stance on a claim; None is the outlet."""
        claim = self.claim(id)
        return claim is not None and any(alike(who, p.who) or (who is None and self._own(p)) for p in positions(claim, stance))

    def _own(self, position: Position) -> bool:
        """Whether a position is the outlet's own, under its name."""
        return alike(position.who or "", self.readings[position.version].version.outlet)

    def changed(self, row: dict[str, Any]) -> bool:
        """Whether a change of the gold was told."""
        claim, version = self.claim(row["claim"]), self.versions[row["version"]]
        return any(c.version == version and claim and c.claim == claim.id and _fits(row, c) for c in self.telling.changes)


def load(record: Record, name: str) -> Pack:
    """A story of this folder over a record of its fetches, told over the articles that the gold puts into it."""
    facts = gold(name)
    fetches = sorted(record.fetches(), key=lambda f: instant(f.at))
    versions = {f"{n:03}": f.version or "" for n, f in enumerate(fetches, 1)}
    stories = {v.id: a.story for a in record.articles() for v in a.versions}
    readings = {v: record.reading(v) for v in dict.fromkeys(versions.values())}
    others = {versions[page] for page in facts["stories"][0]["not"]}
    telling = tell("s", [reading for version, reading in readings.items() if version not in others])
    return Pack(facts, versions, stories, readings, telling)


def refs(claim: Claim) -> set[str]:
    """The members of a claim as VERSION#ITEM."""
    return {ref(m) for m in claim.members}


def ref(member: Member) -> str:
    """A member as VERSION#ITEM."""
    return f"{member.version}#{member.item}"


def positions(claim: Claim, stance: str) -> list[Position]:
    """The positions on a claim of one group of stances."""
    wanted = STANCES.get(stance, stance)
    rows = ((name, getattr(claim.standing, name)) for name in claim.standing.__dataclass_fields__)
    return [p for name, some in rows if STANCES.get(name, name) == wanted for p in some]


def alike(gold: str | None, found: str | None) -> bool:
    """Whether one name has all the words of the other; None is the outlet."""
    if gold is None or found is None:
        return gold is found
    a, b = ({w for w in name.casefold().split() if w not in ("the", "a", "an", "of")} for name in (gold, found))
    return bool(a & b) and (a <= b or b <= a)


def _fits(row: dict[str, Any], change: Change) -> bool:
    if GROUPS.get(row["kind"], row["kind"]) != GROUPS.get(change.kind, change.kind):
        return False
    after = change.after
    if "after" not in row:
        return True
    return (
        after is not None
        and not isinstance(after, str)
        and [after.low, after.high] == [row["after"]["low"], row["after"]["high"]]
    )


def _overlap(spans: Spans, start: int, end: int) -> float:
    """Share of the characters of spans and a stretch that both have."""
    both = sum(max(0, min(end, s.end) - max(start, s.start)) for s in spans)
    return both / (sum(s.end - s.start for s in spans) + end - start - both) if both else 0.0
