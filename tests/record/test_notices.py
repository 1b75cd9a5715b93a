"""What became known keeps its place, whatever comes late and however often it is read again."""

from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.flow import add, rebuild
from onrecord.link import telling
from onrecord.model.claim import Telling
from onrecord.model.holding import Delivery
from onrecord.model.news import Capture
from onrecord.record import Record, migrations
from onrecord.record.notices import NEWS, OF_STORY
from tests.flow.invented import Words, fill, page, ships, world
from tests.record.conftest import older_terms

ALL = 1_000


def news(record: Record, after: int = 0, story: str | None = None) -> list[str]:
    """The sentences that became known after a notice, latest first."""
    notices = record.notices
    return [n.change.sentence for n in notices.news(after=after, upto=notices.last(), story=story, limit=ALL)]


def append(record: Record, *captures: Capture, pipeline: Words | None = None) -> None:
    with world(s=captures):
        list(add(record, ["s"], pipeline=pipeline or Words()))


def test_every_change_is_known_and_the_latest_comes_first(ships: Record) -> None:
    assert len(news(ships)) == len(ships.changes()) == 6
    assert news(ships)[0] == "Orla says 6."
    assert news(ships, ships.notices.last()) == []
    tree = ships.stories()[1].id
    assert news(ships, story=tree) == ["Tor says 77."]


def test_what_comes_late_is_news(ships: Record) -> None:
    seen = ships.notices.last()
    append(ships, page("Varn says 4 ships sank", url="https://late.example/1", at="2025-01-01T09:00:00+00:00"))
    assert news(ships, seen) == ["Varn says 4."]


def test_what_a_late_fetch_changes_in_an_older_version_is_news(ships: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = ships.notices.last()
    told = ships.changes()
    late = page("Nel says 9 ships sank", url="https://late.example/1", at="2025-01-01T10:45:00+00:00")
    with world(s=[late]), monkeypatch.context() as patch:  # undone before the world is, which puts back what it found
        plain = telling.tell
        patch.setattr(telling, "tell", lambda story, readings: _amended(plain(story, readings)))
        list(add(ships, ["s"], pipeline=Words()))
    assert sorted(news(ships, seen)) == ["Nel says 9.", "Varn says 7, amended."]
    assert len(ships.changes()) == len(told) + 1


def _amended(told: Telling) -> Telling:
    """A telling in which other words stand in the changes of one early and one late version."""
    words = {"Varn says 7.": "Varn says 7, amended.", "Varn says 5.": "Varn says 5, amended."}
    changes = [
        replace(c, sentence=words.get(c.sentence, c.sentence)) if c.at[11:16] in ("10:00", "11:00") else c for c in told.changes
    ]
    return replace(told, changes=tuple(changes))


def test_a_version_that_is_not_told_yet_is_not_passed_over(ships: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.flow.ingest.tell", lambda record: None)
        append(ships, page("Varn says 8 ships sank", url="https://late.example/1", at="2025-01-03T00:00:00+00:00"))
    seen = ships.notices.last()
    append(ships)
    assert news(ships, seen) == ["Varn says 8."]


def test_to_read_again_is_no_news_and_hides_none(ships: Record) -> None:
    middle = 4
    unseen = sorted(news(ships, middle))
    assert unseen
    with world():
        rebuild(ships, pipeline=Words("words-2"))
    assert sorted(news(ships, middle)) == unseen
    seen = ships.notices.last()
    assert news(ships, seen) == []
    append(ships, page("Varn says 9 ships sank", url="https://varn.example/ships", at="2025-01-05T00:00:00+00:00"))
    assert news(ships, seen) == ["Varn says 9."]


def test_a_rebuild_in_order_of_time_keeps_cursors(tmp_path: Path) -> None:
    with fill(tmp_path / "late.record", captures=ships()[::-1]) as record:
        cursor, notices = record.notices.cursor(record.notices.last()), record.notices.last()
        with world():
            rebuild(record, pipeline=Words())
        assert record.notices.position(cursor) == notices
        assert {n.known > 0 for n in record.notices.news(after=0, upto=99, story=None, limit=ALL)} == {True}
        assert len(news(record)) == len(record.changes())


def test_a_cursor_is_taken_by_the_record_that_gave_it(ships: Record, tmp_path: Path) -> None:
    notices = ships.notices
    assert notices.position("0") == 0
    assert all(notices.position(notices.cursor(n)) == n for n in range(1, notices.last() + 1))
    with fill(tmp_path / "other.record", captures=[page("Ann says 3", url="https://ann.example/")]) as other:
        foreign = other.notices.cursor(1)
    for wrong in (foreign, "1", "99-00000000", "x", "-1", "1-", "１", "9" * 40):
        with pytest.raises(ValueError, match="no cursor of this record"):
            notices.position(wrong)


@pytest.mark.parametrize(
    ("where", "index"), [("", "change_known (known>"), (OF_STORY, "change_known_of_story (story=? AND known>")]
)
def test_the_cost_is_that_of_what_is_new(ships: Record, where: str, index: str) -> None:
    connection = apsw.Connection(str(ships.path))
    asked = {"after": 1, "upto": 9, "story": "x", "limit": 5}
    [plan] = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + NEWS.format(where), asked)]
    assert index in plan
    assert "SCAN" not in plan
    connection.close()


