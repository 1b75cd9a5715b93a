"""Judgements of named people: checked against what the record holds, then appended as rows."""

from collections.abc import Callable
from datetime import UTC, datetime

from onrecord import codec
from onrecord.errors import NotFound, RecordError
from onrecord.flow import placing
from onrecord.link.judged import ref, undone
from onrecord.model.claim import Claim, Judgement
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view.held import Held
from onrecord.view.told import story_of, told


def judge(
    record: Record,
    *,
    who: str,
    verb: str,
    subject: str,
    value: str | None = None,
    note: str | None = None,
    now: str | None = None,
) -> Judgement:
    """What `who` decides, appended to the record: a row, never an edit, and undone only by another row.

    `verb` is confirm, correct, merge, split, rate, join, leave or undo. `subject` is the id of a story or claim, or VERSION#ITEM;
    of a claim for merge (`value`: another claim) and split (`value`: a member, VERSION#ITEM); of an article for join (`value`:
    the story that it belongs to) and leave (it is in a story of its own then); of a judgement for undo. The value of
    correct is a text; that of rate an Admiralty code, source A to F and information 1 to 6, such as B2. `now` (ISO 8601) is the
    time; None reads the clock. Raises NotFound or RecordError, and ValueError where `now` is no time.
    """
    who, value, note = _line(who), _line(value or "") or None, _line(note or "") or None
    if verb not in CHECKS:
        raise RecordError(f"{verb!r} is no judgement; it is one of {', '.join(CHECKS)}")
    if not who:
        raise RecordError("a judgement needs the name of the person who makes it; give one with --who")
    CHECKS[verb](record, subject, value)
    at = now or datetime.now(UTC).isoformat(timespec="milliseconds")
    instant(at)
    made = Judgement(codec.content_id(at, who, verb, subject, value, note), at, who, verb, subject, value, note)
    if any(held.id == made.id for held in record.judgements()):
        raise RecordError(f"{who} has made this judgement at {at} already; give it once")
    placing.tell(record)
    with record.transaction() as write:
        write.keep.judgement(made)
        placing.settle(write, record.judgements())
    for story in record.untold():
        with record.transaction() as write:
            placing.told(record, write, story, late=False)
    return made


def _line(given: str) -> str:
    """What was written, on one line; raises RecordError where it is no text."""
    try:
        given.encode()
    except UnicodeEncodeError:
        raise RecordError(f"{given!a} is not UTF-8; write it again in UTF-8") from None
    return " ".join(given.split())


def _confirm(record: Record, subject: str, value: str | None) -> None:
    _no_value("confirm", value)
    _there(record, subject)


def _correct(record: Record, subject: str, value: str | None) -> None:
    if value is None:
        raise RecordError("a correction needs the text of what is right; give it after the subject")
    _there(record, subject)


def _merge(record: Record, subject: str, value: str | None) -> None:
    if value is None:
        raise RecordError("a merge needs the id of the other claim; give it after the subject")
    one, other = _claim(record, subject), _claim(record, value)
    if one.id == other.id or one.story != other.story:
        raise RecordError(f"claims {subject} and {value} are not two claims of one story; name two that are")


def _split(record: Record, subject: str, value: str | None) -> None:
    members = [ref(m) for m in _claim(record, subject).members]
    if value not in members or len(members) < 2:
        said = ", ".join(members) if len(members) > 1 else "it has only one"
        raise RecordError(f"a split needs one of several members of claim {subject} as its value; members: {said}")


def _join(record: Record, subject: str, value: str | None) -> None:
    if value is None:
        raise RecordError("a join needs the id of a story; give it after the article")
    article, story = record.article(subject), record.story(value)
    if article.story == story.id:
        raise RecordError(f"article {subject} is in story {value} already; name another story")


def _leave(record: Record, subject: str, value: str | None) -> None:
    _no_value("leave", value)
    story = record.story(record.article(subject).story or "")
    if len(story.articles) < 2:
        raise RecordError(f"article {subject} is alone in its story; nothing is left to take it out of")


def _rate(record: Record, subject: str, value: str | None) -> None:
    code = value or ""
    if len(code) != 2 or code[0] not in "ABCDEF" or code[1] not in "123456":
        raise RecordError(f"{code!r} is no Admiralty code; give source A to F and information 1 to 6, such as B2")
    _there(record, subject)


def _undo(record: Record, subject: str, value: str | None) -> None:
    _no_value("undo", value)
    made = record.judgements()
    if all(j.id != subject for j in made):
        raise NotFound(f"no judgement {subject} in this record; `onrecord judgements` lists those it has")
    if subject in undone(made):
        raise RecordError(f"judgement {subject} is undone already; to make it stand again, undo its undoing")


CHECKS: dict[str, Callable[[Record, str, str | None], None]] = {
    "confirm": _confirm,
    "correct": _correct,
    "merge": _merge,
    "split": _split,
    "rate": _rate,
    "join": _join,
    "leave": _leave,
    "undo": _undo,
}
"""The verbs, with what each asks of its subject and value."""


def _no_value(verb: str, value: str | None) -> None:
    if value is not None:
        raise RecordError(f"{verb} takes no value; give what you want to say with --note")


def _there(record: Record, subject: str) -> None:
    """Raise NotFound where there is no such story, claim or item."""
    version, named, item = subject.partition("#")
    if named and Held(record).item(version, item) is None:
        raise NotFound(f"no item {item!r} in the reading of version {version}; `onrecord evidence {version}` lists those it has")
    if not named and not record.tells(subject):
        _claim(record, subject)


def _claim(record: Record, id: str) -> Claim:
    """The claim of that id as it is judged now; raises NotFound."""
    for claim in told(record, story=story_of(record, id) or "").telling.claims:
        if claim.id == id:
            return claim
    raise NotFound(f"claim {id} was joined to another one, or its split was undone; `onrecord judgements` says which")
