import pytest

from onrecord.model.claim import Change, Claim, Figure, Member
from onrecord.model.span import Span
from onrecord.record import Record
from onrecord.view.held import Held
from onrecord.view.inplace import Piece, item, overlaid, pieces, plain, sentence


def figure(low: float, speaker: str | None = None) -> Figure:
    return Figure(low, low, None, False, None, speaker)


def change(after: Figure | str | None, before: Figure | str | None = None) -> Change:
    return Change("2026-01-01", "figure-raised", "c", "s", before, after, None, "v2", "It rose.")


def test_a_word_that_went_is_marked_where_it_stood() -> None:
    found = tuple(overlaid("Police reportedly used gas there", "Police used gas there"))
    assert found == (Piece("Police "), Piece("reportedly ", "gone"), Piece("used gas there"))
    assert plain(found) == "Police [-reportedly-] used gas there"
    assert "".join(p.words for p in overlaid("a b c", "a x c") if p.mark != "gone") == "a x c"


@pytest.mark.parametrize("before", ["Nothing of that is said here", "word " * 200])
def test_texts_that_have_little_in_common_are_not_mixed(before: str) -> None:
    assert tuple(overlaid(before, "Two bridges were closed")) == (Piece("Two bridges were closed", "new"),)


def test_a_figure_is_found_among_the_members_of_its_claim() -> None:
    members = (Member("v1", "q1", "A", 5, 5), Member("v2", "q1", "B", 7, 7), Member("v2", "q2", "A", 7, 7))
    claim = Claim("c", "s", "Boats", members, 1, 1)
    assert item(change(figure(7, "A")), claim) == members[2]
    assert item(change(figure(7, "C")), claim) == members[1]
    assert item(change(figure(9)), claim) is None
    assert item(change("words"), claim) is None
    assert item(change(figure(7)), None) is None


def test_the_figure_that_it_replaces_stands_beside_it(example: Record, march: str) -> None:
    raised = next(c for c in example.changes(story=march) if c.kind == "figure-raised")
    held, member = Held(example), item(raised, example.claim(raised.claim or ""))
    found = pieces(held, raised, member)
    assert [p.mark for p in found if p.mark] == ["gone", "new"]
    assert "".join(p.words for p in found if p.mark != "gone") in held.reading(raised.version or "").text


def test_a_rival_figure_is_not_struck_out(example: Record, march: str) -> None:
    rival = next(c for c in example.changes(story=march) if c.kind == "new-claim" and isinstance(c.before, Figure))
    found = pieces(Held(example), rival, item(rival, example.claim(rival.claim or "")))
    assert found
    assert all(p.mark != "gone" for p in found)


def test_what_cannot_be_shown_is_left_out(example: Record) -> None:
    assert pieces(Held(example), change(figure(9)), None) == ()
    assert pieces(Held(example), change(None), None) == ()


def test_a_sentence_ends_at_its_stops() -> None:
    text = "One came. Two of 7 left! Three stayed"
    assert sentence(text, Span(17, 18)).of(text) == "Two of 7 left!"
    assert sentence("a\nb 7 c\nd", Span(4, 5)).of("a\nb 7 c\nd") == "b 7 c"
