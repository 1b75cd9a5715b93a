import pytest

from onrecord.cli.text import text
from onrecord.model.claim import Change
from onrecord.record import Record
from onrecord.view import evidence, search, sources, story


def test_a_board_in_lines(example: Record, march: str) -> None:
    lines = text(story(example, story=march))
    assert "9 articles, 7 origins" in lines
    assert "at least 40,000" in lines


def test_evidence_of_one_item_shows_its_words(example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    page = evidence(example, version=version, item="a1")
    assert page.held.sha256 in text(page)
    assert all(m.layer in text(page) for m in page.marks if m.item == "a1")


def test_sources_name_copies(example: Record, march: str) -> None:
    assert "repeats" in text(sources(example, story=march))


def test_a_denial_says_what_is_denied(example: Record) -> None:
    assert "has denied: tear gas was used" in text(search(example, query="tear gas", stance="denies"))


def test_a_change_is_its_sentence() -> None:
    change = Change("2026-03-14", "denial", None, None, None, None, None, None, "The police denied it.")
    assert text([change]).endswith("The police denied it.")


def test_a_list_of_nothing_says_so() -> None:
    assert text([]) == "There is nothing to show."


def test_what_has_no_text_form_is_an_error() -> None:
    with pytest.raises(TypeError):
        text(object())
