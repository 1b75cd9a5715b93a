"""Names are counted as they come: what is told of them is what counting their items again would give."""

from pathlib import Path

import apsw
import pytest

from onrecord.flow import add, rebuild
from onrecord.record import Record
from onrecord.record.migrations import schema_6
from onrecord.record.seeking import Question
from tests.flow.invented import Words, fill, page, world
from tests.record.conftest import Damage

COUNTED = """
    SELECT speaker, count(*), count(DISTINCT outlet) FROM finding WHERE speaker IS NOT NULL
    GROUP BY speaker ORDER BY count(*) DESC, speaker"""


def _counted(record: Record) -> list[tuple[str, int, int]]:
    connection = apsw.Connection(str(record.path))
    found = list(connection.execute(COUNTED))
    connection.close()
    return found


def test_names_are_counted_as_they_come(ships: Record) -> None:
    assert ships.speakers(Question(), limit=100) == _counted(ships) != []
    late = page("Varn says 8 ships sank", url="https://late.example/1", at="2025-02-01")
    with world(s=[late]):
        list(add(ships, ["s"], pipeline=Words()))
    assert ships.speakers(Question(), limit=100) == _counted(ships)


def test_outlets_are_counted_each_once(ships: Record, damage: Damage) -> None:
    damage("UPDATE finding SET outlet = iif(number % 4, 'Paper ' || (number % 3), NULL)")
    found = ships.speakers(Question(), limit=100)
    assert found == _counted(ships)
    assert {outlets for _, _, outlets in found} & {2, 3}


def test_a_name_is_found_by_a_word_of_it_and_as_a_whole_in_any_case(ships: Record) -> None:
    name, items, outlets = _counted(ships)[0]
    assert ships.speakers(Question(by=name.upper()), limit=5) == [(name, items, outlets)]
    assert ships.speakers(Question(by=f"{name[:2]}*"), limit=5)[0] == (name, items, outlets)
    assert ships.speakers(Question(speaker=name.upper()), limit=5) == [(name, items, outlets)]
    assert ships.speakers(Question(speaker=name[:2]), limit=5) == []
    assert ships.speakers(Question(by="Nobody"), limit=5) == []


@pytest.mark.parametrize("field", [{"kind": "figure"}, {"since": "2024-01-01"}])
def test_with_fields_the_items_are_counted(ships: Record, field: dict[str, str]) -> None:
    ((_, items, _),) = ships.speakers(Question(by="varn", **field), limit=5)  # type: ignore[arg-type]
    assert 0 < items <= next(items for name, items, _ in _counted(ships) if name == "Varn")


def test_names_follow_each_other(ships: Record) -> None:
    every = ships.speakers(Question(), limit=100)
    assert [row for at in range(len(every)) for row in ships.speakers(Question(), limit=1, offset=at)] == every


def test_a_rebuild_counts_again(ships: Record) -> None:
    before = ships.speakers(Question(), limit=100)
    with world():
        rebuild(ships, pipeline=Words())
    assert ships.speakers(Question(), limit=100) == before
    assert ships.speakers(Question(by="varn"), limit=1)[0][0] == "Varn"


def test_an_older_record_gets_its_names(tmp_path: Path) -> None:
    with fill(tmp_path / "x.record") as record:
        before = record.speakers(Question(), limit=100)
    connection = apsw.Connection(str(tmp_path / "x.record"))
    connection.execute("DROP TABLE voice; DROP TABLE voiced")
    schema_6(connection)
    connection.close()
    with Record.open(tmp_path / "x.record") as record:
        assert record.speakers(Question(), limit=100) == before != []
        assert record.speakers(Question(by="varn"), limit=1)[0][0] == "Varn"
