"""What named people decided, beside what the program thinks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.errors import NotFound
from onrecord.link.judged import PLACING, Judged, taken_out, undone
from onrecord.model.claim import Judgement
from onrecord.record import Record
from onrecord.view.held import Held
from onrecord.view.told import story_of, told

State = Literal["stands", "undone", "does not apply"]


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """What a named person decided: `about` is its subject in words, `says` the decision in words.

    Where the subject is not there, as after a reading that no longer finds it, `state` is "does not apply" and `story` and
    `about` are None.
    """

    id: str
    at: str
    who: str
    verb: str
    subject: str
    value: str | None
    note: str | None
    story: str | None
    about: str | None
    says: str
    state: State


def judgements(record: Record, *, story: str | None = None) -> list[JudgementRow]:
    """What named people decided, in all or in one story, oldest first, also what was undone. Raises NotFound."""
    if story is not None:
        record.size(story)
    made = record.judgements()
    desk = _Desk(record, made)
    return [row for row in map(desk.row, made) if story in (None, row.story)]


class _Desk:
    """All judgements of a record, and the stories that they are on, each told once."""

    def __init__(self, record: Record, made: Sequence[Judgement]) -> None:
        self._record, self._held = record, Held(record)
        self._is_story = cache(record.tells)
        self._articles = {j.subject: j.value for j in made if j.verb in PLACING}
        self._made, self._undone = {j.id: j for j in made}, undone(made)
        self._told = cache(lambda story: told(record, story=story, changes=False))
        self._labels = cache(self._labels_of)

    def row(self, j: Judgement) -> JudgementRow:
        """A judgement as people see it."""
        try:
            story, about = self._place(j.subject), self._about(j.subject)
        except NotFound:
            story, about = None, None
        state: State = "undone" if j.id in self._undone else "stands" if self._applies(j, story, about) else "does not apply"
        return JudgementRow(j.id, j.at, j.who, j.verb, j.subject, j.value, j.note, story, about, self._says(j), state)

    def _place(self, subject: str) -> str | None:
        """The story that a subject is in; raises NotFound where there is no such thing."""
        if subject in self._made:
            return self._place(self._made[subject].subject)
        version, named, _ = subject.partition("#")
        if named:
            return self._record.article(self._record.version(version).article or "").story
        if subject in self._articles:
            return self._record.article(subject).story
        return subject if self._is_story(subject) else story_of(self._record, subject)

    def _about(self, subject: str) -> str | None:
        """A subject in words; raises NotFound where there is no such thing."""
        if subject in self._made:
            return self._about(self._made[subject].subject)
        version, named, item = subject.partition("#")
        if named:
            return self._held.named(version, item) or None
        if subject in self._articles:
            article = self._record.article(subject)
            return article.versions[-1].title or article.url or subject
        if self._is_story(subject):
            return self._record.title(subject) or subject
        return self._labels(story_of(self._record, subject) or "").get(subject)

    def _labels_of(self, story: str) -> dict[str, str]:
        """The labels of claims as they are judged, and of those that were joined to another."""
        some = (*self._record.telling(story, changes=False).claims, *self._told(story).telling.claims)
        return {claim.id: claim.label for claim in some}

    def _applies(self, j: Judgement, story: str | None, about: str | None) -> bool:
        if j.verb == "undo":
            return j.subject in self._made
        if j.verb in PLACING:
            return story is not None and story == (j.value if j.verb == "join" else taken_out(j.subject))
        if self._is_story(j.subject) or "#" in j.subject:
            return about is not None
        found: Judged | None = self._told(story) if story else None
        return found is not None and any(j in some for some in found.on.values())

    def _says(self, j: Judgement) -> str:
        """The decision in words: "confirmed", "B2", "joined with “People hurt”"."""
        match j.verb:
            case "confirm":
                return "confirmed"
            case "correct":
                return f"corrected: {j.value}"
            case "merge":
                return f"joined with “{self._named(j.value or '')}”"
            case "split":
                return f"split off “{self._named(j.value or '')}”"
            case "join":
                return f"put into the story “{self._named(j.value or '')}”"
            case "leave":
                return "taken out of its story"
            case "undo" if j.subject in self._made:
                return f"undid “{self._says(self._made[j.subject])}”"
        return j.value or j.verb

    def _named(self, subject: str) -> str:
        try:
            return self._about(subject) or subject
        except NotFound:
            return subject
