"""The size of a story stands beside it, and its hash changes with all that its pages show."""

import pytest

from onrecord.errors import NotFound
from onrecord.model.claim import Telling
from onrecord.record import Record
from onrecord.record.migrations import schema_5
from onrecord.record.sizes import Size


def test_a_story_has_the_size_of_what_it_holds(ships: Record) -> None:
    for story in ships.stories():
        size, articles, telling = ships.size(story.id), ships.articles(story=story.id), ships.telling(story.id)
        times = sorted(v.captured for a in articles for v in a.versions)
        assert (size.title, size.articles, size.versions) == (story.title, len(articles), len(times))
        assert (size.claims, size.first, size.last) == (len(telling.claims), times[0], times[-1])


def test_the_story_with_the_latest_version_comes_first(ships: Record) -> None:
    sizes = ships.sizes()
    assert [s.last for s in sizes] == sorted((s.last for s in sizes), reverse=True, key=str)
    assert ships.sizes(limit=1, offset=1) == sizes[1:2]
    assert ships.count() == len(sizes) == 2


def test_the_hash_changes_with_the_telling_and_comes_back_with_it(ships: Record) -> None:
    before = ships.sizes()
    for size in before:
        telling = ships.telling(size.id)
        with ships.transaction() as write:
            write.derive.tell(size.id, title=size.title, telling=Telling(telling.copies, telling.claims[:1], ()))
        assert ships.size(size.id).digest != size.digest
        assert len(ships.telling(size.id).claims) == 1
        with ships.transaction() as write:
            write.derive.tell(size.id, title=size.title, telling=telling)
        assert ships.telling(size.id) == telling
    assert ships.sizes() == before


def test_a_story_that_was_never_told_has_no_size(ships: Record) -> None:
    with ships.transaction() as write:
        write.derive.found("0" * 16)
    assert not ships.tells("0" * 16)
    with pytest.raises(NotFound, match="no story 0000"):
        ships.size("0" * 16)
    assert ships.count() == 2


def test_a_record_of_schema_4_gets_the_sizes_that_telling_notes(ships: Record) -> None:
    before = ships.sizes()
    with ships.transaction() as write:
        connection = write.derive.connection
        for index in ("story_latest", "article_of_host", "finding_of_voice", "finding_of_outlet"):
            connection.execute(f"DROP INDEX {index}")
        for column in ("digest", "articles", "versions", "claims", "first", "last", "instant"):
            connection.execute(f"ALTER TABLE story DROP COLUMN {column}")
        connection.execute("ALTER TABLE finding DROP COLUMN outlet")
        schema_5(connection)
    assert ships.sizes() == before
    assert all(isinstance(size, Size) for size in before)
