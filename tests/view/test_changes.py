from onrecord.record import Record
from onrecord.view import changes


def test_changes_come_in_order_of_time_with_a_sentence_each(example: Record, march: str) -> None:
    rows = changes(example, story=march)
    assert rows
    assert [c.at for c in rows] == sorted(c.at for c in rows)
    assert all(c.sentence.endswith((".", "”", '"')) for c in rows)


def test_since_leaves_out_what_was_known(example: Record, march: str) -> None:
    rows = changes(example, story=march)
    middle = rows[len(rows) // 2].at
    assert changes(example, story=march, since=middle) == [c for c in rows if c.at > middle]


def test_the_police_lower_their_own_count(example: Record, march: str) -> None:
    lowered = [c for c in changes(example, story=march) if c.kind == "figure-lowered"]
    assert any("58" in c.sentence for c in lowered)


def test_a_fetch_that_differs_in_advertisements_alone_changes_nothing(example: Record) -> None:
    assert not [c for c in changes(example) if c.at == "2026-03-14T17:10:00+01:00"]
