from onrecord.record import Record
from onrecord.view import search


def test_words_are_found_with_their_place(example: Record) -> None:
    hits = search(example, query="baker Virelle")
    assert hits
    hit = hits[0]
    assert hit.span.of(example.reading(hit.version).text).casefold() in ("baker", "virelle", "tomas virelle", "a baker")


def test_no_more_than_asked_for(example: Record) -> None:
    assert len(search(example, query="march", limit=2)) == 2
    assert len(search(example, query="march", limit=0)) == 1


def test_signs_of_the_query_language_are_words(example: Record) -> None:
    assert search(example, query='NEAR( "unclosed') == []
