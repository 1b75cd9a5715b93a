from onrecord.record import Record
from onrecord.record.seeking import Question
from onrecord.view.found import rows
from onrecord.view.held import Held


def test_copies_are_one_row_in_the_place_of_the_first(example: Record) -> None:
    places = example.places(Question("detained"), limit=200)
    found = rows(example, places)
    assert len(found) < len(places)
    assert sorted((p.version, p.item) for row in found for p in row.places) == sorted((p.version, p.item) for p in places)
    assert found[0].places[0].version == places[0].version


def test_the_same_figure_of_other_things_is_another_row(example: Record) -> None:
    figures = rows(example, example.places(Question(kind="figure"), limit=500))
    for row in figures:
        assert len({p.context for p in row.places}) == 1 or len(row.places) > 1
    assert len({(row.speaker, row.low, row.high) for row in figures}) < len(figures)


def test_a_statement_comes_with_the_words_that_hand_it_on(example: Record) -> None:
    found = rows(example, example.places(Question("gas", kind="statement"), limit=200))
    handed = {(row.speaker, place.cue) for row in found for place in row.places}
    assert ("Davin Orlo", "denied") in handed
    assert all(len({place.cue.casefold() for place in row.places}) == 1 for row in found)


def test_a_position_comes_with_what_it_is_on_and_one_on_something_else_is_another_row(example: Record) -> None:
    found = rows(example, example.places(Question(kind="position"), limit=200))
    assert ("has denied", "tear gas was used") in {(row.words, row.about) for row in found}
    assert all(row.about for row in found)
    statements = rows(example, example.places(Question(kind="statement"), limit=200))
    assert not any(row.about for row in statements)
    held = Held(example)
    assert all({held.about(p.version, p.item).casefold() for p in row.places} == {row.about.casefold()} for row in found)
