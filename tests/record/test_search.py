"""Words are found whatever is typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.record import Record
from onrecord.record.search import first, phrases, snippet
from tests.flow.invented import fill, page

TEXT = "The mayor of Böhmen-Tarn, Ilse Ørud, said 5,000 people had left the Old Harbour before dawn."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    pages = [page(TEXT, url="https://a.example/1", at="2025-01-01", title="Harbour emptied"),
             page("Nothing happened in our old town.", url="https://b.example/1", at="2025-01-02", title="Quiet")]  # fmt: skip
    return fill(tmp_path_factory.mktemp("search") / "x.record", captures=pages)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("harbour", "Harbour"),
        ("BOHMEN", "Böhmen"),
        ('"old harbour"', "Old Harbour"),
        ("5,000", "5,000"),
        ("harb*", "Harbour"),
        ('dawn "people had', "people had"),
        ("emptied", ""),
    ],
)
def test_words_are_found_where_they_stand(record: Record, query: str, found: str) -> None:
    (hit,) = record.search(query)
    assert hit.span.of(TEXT) == found
    assert found in hit.snippet
    assert (hit.title, hit.captured) == ("Harbour emptied", "2025-01-01")


@pytest.mark.parametrize("query", ["", "  ", "harbour town", '"harbour old"', "harb", "*", '""', "\ud800", "- : ^ ( )"])
def test_nothing_is_found(record: Record, query: str) -> None:
    assert record.search(query) == []


def test_a_title_counts_more_and_the_limit_holds(record: Record) -> None:
    assert [h.title for h in record.search("old")] == ["Quiet", "Harbour emptied"]
    assert len(record.search("old", limit=1)) == 1
    story = record.stories()[0].id
    assert [h.story for h in record.search("old", story=story)] == [story]


@given(st.text(max_size=30))
def test_no_query_is_an_error(query: str) -> None:
    asked = list(phrases(query))
    assert all(words and all(words) for words, _ in asked)
    assert first(query, asked).end <= len(query)


@given(query=st.text(alphabet="\"*^():-+NEAR ORANDNOT{}a'\x00\udc80", max_size=12))
def test_no_query_is_an_error_of_syntax(record: Record, query: str) -> None:
    assert len(record.search(query)) <= 2


def test_a_snippet_is_one_line_with_its_rims_marked() -> None:
    text = "a " * 100 + "here\n it is" + " b" * 100
    cut = snippet(text, Span(200, 204))
    assert cut.startswith("…a a")
    assert "here it is" in cut
    assert cut.endswith("b…")
    assert snippet("short", Span(0, 0)) == "short"


def test_an_empty_file_has_no_words(tmp_path: Path) -> None:
    with Record.open(tmp_path / "x.record") as record:
        assert record.search("harbour") == []