def test_an_undelivered_change_is_found_until_it_is_taken(ships: Record) -> None:
    waiting = ships.notices.undelivered(hook="desk", after=0, limit=ALL)
    assert [n.known for n in waiting] == sorted(n.known for n in waiting)
    with ships.transaction() as write:
        for done, one in ((True, waiting[0]), (False, waiting[1])):
            write.watching.append(Delivery("desk", one.id, "2025-01-02T00:00:00Z", done, "200", 0, 0, 0))
    assert ships.notices.undelivered(hook="desk", after=0, limit=ALL) == waiting[1:]
    assert ships.notices.changed(waiting[0].id) == waiting[0]
    assert ships.notices.changed("x") is None
    assert ships.watching.attempts("desk", after=0) == {waiting[1].id: 1}
    assert [d.done for d in ships.watching.deliveries("desk")] == [True, False]


def test_a_record_of_the_first_schema_knows_its_changes_in_order_of_time(ships: Record, tmp_path: Path) -> None:
    old = tmp_path / "old.record"
    connection = apsw.Connection(str(old))
    migrations.schema_1(connection)
    connection.execute("ATTACH ? AS new", (str(ships.path),))
    tables = "SELECT name FROM {}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words%'"
    for (table,) in list(connection.execute(f"{tables.format('main')} INTERSECT {tables.format('new')}")):
        columns = ", ".join(name for _, name, *_ in connection.execute(f"PRAGMA main.table_info({table})"))
        if table != "migration":
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
    older_terms(connection, source="new")
    connection.execute("INSERT INTO main.migration VALUES (1, 'schema_1')")
    connection.execute(f"PRAGMA main.application_id = {migrations.APPLICATION_ID}")
    connection.execute("PRAGMA main.user_version = 1")
    connection.close()
    with Record.open(old) as migrated:
        found, own = (
            [(n.id, n.change) for n in r.notices.news(after=0, upto=ALL, story=None, limit=ALL)] for r in (migrated, ships)
        )
        assert sorted(id for id, _ in found) == sorted(id for id, _ in own)
        assert [c.at for _, c in found] == sorted(
            (c.at for _, c in found), key=lambda at: at.replace("12:05:00+02", "10:05:00+00")
        )[::-1]
        append(migrated, page("Varn says 9 ships sank", url="https://varn.example/ships", at="2025-01-05T00:00:00+00:00"))
        assert news(migrated, 6) == ["Varn says 9."]
