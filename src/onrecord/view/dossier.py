"""What can be judged: a story, a claim or an item as it is judged now, beside what the program thinks, with its history."""

from dataclasses import dataclass
from typing import Literal

from onrecord.errors import NotFound
from onrecord.link.judged import ref, split_off
from onrecord.model.claim import Claim
from onrecord.record import Record
from onrecord.view.held import Evidence, Held
from onrecord.view.judgements import JudgementRow, judgements
from onrecord.view.told import story_of, told

Subject = Literal["story", "claim", "item"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a judgement can name as its value, in words."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A claim in short: its label, and "11 articles, 2 origins" of so many statements."""

    label: str
    statements: int
    articles: int
    origins: int


@dataclass(frozen=True, slots=True)
class DossierView:
    """A subject of judgements: `thought` is the claim as the program tells it, `judged` as it is now (None: no claim, or gone).

    `evidence` are its words, `others` the claims it can be joined with, `members` what can be split off, `history` everything
    that was decided on it, oldest first, also what was undone.
    """

    subject: str
    kind: Subject
    story: str | None
    title: str | None
    about: str
    thought: Counted | None
    judged: Counted | None
    evidence: tuple[Evidence, ...]
    others: tuple[Choice, ...]
    members: tuple[Choice, ...]
    history: tuple[JudgementRow, ...]


def dossier(record: Record, *, subject: str) -> DossierView:
    """What named people decided on a story, a claim or an item (VERSION#ITEM), and what the program thinks. Raises NotFound."""
    version, named, item = subject.partition("#")
    if named:
        return _item(record, version, item)
    if record.tells(subject):
        title = record.title(subject)
        history = _history(record, subject, {subject})
        return DossierView(subject, "story", subject, title, title or subject, None, None, (), (), (), history)
    return _claim(record, subject)


def _item(record: Record, version: str, item: str) -> DossierView:
    held, subject = Held(record), f"{version}#{item}"
    if held.item(version, item) is None:
        raise NotFound(f"no item {item!r} in the reading of version {version}; `onrecord evidence {version}` lists those it has")
    words, story = held.evidence(version, item), record.article(record.version(version).article or "").story
    history = _history(record, story, {subject})
    title = record.title(story) if story else None
    return DossierView(subject, "item", story, title, held.named(version, item), None, None, (words,), (), (), history)


def _claim(record: Record, id: str) -> DossierView:
    story = story_of(record, id) or ""
    before, now = record.telling(story).claims, told(record, story=story).telling.claims
    thought, judged = (next((c for c in some if c.id == id), None) for some in (before, now))
    shown = judged or thought
    if shown is None:
        raise NotFound(f"claim {id} was split off by a judgement that is undone; `onrecord judgements` says which")
    held = Held(record)
    places = [held.evidence(m.version, m.item) for m in shown.members]
    members = tuple(
        Choice(ref(m), f"{p.words} ({m.speaker or p.outlet or 'page'})") for m, p in zip(shown.members, places, strict=True)
    )
    return DossierView(
        id, "claim", story, record.title(story), shown.label, _counted(thought), _counted(judged), tuple(places),
        tuple(Choice(c.id, c.label) for c in now if c.id != id) if judged else (),
        members if judged and len(members) > 1 else (),
        _history(record, story, {id, *(ref(m) for m in shown.members)}),
    )  # fmt: skip


def _counted(claim: Claim | None) -> Counted | None:
    return Counted(claim.label, len(claim.members), claim.articles, claim.origins) if claim else None


def _history(record: Record, story: str | None, subjects: set[str]) -> tuple[JudgementRow, ...]:
    """The judgements on some subjects, those that joined one to another or split it off, and those that undid one of them."""
    made = {j.id: j for j in record.judgements()}
    own = {j.id for j in made.values() if subjects & {j.subject, j.value, split_off(j)}}
    for j in made.values():
        if j.subject in own:
            own.add(j.id)
    return tuple(row for row in judgements(record, story=story) if row.id in own) if own else ()
