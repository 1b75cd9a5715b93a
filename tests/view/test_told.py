from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.flow import judge
from onrecord.link.judged import ref, split_off
from onrecord.view.told import story_of, told
from tests.flow.invented import fill


def test_without_judgements_a_story_tells_what_the_program_thinks(tmp_path: Path) -> None:
    with fill(tmp_path / "a.record") as record:
        for story in record.stories():
            assert told(record, story=story.id).telling == record.telling(story.id)
        with pytest.raises(NotFound):
            told(record, story="nowhere")


def test_a_claim_split_off_is_in_the_story_of_the_claim_it_was_in(tmp_path: Path) -> None:
    with fill(tmp_path / "a.record") as record:
        id = max(record.stories(), key=lambda s: len(s.articles)).id
        claim = max(record.telling(id).claims, key=lambda c: len(c.members))
        made = judge(record, who="Ada Quill", verb="split", subject=claim.id, value=ref(claim.members[0]))
        assert split_off(made) in {c.id for c in told(record, story=id).telling.claims}
        assert story_of(record, split_off(made)) == story_of(record, claim.id) == id
        assert len(record.telling(id).claims) == len(told(record, story=id).telling.claims) - 1
        with pytest.raises(NotFound):
            story_of(record, "nowhere")
