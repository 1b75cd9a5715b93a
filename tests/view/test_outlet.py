import pytest

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.view import outlet
from tests.flow.invented import fill, page


def test_the_articles_of_an_outlet_and_whom_it_quotes(example: Record) -> None:
    found = outlet(example, name="the sarnholm gazette")
    articles = [a for a in example.articles() if a.outlet == "The Sarnholm Gazette"]
    assert {row.article for row in found.articles} == {a.id for a in articles}
    assert {row.version for row in found.articles} == {a.versions[-1].id for a in articles}
    assert found.quoted
    assert all(row.about for row in found.articles)


def test_an_outlet_without_a_name_is_found_by_its_host(tmp_path_factory: pytest.TempPathFactory) -> None:
    with fill(
        tmp_path_factory.mktemp("o") / "x.record", captures=[page("Varn says 5", url="https://a.example/1", at="2025-01-01")]
    ) as record:
        assert [row.url for row in outlet(record, name="a.example").articles] == ["https://a.example/1"]
        with pytest.raises(NotFound):
            outlet(record, name="a.exampl_")


def test_a_page_beyond_the_last_is_empty(example: Record) -> None:
    assert outlet(example, name="Daily Beacon", page=9).articles == ()
    assert outlet(example, name="The Sarnholm Gazette", limit=1).more
