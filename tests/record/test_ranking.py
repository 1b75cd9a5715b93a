"""A common word: the latest of what has it are ranked, the rest follow in order of time, and every row is on some page."""

from datetime import datetime

import pytest

from onrecord.record import Record
from onrecord.record.seeking import Question


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only two rows are ranked."""
    monkeypatch.setattr("onrecord.record.ranking.RANKED", 2)


def test_only_the_latest_are_ranked(ships: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    few = _times(ships)
    latest = sorted(few, reverse=True)
    assert sorted(few[:2], reverse=True) == latest[:2]
    assert few[2:] == latest[2:]
    monkeypatch.setattr("onrecord.record.ranking.RANKED", 100)
    assert sorted(_times(ships)) == sorted(few)


def _times(ships: Record) -> list[datetime]:
    return [datetime.fromisoformat(hit.captured) for hit in ships.search("ships", limit=100)]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
@pytest.mark.parametrize("asked", [Question("ships"), Question("ships", kind="figure", above=5), Question(above=5)])
def test_pages_follow_each_other(ships: Record, asked: Question, size: int) -> None:
    every = ships.places(asked, limit=100)
    assert len(every) > 3
    assert len({(p.version, p.item) for p in every}) == len(every)
    paged = [p for at in range(0, len(every) + size, size) for p in ships.places(asked, limit=size, offset=at)]
    assert paged == every


def test_texts_follow_each_other(ships: Record) -> None:
    every = [hit.version for hit in ships.search("ships", limit=100)]
    assert len(set(every)) == len(every) > 3
    assert [hit.version for at in range(len(every)) for hit in ships.search("ships", limit=1, offset=at)] == every


def test_many_figures_within_a_bound_are_the_same_as_few(ships: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    few = ships.places(Question(above=5, below=8), limit=100)
    monkeypatch.setattr("onrecord.record.seeking.RANKED", 1)
    assert ships.places(Question(above=5, below=8), limit=100) == few
    assert few


def test_within_a_story_is_found_what_is_found_in_it_everywhere(ships: Record) -> None:
    every, texts = ships.places(Question("say*"), limit=100), ships.search("say*", limit=100)
    stories = [story.id for story in ships.stories()]
    assert len(stories) == 2
    for story in (*stories, "none"):
        for words in ("", "say*"):
            found = ships.places(Question(words, story=story), limit=100)
            assert {p.story for p in found} == {story} - {"none"}
        assert {p.item + p.version for p in found} == {p.item + p.version for p in every if p.story == story}
        assert {hit.version for hit in ships.search("say*", story=story)} == {hit.version for hit in texts if hit.story == story}
