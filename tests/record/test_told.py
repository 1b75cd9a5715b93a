"""Stories, and what is told of each."""

import pytest

from onrecord.record import Record


def test_stories_in_the_order_of_founding(ships: Record) -> None:
    stories = ships.stories()
    assert [(s.title, len(s.articles)) for s in stories] == [("Ships sink", 3), (None, 1)]
    assert [ships.story(s.id) for s in stories] == stories


def test_a_telling_has_copies_claims_and_changes(ships: Record) -> None:
    story = ships.stories()[0]
    telling = ships.telling(story.id)
    assert [len(c.members) for c in telling.copies] == [2, 2]
    assert [c.label for c in telling.claims] == ["Varn", "Orla"]
    assert [len(c.standing.questions) for c in telling.claims] == [0, 2]
    assert len(telling.changes) == 5
    assert ships.claim(telling.claims[1].id) == telling.claims[1]


def test_changes_are_in_order_of_time(ships: Record) -> None:
    hours = [c.at[11:16] for c in ships.changes()]
    assert hours == ["10:00", "12:05", "11:00", "11:30", "13:00", "14:00"]


def test_changes_since_a_moment_come_after_it(ships: Record) -> None:
    assert [c.at[11:16] for c in ships.changes(since="2025-01-01T12:30:00+01:00")] == ["13:00", "14:00"]
    trees = ships.stories()[1]
    assert [c.sentence for c in ships.changes(story=trees.id, since="2025-01-01")] == ["Tor says 77."]
    assert ships.changes(story=trees.id, since="2025-01-02") == []
    with pytest.raises(ValueError, match="yesterday"):
        ships.changes(since="yesterday")


def test_the_last_changes_of_a_story_come_newest_first(ships: Record) -> None:
    story = ships.stories()[0].id
    assert ships.latest(story=story, limit=3) == ships.changes(story=story)[:-4:-1]
    assert len(ships.latest(story=story, limit=99)) == 5
    assert ships.latest(story="nowhere", limit=3) == []


def test_a_telling_can_be_had_without_its_changes(ships: Record) -> None:
    story = ships.stories()[0].id
    whole, cut = ships.telling(story), ships.telling(story, changes=False)
    assert (cut.copies, cut.claims, cut.changes) == (whole.copies, whole.claims, ())
