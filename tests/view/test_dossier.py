from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.flow import judge
from onrecord.link.judged import ref, split_off
from onrecord.record import Record
from onrecord.view import dossier
from onrecord.view.told import told
from tests.flow.invented import fill

ADA = "Ada Quill"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with fill(tmp_path / "a.record") as made:
        yield made


def test_a_claim_as_thought_and_as_judged(record: Record) -> None:
    id = max(record.stories(), key=lambda s: len(s.articles)).id
    one, other, *_ = told(record, story=id).telling.claims
    before = dossier(record, subject=one.id)
    assert before.thought == before.judged
    assert before.history == ()
    assert other.id in {choice.id for choice in before.others}
    made = judge(record, who=ADA, verb="merge", subject=one.id, value=other.id)
    after = dossier(record, subject=one.id)
    assert after.thought == before.thought
    assert after.judged is not None
    assert after.judged.statements == len(one.members) + len(other.members)
    assert [row.id for row in after.history] == [made.id]
    joined = dossier(record, subject=other.id)
    assert (joined.judged, joined.others, joined.members) == (None, (), ())
    assert [row.id for row in joined.history] == [made.id]


def test_a_split_and_its_undoing_stay_in_the_history_of_both(record: Record) -> None:
    id = max(record.stories(), key=lambda s: len(s.articles)).id
    claim = max(told(record, story=id).telling.claims, key=lambda c: len(c.members))
    made = judge(record, who=ADA, verb="split", subject=claim.id, value=ref(claim.members[0]))
    new = dossier(record, subject=split_off(made))
    assert new.thought is None
    assert new.judged is not None
    undo = judge(record, who=ADA, verb="undo", subject=made.id)
    assert [row.id for row in dossier(record, subject=claim.id).history] == [made.id, undo.id]
    with pytest.raises(NotFound):
        dossier(record, subject=split_off(made))


def test_a_story_and_an_item(record: Record) -> None:
    story = record.stories()[0]
    version = record.articles(story=story.id)[0].versions[0].id
    for subject, kind in ((story.id, "story"), (f"{version}#a0", "item")):
        made = judge(record, who=ADA, verb="confirm", subject=subject)
        page = dossier(record, subject=subject)
        assert (page.kind, page.story, [row.id for row in page.history]) == (kind, story.id, [made.id])


@pytest.mark.parametrize("subject", ["", "nowhere", "nowhere#a0", "#"])
def test_what_is_not_there_is_not_found(record: Record, subject: str) -> None:
    with pytest.raises(NotFound):
        dossier(record, subject=subject)
