import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.view import versions
from onrecord.view.versions import Piece, compared


def said(before: str, after: str) -> list[tuple[str, str]]:
    """Each pair with what went in brackets and what came in braces."""
    signs = {"same": "{}", "gone": "[{}]", "new": "{{{}}}"}
    sides = (
        [signs[p.kind].format(p.text) for p in side] for pair in compared(before, after) for side in (pair.before, pair.after)
    )
    return list(zip(*[iter("".join(side) for side in sides)] * 2, strict=True))


def test_a_word_that_changed_is_set_against_the_one_that_came() -> None:
    assert said("At least 12 died.", "At least 31 died.") == [("At least [12] died.", "At least {31} died.")]


def test_a_new_first_post_leaves_the_others_beside_themselves() -> None:
    old, new = "Shed burns on the quay.\nEnd.", "The fire is out.\nShed burned on the quay.\nEnd."
    assert said(old, new) == [
        ("", "{The fire is out.}"),
        ("Shed [burns] on the quay.", "Shed {burned} on the quay."),
        ("End.", "End."),
    ]


def test_a_paragraph_that_went_stands_beside_nothing() -> None:
    assert said("One here.\nTwo there.", "One here.") == [("One here.", "One here."), ("[Two there.]", "")]


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_both_texts_can_be_read_again(before: str, after: str) -> None:
    pairs = list(compared(before, after))
    for text, sides in ((before, [p.before for p in pairs]), (after, [p.after for p in pairs])):
        lines = ["".join(piece.text for piece in side) for side in sides if side]
        assert lines == [line for line in text.split("\n") if line.strip()]


def test_a_giant_word_is_taken_as_one() -> None:
    gone, new = compared("x" * 100_000, "y" * 100_000)
    assert (gone.before, gone.after) == ((Piece("gone", "x" * 100_000),), ())
    assert (new.before, new.after) == ((), (Piece("new", "y" * 100_000),))


def test_the_version_before_is_what_a_version_is_set_against(example: Record, march: str) -> None:
    gazette = next(a for a in example.articles(story=march) if "ellern-railway-march" in (a.url or ""))
    first, second = gazette.versions
    page = versions(example, version=second.id)
    assert (page.before, page.after, page.story) == (first, second, march)
    assert any(not p.same for p in page.pairs)
    assert any(p.same for p in page.pairs)
    assert versions(example, version=second.id, against=first.id) == page


def test_a_first_version_has_nothing_before_it_and_another_article_is_not_found(example: Record, march: str) -> None:
    one, other = (a.versions[0].id for a in example.articles(story=march)[:2])
    page = versions(example, version=one)
    assert (page.before, page.pairs) == (None, ())
    with pytest.raises(NotFound):
        versions(example, version=one, against=other)
    with pytest.raises(NotFound):
        versions(example, version="nowhere")
