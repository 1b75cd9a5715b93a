from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.flow import add
from onrecord.record import Record
from onrecord.view import places

FERRY = """A ferry sank near Mombasa in Kenya on Tuesday, killing at least 12 people, the transport ministry said. Rescue
boats came from Malindi. In Nairobi, Wanja Kerio denied that the port of Mombasa had been warned.
Divers searched off Old Toll Street."""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("ferry")
    (folder / "ferry.txt").write_text(FERRY.replace("\n", " "))
    with Record.open(folder / "desk.record") as record:
        list(add(record, [str(folder / "ferry.txt")]))
        yield record


def test_places_come_with_their_precision_and_those_named_most_first(ferry: Record) -> None:
    rows = {row.name: row for row in places(ferry, story=ferry.stories()[0].id)}
    assert next(iter(rows)) == "Mombasa"
    assert (rows["Mombasa"].precision, rows["Mombasa"].mentions) == ("city", 2)
    assert (rows["Kenya"].precision, rows["Kenya"].country) == ("country", "KE")


def test_every_place_has_the_words_that_name_it(ferry: Record) -> None:
    for row in places(ferry, story=ferry.stories()[0].id):
        assert row.where
        assert all(row.name.split()[0] in e.words and e.words in e.context for e in row.where)


def test_a_place_that_no_text_lets_one_find_has_no_coordinates_and_comes_last(example: Record, march: str) -> None:
    rows = places(example, story=march)
    assert rows
    assert [row.lat is None for row in rows] == sorted(row.lat is None for row in rows)
    street = next(row for row in rows if row.name == "Fuller Street")
    assert (street.lat, street.lon, street.geoname) == (None, None, None)
    assert len(street.outlets) > 1


def test_an_unknown_story_is_not_found(example: Record) -> None:
    with pytest.raises(NotFound):
        places(example, story="nowhere")
