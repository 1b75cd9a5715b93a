"""Articles with their versions, and the current readings."""

from pathlib import Path

import pytest

from onrecord.codec import content_id, sha256
from onrecord.record import Record, held
from tests.flow.invented import fill


def test_an_article_has_its_versions_in_order_of_time(ships: Record) -> None:
    varn, orla, trees, copy = ships.articles()
    assert [v.captured[11:16] for v in varn.versions] == ["10:00", "11:00", "13:00"]
    assert [v.title for v in varn.versions] == ["Ships sink", "More ships sink", None]
    assert (varn.url, orla.url, trees.url) == (
        "https://varn.example/ships",
        "https://orla.example/news/1",
        "https://tor.example/trees",
    )
    assert ships.article(copy.id) == copy


def test_the_id_of_a_version_is_made_of_its_text_and_how_often_it_came(ships: Record) -> None:
    varn = ships.articles()[0]
    five, seven = sha256("Varn says 5 ships sank"), sha256("Varn says 7 ships sank")
    expected = [content_id(varn.id, text, occurrence) for text, occurrence in ((five, 0), (seven, 0), (five, 1))]
    assert [v.id for v in varn.versions] == expected


def test_articles_of_one_story(ships: Record) -> None:
    for story in ships.stories():
        assert tuple(a.id for a in ships.articles(story=story.id)) == story.articles


def test_a_reading_is_filled_from_its_version(ships: Record) -> None:
    held = ships.articles()[0].versions[1]
    reading = ships.reading(held.id)
    assert reading.id == reading.version.id == held.id
    assert reading.version == ships.version(held.id)
    assert reading.version.article == ships.articles()[0].id
    assert reading.version.captured == "2025-01-01T11:00:00+00:00"
    assert [q.span[0].of(reading.text) for q in reading.quantities] == ["7"]


def test_readings_are_in_order_of_time(ships: Record) -> None:
    texts = [(r.version.captured or "")[11:16] for r in ships.readings()]
    assert texts == ["10:00", "12:05", "11:00", "11:30", "13:00", "14:00"]
    trees = ships.stories()[1]
    assert [r.text for r in ships.readings(story=trees.id)] == ["Tor says 77 trees burn"]


@pytest.mark.parametrize(
    ("host", "found"), [("varn.example", 1), ("arn.example", 0), ("", 0), ("varn.example/", 0), ("VARN.example", 0)]
)
def test_an_outlet_without_a_name_is_found_by_its_host(path: Path, host: str, found: int) -> None:
    with fill(path) as record:
        with record.transaction() as write:
            write.keep.connection.execute("UPDATE article SET outlet = NULL, url = 'https://varn.example' WHERE number = 1")
            write.keep.connection.execute("UPDATE article SET outlet = NULL, url = 'urn:onrecord:varn.example' WHERE number = 2")
        assert len(record.of_outlet(host, limit=9)) == found


def test_a_host_is_found_by_an_index(path: Path) -> None:
    with fill(path) as record, record.transaction() as write:
        query = f"SELECT id FROM article WHERE outlet IS NULL AND instr(url, '://') IN (5, 6) AND {held._HOST} = ?"
        plan = [row[3] for row in write.keep.connection.execute(f"EXPLAIN QUERY PLAN {query}", ("varn.example",))]
    assert plan == ["SEARCH article USING INDEX article_of_host (<expr>=?)"]
