from pathlib import Path

import pytest

from onrecord.errors import NotFound
from onrecord.flow import add, look
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.view import since
from tests.flow.invented import Words, fill, page, world


def test_everything_is_new_to_a_reader_who_never_looked(example: Record) -> None:
    found = since(example, reader="Ada Quill")
    assert (found.since, found.looked, found.more) == ("0", None, False)
    assert found.changes == len({n for c in found.claims for n in c.changes}) == len(example.changes())
    assert since(example, cursor=found.cursor).claims == ()


def test_claims_and_their_changes_come_newest_first(example: Record) -> None:
    found = since(example)
    heads = [instant(c.changes[0].at) for c in found.claims]
    assert heads == sorted(heads, reverse=True)
    for claim in found.claims:
        times = [instant(n.at) for n in claim.changes]
        assert times == sorted(times, reverse=True)
        assert claim.label


def test_a_change_points_at_the_words_it_stands_in(example: Record) -> None:
    some = [n for c in since(example).claims for n in c.changes if n.item]
    assert some
    for news in some:
        reading = example.reading(news.version or "")
        assert news.item in {q.id for q in reading.quantities}


def test_the_latest_are_kept_where_there_are_many(example: Record) -> None:
    found = since(example, limit=3)
    assert (found.changes, found.more) == (3, True)
    assert since(example, limit=-5).changes == 1
    with pytest.raises(NotFound):
        since(example, story="nowhere")


def test_a_look_moves_the_reader_and_nobody_else(tmp_path: Path) -> None:
    with (
        fill(tmp_path / "a.record") as record,
        world(s=[page("Varn says 8 ships", url="https://varn.example/ships", at="2025-01-09")]),
    ):
        look(record, reader=" Ada  Quill ", now="2025-02-02T00:00:00+00:00")
        list(add(record, ["s"], pipeline=Words()))
        mine = since(record, reader="Ada Quill")
        assert [n.sentence for c in mine.claims for n in c.changes] == ["Varn says 8."]
        assert mine.looked == "2025-02-02T00:00:00+00:00"
        assert since(record, reader="Ben Tarn").changes == 7
        look(record, reader="Ada Quill", cursor="0")
        assert since(record, reader="Ada Quill").changes == 7
        story = record.stories()[1].id
        assert [c.story for c in since(record, story=story).claims] == [story]
