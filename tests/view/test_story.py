import pytest

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.view import story
from onrecord.view.claims import ClaimRow
from onrecord.view.story import StoryView


@pytest.fixture
def board(example: Record, march: str) -> StoryView:
    return story(example, story=march)


def claims_with(board: StoryView, low: float | None, high: float | None) -> list[ClaimRow]:
    return [c for c in board.claims for s in c.statements if s.figure and (s.low, s.high) == (low, high)]


def test_copies_of_a_wire_are_one_origin(board: StoryView) -> None:
    assert board.articles == 9
    assert board.origins == 7


def test_a_claim_of_the_wire_counts_its_copies_as_articles_and_once_as_origin(board: StoryView) -> None:
    crowd = claims_with(board, 40000, None)[0]
    assert crowd.articles > crowd.origins >= 1


def test_a_bound_stays_open(board: StoryView) -> None:
    assert claims_with(board, 40000, None)
    assert claims_with(board, 18000, 20000)


def test_every_statement_is_words_in_a_stored_text(board: StoryView, example: Record) -> None:
    places = [p for c in board.claims for s in c.statements for p in s.places]
    assert places
    for place in places:
        assert place.words
        assert all(part in example.reading(place.version).text for part in place.words.split(" … "))


def test_one_speaker_with_one_figure_is_one_row_with_all_its_places(board: StoryView) -> None:
    for claim in board.claims:
        said = [(s.speaker or s.places[0].outlet, s.figure, s.low, s.high, s.hedge, s.unit) for s in claim.statements if s.figure]
        assert len(said) == len(set(said))
    assert any(len(s.places) > 1 for c in board.claims for s in c.statements)


def test_doubt_stands_beside_the_claim(board: StoryView) -> None:
    stances = {s.stance for c in board.claims for s in c.standing}
    assert stances & {"questions", "denies", "cannot-verify"}


def test_what_is_said_often_or_disputed_comes_first_and_figures_before_accounts(board: StoryView) -> None:
    order = [(not c.often, not c.figure) for c in board.claims]
    assert order == sorted(order)
    assert {c.often for c in board.claims} == {True, False}


def test_an_unknown_story_is_not_found(example: Record) -> None:
    with pytest.raises(NotFound):
        story(example, story="nowhere")


def test_copies_stand_under_the_text_that_they_repeat(board: StoryView) -> None:
    assert {(r.origin.outlet, c.outlet) for r in board.repeated for c in r.copies} == {
        ("Norrast Press Agency", "Daily Beacon"),
        ("Norrast Press Agency", "Ellern Valley News"),
    }


def test_the_last_changes_come_newest_first(board: StoryView) -> None:
    times = [c.at for c in board.latest]
    assert times == sorted(times, reverse=True)
    assert len(times) == 6
