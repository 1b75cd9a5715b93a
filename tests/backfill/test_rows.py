"""Rows hold what was captured and read, word for word."""

import pytest

from onrecord import capture, codec
from onrecord.backfill import rows
from onrecord.model.news import Article, Capture, Problem
from onrecord.record.extract import Extract, extract
from tests.backfill.invented import story
from tests.flow.invented import Words

PAGE = {"seq": 3, "page": "p", "day": "2025-03-01"}


def held(n: int = 1) -> Extract:
    one = story(n)
    body = one["text"].encode()
    page = Capture(one["id"], body, content_type="text/plain; charset=utf-8", published=one["published"], title=one["title"])
    [article] = [a for a in capture.extract(page) if isinstance(a, Article)]
    return extract(article, fetch="p", position=0, address=f"urn:onrecord:{one['id']}")


@pytest.mark.parametrize(
    ("published", "at", "day"),
    [
        ("2025-03-01T10:00:00+02:00", "2025-03-02T00:00:00Z", "2025-03-01"),
        (None, "2025-03-02T00:00:00Z", "2025-03-02"),
        ("next week", None, "unknown"),
        ("../../2025", "2025-03-02", "2025-03-02"),
        (None, None, "unknown"),
    ],
)
def test_the_day_is_that_of_publication_else_of_capture(published: str | None, at: str | None, day: str) -> None:
    assert rows.day(published, at) == day


def test_a_capture_comes_back_as_it_was() -> None:
    one = Capture("x", b"\x00\xffbody", "https://varn.example", "2025-03-01T10:00:00Z", "text/html", 200, "2025-03-01", "T", "O")
    row = rows.capture_row(PAGE, one)
    assert rows.captured(row) == one
    assert (row["sha256"], row["size"], row["page"]) == (codec.sha256(one.body), 6, "p")


def test_a_reading_comes_back_as_it_was_and_its_rows_say_the_words() -> None:
    one = held()
    [reading] = Words()([one.article])
    found = list(rows.reading_rows(PAGE, one, reading))
    [kept] = [row for table, row in found if table == "readings"]
    assert rows.stored(kept, one.article) == reading
    quantities = [row for table, row in found if table == "quantities"]
    assert [row["words"] for row in quantities] == [q.span[0].of(one.article.text) for q in reading.quantities]
    assert all(row["low"] == float(row["words"]) for row in quantities)
    [said] = [row for table, row in found if table == "attributions"]
    assert (said["source"], said["speaker"], said["cue"]) == ("The", "The", None)
    assert said["words"] == one.article.text
    assert {row["version"] for _, row in found} == {rows.version_id(one)}


def test_each_row_has_no_column_that_its_table_has_not() -> None:
    one = held(2)
    [reading] = Words()([one.article])
    version = rows.version_row(PAGE, one, status="read", pipeline="w", sha256="s", language="en")
    some = [
        ("versions", version),
        ("problems", rows.problem_row(PAGE, Problem("k", "m", "s"))),
        *rows.reading_rows(PAGE, one, reading),
    ]
    for table, row in some:
        assert row.keys() <= rows.TABLES[table].keys(), table
    assert (version["kept"], version["day"], version["status"]) == ("2025-03-01", "2025-03-03", "read")
