"""An answer is made once, and again as soon as anything that it follows from has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import view
from onrecord.errors import NotFound
from onrecord.flow import add, judge
from onrecord.record import Record
from onrecord.view.remembered import remembered

VIEWS: tuple[Callable[..., object], ...] = (view.story, view.figures, view.timeline, view.places, view.sources)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return grown(
        tmp_path, "2025-09-09T10:00:00Z", "At least 12 people were hurt in Paris on 9 September 2025, Mayor Ilse Darnov said."
    )


def grown(folder: Path, at: str, text: str) -> Record:
    """The record of a page that shows a text from some time on."""
    (folder / "page.txt").write_text(text)
    (folder / "fetches.jsonl").write_text(f'{{"at": "{at}", "url": "https://quay.example/a", "file": "page.txt"}}\n')
    record = Record.open(folder / "desk.record")
    assert list(add(record, fetches=str(folder / "fetches.jsonl")))
    return record


def test_an_answer_is_made_once(record: Record) -> None:
    [story] = record.stories()
    made = list[int]()

    def make() -> int:
        made.append(1)
        return len(made)

    assert [remembered(record, story.id, (asked,), make) for asked in ("once", "once", "twice")] == [1, 1, 2]


def test_what_comes_to_a_story_is_seen_at_once(record: Record, tmp_path: Path) -> None:
    [story] = record.stories()
    before = [call(record, story=story.id) for call in VIEWS]
    assert [call(record, story=story.id) for call in VIEWS] == before
    grown(tmp_path, "2025-09-10T10:00:00Z", "At least 31 people were hurt in Rome on 10 September 2025, Mayor Aldo Ferrin said.")
    after = [call(record, story=story.id) for call in VIEWS]
    assert [call.__name__ for call, a, b in zip(VIEWS, after, before, strict=True) if a == b] == []


def test_a_judgement_is_seen_at_once(record: Record) -> None:
    [story] = record.stories()
    [claim, *_] = view.story(record, story=story.id).claims
    assert claim.judgements == ()
    made = judge(record, who="Ana Petrov", verb="rate", subject=claim.id, value="B2")
    assert [j.id for j in view.story(record, story=story.id).claims[0].judgements] == [made.id]
    judge(record, who="Ana Petrov", verb="undo", subject=made.id)
    assert view.story(record, story=story.id).claims[0].judgements == ()


def test_two_records_of_the_same_fetches_share_their_answers(record: Record, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = grown(tmp_path / "other", "2025-09-09T10:00:00Z", (tmp_path / "page.txt").read_text())
    [story] = other.stories()
    assert other.size(story.id) == record.size(story.id)
    assert view.story(other, story=story.id) == view.story(record, story=story.id)


def test_there_is_no_answer_for_a_story_that_is_not_there(record: Record) -> None:
    for call in VIEWS:
        with pytest.raises(NotFound, match="no story nowhere"):
            call(record, story="nowhere")
