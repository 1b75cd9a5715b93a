"""Boards kept between two tellings: what is told is the same as if all had been folded in at once."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link import telling
from onrecord.link.board import Board
from onrecord.link.boards import Boards
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says, takes, toll

WHO = ("The army", "The governor", "Ilse Tarnow")


def _denial(id: str, who: str, day: int) -> Reading:
    text = f"{who} denied that the dam had burst. It was not clear how many were hurt, {who} said."
    return reading(
        id,
        text,
        says(text, "a1", who, "denied", "that the dam had burst"),
        takes(text, "s1", who, "denies", "denied", None),
        day=day,
        article=f"page of {who}",
    )


def _account(id: str, who: str, day: int) -> Reading:
    text = f"{who}, head of the Ostvale army, said the dam had burst at gate {day}.\nSome 40 houses were lost, (OP) reported."
    named = f"{who}, head of the Ostvale army"
    return reading(
        id,
        text,
        says(text, "a1", named, "said", f"the dam had burst at gate {day}", speaker=who),
        counts(text, "q1", "40", 40, 40, of="houses"),
        day=day,
        outlet=f"The {who} Post",
    )


def _version(number: int, kind: str, who: str, killed: int) -> Reading:
    id, day = f"v{number}", number + 1
    if kind == "toll":
        return toll(id, str(killed), killed, killed, who=who, day=day)
    if kind == "edit":
        return toll(id, str(killed), killed, killed, who=who, day=day, article="a page that is edited")
    return (_denial if kind == "denial" else _account)(id, who, day)


_STORIES = st.lists(
    st.tuples(st.sampled_from(("toll", "edit", "denial", "account")), st.sampled_from(WHO), st.integers(2, 40)),
    min_size=1,
    max_size=12,
).map(lambda rows: [_version(n, *row) for n, row in enumerate(rows)])


def _whole(readings: list[Reading]) -> object:
    return telling.said(_folded(readings))


def _folded(readings: list[Reading]) -> Board:
    board = Board("s")
    for one in readings:
        telling.fold(board, one)
    return board


@settings(deadline=None, max_examples=25)
@given(_STORIES)
def test_told_one_by_one_is_told_whole(versions: list[Reading]) -> None:
    for n in range(1, len(versions) + 1):
        assert telling.tell("s", versions[:n]) == _whole(versions[:n])


@settings(deadline=None, max_examples=25)
@given(_STORIES, st.data())
def test_versions_that_come_late_or_go_are_told_as_if_they_always_had(versions: list[Reading], data: st.DataObject) -> None:
    for _ in range(3):
        some = [one for one in versions if data.draw(st.booleans())]
        assert telling.tell("s", some) == _whole(some)


def test_another_reading_of_an_old_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "BOARDS", Boards())
    versions = [toll("v1", "12", 12, 12), toll("v2", "31", 31, 31, who="The army", day=2)]
    telling.tell("s", versions)
    again = [replace(versions[0], quantities=()), versions[1]]
    assert telling.tell("s", again) == _whole(again) != _whole(versions)


def test_only_what_is_new_is_folded_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "BOARDS", Boards())
    folded, fold = list[str](), telling.fold

    def counted(board: Board, one: Reading) -> None:
        folded.append(one.id)
        fold(board, one)

    monkeypatch.setattr(telling, "fold", counted)
    versions = [toll(f"v{n}", str(n), n, n, day=n) for n in (2, 3, 4)]
    for n in (1, 3, 3):
        telling.tell("s", versions[:n])
    assert folded == ["v2", "v3", "v4"]


def test_a_version_that_breaks_leaves_no_half_folded_board(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "BOARDS", Boards())
    versions = [toll("v2", "2", 2, 2, day=2), toll("v3", "3", 3, 3, day=3)]
    telling.tell("s", versions[:1])
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.link.telling.positions.positions", lambda folding: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            telling.tell("s", versions)
    assert telling.tell("s", versions) == _whole(versions)


def test_the_boards_that_were_told_longest_ago_go() -> None:
    versions = [toll("v2", "2", 2, 2, day=2), toll("v3", "3", 3, 3, day=3)]
    boards = Boards(most=3)
    for story in ("s", "t"):
        board = Board(story)
        for one in versions:
            telling.fold(board, one)
        boards.put(board)
    assert not boards.take("s", versions).earlier
    assert len(boards.take("t", versions).earlier) == 2
    assert not boards.take("t", versions).earlier


def test_the_last_board_stays_however_large() -> None:
    versions = [toll("v2", "2", 2, 2, day=2), toll("v3", "3", 3, 3, day=3)]
    boards = Boards(most=1)
    boards.put(_folded(versions))
    assert len(boards.take("s", versions).earlier) == 2
