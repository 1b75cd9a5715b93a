"""A new article finds its candidates by rare terms."""

from collections.abc import Mapping
from pathlib import Path

import apsw
import pytest

from onrecord.record import Record
from onrecord.record.migrations import schema_7
from tests.flow.invented import fill, page
from tests.record.conftest import older_terms

OLD = """
    CREATE TABLE term (term TEXT, article TEXT, count INTEGER, PRIMARY KEY (term, article)) STRICT, WITHOUT ROWID;
    CREATE TABLE frequency (term TEXT PRIMARY KEY, articles INTEGER) STRICT, WITHOUT ROWID;"""
"""The index of terms up to schema 6."""

INDEX = (
    "SELECT term, articles FROM vocabulary ORDER BY term",
    "SELECT v.term, p.article FROM posting p JOIN vocabulary v ON v.number = p.term ORDER BY 1, 2",
    "SELECT article, terms FROM wording ORDER BY article",
)
"""All that the index holds, however terms are numbered."""


def _proposed(record: Record, terms: Mapping[str, int]) -> list[str]:
    with record.transaction() as write:
        return [story for story, _ in write.terms.candidates(terms, first=6, last=10)]


def test_frequencies_count_articles(ships: Record) -> None:
    with ships.transaction() as write:
        assert [write.terms.frequency(t) for t in ("says", "ships", "trees", "zzz")] == [4, 3, 1, 0]
        assert write.terms.articles() == 4


def test_candidates_share_terms_the_likeliest_first(ships: Record) -> None:
    sinking, trees = (s.id for s in ships.stories())
    with ships.transaction() as write:
        assert [story for story, _ in write.terms.candidates({"trees": 1, "says": 1}, first=6, last=10)] == [trees, sinking]
        (found,) = write.terms.candidates({"sank": 2, "zzz": 1}, first=6, last=10)
        assert write.terms.candidates({"zzz": 1}, first=6, last=10) == []
    assert found[0] == sinking
    assert [at[11:16] for _, at in found[1]] == ["10:00", "12:05", "14:00"]
    assert found[1][0][0] == {"varn": 1, "says": 1, "5": 1, "ships": 1, "sank": 1}


def test_of_articles_that_share_alike_that_of_the_lesser_id_comes_first(tmp_path: Path) -> None:
    pages = [page(f"Brand {n} Ort", url=f"https://{n}.example/", at=f"2025-01-01T10:0{n}:00+00:00") for n in range(4)]
    pages[2:2] = [page("Brand 9", url="https://9.example/", at="2025-01-01T10:01:30+00:00")]
    with fill(tmp_path / "x.record", captures=pages) as record:
        articles = record.articles()
        assert len({a.story for a in articles}) > 1
        by_id = dict.fromkeys(a.story for a in sorted(articles, key=lambda a: a.id))
        assert _proposed(record, {"brand": 1}) == list(by_id)


def test_what_many_articles_have_leads_to_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.terms.POSTINGS", 3)
    monkeypatch.setattr("onrecord.record.verify.POSTINGS", 3)
    with fill(tmp_path / "x.record") as record:
        sinking, trees = (s.id for s in record.stories())
        connection = apsw.Connection(str(record.path))
        led = [term for term, _ in connection.execute(INDEX[1])]
        connection.close()
        assert (led.count("says"), led.count("ships"), led.count("trees")) == (0, 3, 1)
        assert _proposed(record, {"says": 1}) == []
        assert _proposed(record, {"says": 1, "ships": 1}) == [sinking]
        assert _proposed(record, {"says": 1, "trees": 1}) == [trees]
        assert list(record.verify()) == []


def test_a_record_of_schema_6_gets_its_terms_under_numbers(ships: Record) -> None:
    with ships.transaction() as write:
        connection = write.derive.connection
        before = [list(connection.execute(rows)) for rows in INDEX]
        connection.execute(OLD)
        older_terms(connection)
        connection.execute("DROP TABLE posting; DROP TABLE wording; DROP TABLE vocabulary")
        schema_7(connection)
        assert [list(connection.execute(rows)) for rows in INDEX] == before
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name IN ('term', 'frequency')").get == 0
    assert list(ships.verify()) == []
