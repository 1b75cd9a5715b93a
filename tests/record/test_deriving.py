"""What is derived can be emptied and is made of what is kept."""

from onrecord.record import Record
from onrecord.record.deriving import EMPTIED
from onrecord.record.seeking import Question
from tests.record.test_schema import KEPT


def test_clear_empties_all_that_is_derived(ships: Record) -> None:
    with ships.transaction() as write:
        write.derive.clear()
        tables = write.derive.connection.execute(
            """SELECT name FROM sqlite_schema WHERE type = 'table'
               AND name NOT LIKE 'words%' AND name NOT LIKE 'found%' AND name NOT LIKE 'voiced%'"""
        )
        names = {name for (name,) in tables} - {"person", "session"}
        left = {name for name in names if write.derive.connection.execute(f"SELECT count(*) FROM {name}").get}
    assert names == {*EMPTIED, *KEPT}
    assert left == {*KEPT} - {"judgement", "look", "poll", "delivery"}
    assert ships.search("ships") == []
    assert ships.speakers(Question(by="varn"), limit=1) == []


def test_a_replay_wants_readings_of_new_texts_only(ships: Record) -> None:
    assert ships.wanted(pipeline="words-1") == []
    texts = [ships.input(sha256).text for sha256 in ships.wanted(pipeline="words-2")]
    assert texts == [
        "Varn says 5 ships sank",
        "Orla says 6 ships sank ?",
        "Varn says 7 ships sank",
        "Tor says 77 trees burn",
        "Varn says 5 ships sank",
        "Orla says 6 ships sank ?",
    ]


def test_what_an_article_shows_is_what_its_last_fetch_showed(ships: Record) -> None:
    varn = ships.articles()[0]
    assert ships.text_shown(varn.id) == varn.versions[-1].text_sha256
    assert ships.text_shown("zzz") is None
    assert ships.untold() == []
