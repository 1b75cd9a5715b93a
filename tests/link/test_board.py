"""The state of a story while it is folded."""

from onrecord.link.board import Board, member
from onrecord.link.telling import fold
from tests.link.written import toll


def test_members_are_found_by_version_and_item() -> None:
    board = Board("s")
    for reading in (toll("a", "12", 12, 12), toll("b", "31", 31, 31, day=2)):
        fold(board, reading)
    held = board.places["b#q1"]
    assert held is board.places["a#q1"]
    found = member(held, "b#q1")
    assert found is not None
    assert found.bounds == (31, 31)
    assert member(held, "b#q9") is None
    assert member(None, "b#q1") is None


def test_the_voice_of_a_figure_is_its_speaker_or_the_outlet() -> None:
    board = Board("s")
    fold(board, toll("a", "12", 12, 12))
    assert board.claims[0].founder.voice == "The governor"
