"""Of looks, polls and deliveries the last row counts."""

from dataclasses import replace

from onrecord.model.holding import Delivery, Look, Poll
from onrecord.record import Record

AT = "2025-01-02T00:00:00+00:00"


def test_the_last_look_of_a_reader_is_where_he_stands(ships: Record) -> None:
    assert ships.watching.look("Ada Quill") is None
    with ships.transaction() as write:
        for n in (1, 3):
            write.watching.append(Look("Ada Quill", AT, n))
        write.watching.append(Look("Ben Tarn", AT, 2))
    assert ships.watching.look("Ada Quill") == Look("Ada Quill", AT, 3)


def test_the_last_poll_of_an_address_is_how_it_stands(ships: Record) -> None:
    first = Poll("https://varn.example/", "varn", "feed", AT, "failed", 2, 5, 9, "it did not answer", None, None)
    other = replace(first, url="https://varn.example/a", kind="article", outcome="found", outlet="Orla Post", published=AT)
    last = replace(first, outcome="gone", failures=0, says=None, due=None)
    with ships.transaction() as write:
        for poll in (first, other, last):
            write.watching.append(poll)
    assert ships.watching.polls() == [other, last]


def test_the_last_delivery_of_a_webhook_is_how_it_stands(ships: Record) -> None:
    assert ships.watching.delivery("desk") is None
    row = Delivery("desk", "c1", AT, True, "200", 0, 7, 2)
    with ships.transaction() as write:
        write.watching.append(row)
    assert ships.watching.delivery("desk") == row


def test_another_connection_sees_that_the_file_was_written(ships: Record) -> None:
    with Record.open(ships.path, readonly=True) as reader:
        before = reader.touched()
        assert reader.touched() == before
        with ships.transaction() as write:
            write.watching.append(Look("Ada Quill", AT, 1))
        assert reader.touched() != before
