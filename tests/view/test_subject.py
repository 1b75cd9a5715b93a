from onrecord.record import Record
from onrecord.view import subject


def test_what_is_counted_said_and_doubted_about_a_word(example: Record, march: str) -> None:
    page = subject(example, name="detained")
    assert {row.kind for row in page.figures} == {"figure"}
    assert {row.kind for row in page.statements} == {"statement"}
    assert all("detained" in row.places[0].context.casefold() for row in page.figures)
    assert page.speakers[0].items >= page.speakers[-1].items
    assert {row.story for row in subject(example, name="detained", story=march).figures} == {march}


def test_nothing_is_about_a_word_that_is_not_there(example: Record) -> None:
    page = subject(example, name="zeppelin")
    assert (page.figures, page.statements, page.positions, page.speakers) == ((), (), (), ())
