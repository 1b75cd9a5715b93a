"""The automaton of quotation marks."""

import pytest

from onrecord.model.span import Span
from onrecord.read.quotations import Quotation, quotations


def found(text: str) -> list[tuple[str, int, bool]]:
    """The quotations of a text whose lines are its paragraphs: words, depth, whether closed."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    return [(q.span.of(text), q.depth, q.closed) for q in quotations(text, [p for p in paragraphs if p.start < p.end])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam holds,” she said.", [("“The dam holds,”", 0, True)]),
        ('"The dam holds," she said. "It will."', [('"The dam holds,"', 0, True), ('"It will."', 0, True)]),
        ("''The dam holds,'' she said.", [("''The dam holds,''", 0, True)]),
        ("``The dam holds,'' she said.", [("``The dam holds,''", 0, True)]),
        ("«The dam holds», she said.", [("«The dam holds»", 0, True)]),
        ("'The dam holds,' she said.", [("'The dam holds,'", 0, True)]),
        ("‘The dam holds,’ she said.", [("‘The dam holds,’", 0, True)]),
    ],
)
def test_each_kind_of_mark(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert found(text) == expected


def test_inner_quotation_lies_deeper() -> None:
    text = "“He told me, ‘Leave the dam,’ and left,” she said."
    assert found(text) == [("“He told me, ‘Leave the dam,’ and left,”", 0, True), ("‘Leave the dam,’", 1, True)]


@pytest.mark.parametrize(
    "text", ["The workers' dam isn't Orla's.", "In the '90s they built 'em.", "It is 5' 10\" high.", "rock ’n’ roll"]
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert found(text) == []


def test_plural_possessive_does_not_close() -> None:
    text = "‘The workers’ union knew,’ she said."
    assert found(text) == [("‘The workers’ union knew,’", 0, True)]


def test_mark_left_open_ends_with_its_paragraph() -> None:
    text = "“The dam holds.\n“It will hold,” she said.\nThe end."
    assert found(text) == [("“The dam holds.", 0, False), ("“It will hold,”", 0, True)]


def test_stray_mark_silences_nothing_after_its_paragraph() -> None:
    text = 'She called it "odd and left.\n"The dam holds," she said.'
    assert found(text)[-1] == ('"The dam holds,"', 0, True)


def test_straight_mark_that_opens_again_ends_the_one_before() -> None:
    text = 'He said "the dam holds. She said "it does not" twice.'
    assert found(text) == [('"the dam holds. She said', 0, False), ('"it does not"', 0, True)]


def test_closing_mark_alone_is_nothing() -> None:
    assert found("The dam holds,” she said.") == []


def test_single_marks_are_not_double() -> None:
    text = "‘The dam holds,’ she said."
    assert quotations(text, [Span(0, len(text))]) == [Quotation(0, 16, double=False)]
