"""Texts as word pieces."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.read.parse import paragraphs
from onrecord.read.wordpieces import UNKNOWN, Pieces, pieces, vocabulary


def read(text: str) -> Pieces:
    return pieces(text, list(paragraphs(text)))


def shown(text: str) -> list[str]:
    """The pieces by name, each with the words where it stands."""
    names = list(vocabulary())
    found = read(text)
    return [f"{names[id]}={text[s:e]}" for id, s, e in zip(found.ids, found.starts, found.ends, strict=True)]


def test_words_are_cut_into_the_longest_pieces_known() -> None:
    assert shown("the seafarers") == ["the=the", "sea=sea", "##fare=fare", "##rs=rs"]


def test_marks_and_symbols_are_pieces_of_their_own() -> None:
    assert shown("\u201cNo,\u201d he said: $5.") == [
        "\u201c=\u201c",
        "no=No",
        ",=,",
        "\u201d=\u201d",
        "he=he",
        "said=said",
        ":=:",
        "$=$",
        "5=5",
        ".=.",
    ]


def test_capitals_and_accents_make_no_difference_and_move_nothing() -> None:
    assert shown("Caf\u00e9 CAFE cafe\u0301") == ["cafe=Caf\u00e9", "cafe=CAFE", "cafe=cafe"]


def test_what_is_not_known_is_one_piece() -> None:
    assert shown("\u2603 " + "x" * 101) == [f"{UNKNOWN}=\u2603", f"{UNKNOWN}=" + "x" * 101]


def test_a_broken_character_is_no_piece() -> None:
    assert shown("a \ud800 b\ufffd") == ["a=a", "b=b"]


def test_paragraphs_are_told_apart() -> None:
    found = read("Nobody came.\n\nNobody listened.")
    assert found.breaks == (0, 3, 6)
    assert found.paragraph(2) == (0, 3)
    assert found.paragraph(3) == (3, 6)


def test_the_pieces_of_a_span() -> None:
    text = "He said the seafarers left."
    assert read(text).within([Span(3, 7), Span(12, 16)]) == [1, 3, 4]
    assert read(text).within([]) == []


@given(st.text(max_size=200))
def test_pieces_stand_in_order_and_none_is_empty(text: str) -> None:
    found = read(text)
    assert all(found.starts < found.ends)
    assert all(found.starts[:-1] <= found.starts[1:])
    assert all(found.ends[:-1] <= found.ends[1:])
    assert found.breaks[-1] == len(found.ids)


def test_nothing_gives_nothing() -> None:
    assert pieces("", []).breaks == (0,)
    assert pieces("", [Span(0, 0)]).breaks == (0, 0)
