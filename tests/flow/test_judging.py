"""Judgements are checked, appended, and taken back only by another row."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import NotFound, OnrecordError, RecordError
from onrecord.export import record_json
from onrecord.flow import judge, rebuild
from onrecord.link.judged import ref, undone
from onrecord.model.claim import Claim, Judgement
from onrecord.record import Record
from onrecord.view import figures, stories, story
from onrecord.view.told import told
from tests.flow.invented import Words, fill, world

ADA = "Ada Quill"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with fill(tmp_path / "a.record") as made:
        yield made


def ships(record: Record) -> tuple[str, list[Claim]]:
    """The larger story with its claims as they are judged now."""
    id = max(record.stories(), key=lambda s: len(s.articles)).id
    return id, list(told(record, story=id).telling.claims)


def test_a_judgement_is_a_row_with_its_fields(record: Record) -> None:
    _, (claim, *_) = ships(record)
    made = judge(record, who=f" {ADA} ", verb="rate", subject=claim.id, value="B2", note=" saw the list ", now="2025-03-01")
    assert record.judgements() == [made]
    assert made == Judgement(made.id, "2025-03-01", ADA, "rate", claim.id, "B2", "saw the list")


@pytest.mark.parametrize("verb", ["confirm", "correct", "rate"])
def test_stories_claims_and_items_can_be_judged(record: Record, verb: str) -> None:
    story, (claim, *_) = ships(record)
    for subject in (story, claim.id, ref(claim.members[0])):
        value = {"confirm": None, "correct": "Six ships.", "rate": "F6"}[verb]
        assert judge(record, who=ADA, verb=verb, subject=subject, value=value) in record.judgements()


@pytest.mark.parametrize(
    ("verb", "value", "says"),
    [
        ("praise", None, "no judgement"),
        ("confirm", "yes", "takes no value"),
        ("correct", " ", "needs the text"),
        ("rate", None, "Admiralty"),
        ("rate", "G2", "Admiralty"),
        ("rate", "B7", "Admiralty"),
        ("rate", "B22", "Admiralty"),
        ("merge", None, "other claim"),
        ("merge", "nowhere", "no claim nowhere"),
        ("split", None, "members"),
        ("split", "v#q", "members"),
        ("undo", None, "no judgement"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_no_row(record: Record, verb: str, value: str | None, says: str) -> None:
    _, (claim, *_) = ships(record)
    with pytest.raises(RecordError, match=says):
        judge(record, who=ADA, verb=verb, subject=claim.id, value=value)
    assert record.judgements() == []


@pytest.mark.parametrize("subject", ["nowhere", "nowhere#q0", "{version}#q99", ""])
def test_a_subject_that_is_not_there_is_not_found(record: Record, subject: str) -> None:
    _, (claim, *_) = ships(record)
    with pytest.raises(NotFound):
        judge(record, who=ADA, verb="confirm", subject=subject.format(version=claim.members[0].version))


def test_nobody_judges_without_a_name(record: Record) -> None:
    with pytest.raises(RecordError, match="--who"):
        judge(record, who=" ", verb="confirm", subject=ships(record)[0])


def test_what_is_written_is_one_line_of_text(record: Record) -> None:
    id, _ = ships(record)
    made = judge(record, who="Ada\tQuill", verb="confirm", subject=id, note="saw\nthe list")
    assert (made.who, made.note) == (ADA, "saw the list")
    with pytest.raises(RecordError, match="UTF-8"):
        judge(record, who="Ada \udcff", verb="confirm", subject=id)


def test_claims_of_two_stories_and_a_claim_with_itself_are_not_merged(record: Record) -> None:
    one, other = [told(record, story=s.id).telling.claims[0] for s in record.stories()]
    for second in (one, other):
        with pytest.raises(RecordError, match="two claims of one story"):
            judge(record, who=ADA, verb="merge", subject=one.id, value=second.id)


def test_a_claim_that_was_joined_is_judged_no_more_until_the_merge_is_undone(record: Record) -> None:
    _, (one, other, *_) = ships(record)
    merge = judge(record, who=ADA, verb="merge", subject=one.id, value=other.id)
    with pytest.raises(NotFound, match="joined"):
        judge(record, who=ADA, verb="confirm", subject=other.id)
    judge(record, who="Ben Tarn", verb="undo", subject=merge.id)
    assert judge(record, who=ADA, verb="confirm", subject=other.id) in record.judgements()


def test_nothing_is_undone_twice_or_given_twice(record: Record) -> None:
    story, _ = ships(record)
    made = judge(record, who=ADA, verb="confirm", subject=story, now="2025-03-01")
    with pytest.raises(RecordError, match="already"):
        judge(record, who=ADA, verb="confirm", subject=story, now="2025-03-01")
    judge(record, who=ADA, verb="undo", subject=made.id)
    with pytest.raises(RecordError, match="undone already"):
        judge(record, who=ADA, verb="undo", subject=made.id)


def test_the_export_stays_what_the_program_thinks(record: Record) -> None:
    before = b"".join(record_json(record))
    _, (one, other, *_) = ships(record)
    judge(record, who=ADA, verb="merge", subject=one.id, value=other.id)
    assert b"".join(record_json(record)) == before


def test_rebuild_keeps_judgements_and_the_judged_board(record: Record) -> None:
    id, (one, other, *_) = ships(record)
    judge(record, who=ADA, verb="merge", subject=one.id, value=other.id)
    judge(record, who=ADA, verb="split", subject=one.id, value=ref(other.members[0]))
    kept, board = record.judgements(), story(record, story=id)
    with world():
        rebuild(record, pipeline=Words("words-2"))
    assert record.judgements() == kept
    assert story(record, story=id).claims == board.claims


CHOICES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 99), st.integers(0, 99)), max_size=8)


@settings(max_examples=15, deadline=None)
@given(CHOICES)
def test_undoing_everything_in_reverse_gives_the_board_back(choices: list[tuple[int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, fill(Path(folder) / "a.record") as record:
        before = seen(record)
        made = [j for n, choice in enumerate(choices) if (j := attempt(record, n, *choice))]
        assert record.judgements() == made
        for n, judgement in enumerate(reversed(made)):
            if judgement.id not in undone(record.judgements()):
                judge(record, who="Ben Tarn", verb="undo", subject=judgement.id, now=f"2025-04-{n + 1:02}")
        assert seen(record) == before


def attempt(record: Record, number: int, verb: int, one: int, other: int) -> Judgement | None:
    """A judgement on some of what the board shows now, if it is one that can be made."""
    id, claims = ships(record)
    claim, second = claims[one % len(claims)], claims[other % len(claims)]
    made = record.judgements()
    given: tuple[str, str, str | None] = (
        ("confirm", claim.id, None),
        ("rate", ref(claim.members[other % len(claim.members)]), "A1"),
        ("correct", id, "Seven ships."),
        ("merge", claim.id, second.id),
        ("split", claim.id, ref(claim.members[other % len(claim.members)])),
        ("undo", made[one % len(made)].id if made else "none", None),
    )[verb]
    try:
        return judge(record, who=ADA, verb=given[0], subject=given[1], value=given[2], now=f"2025-03-{number + 1:02}")
    except OnrecordError:
        return None


def seen(record: Record) -> object:
    """Everything that the views show of claims."""
    some = [s.id for s in record.stories()]
    return stories(record), [story(record, story=id) for id in some], [figures(record, story=id) for id in some]
