"""Pieces of sentences."""

import pytest

from onrecord.link.clauses import after, before, ended, leans, lower, plain, quoted, short


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("OSTVALE, Norvia, March 14 (KNA) - At least ", "At least"),
        ("The mayor was late, but the river had reached ", "the river had reached"),
        ("The shed, leased to a company of millers, held ", "The shed held"),
    ],
)
def test_the_clause_before(text: str, clause: str) -> None:
    assert before(text) == clause


def test_the_clause_after() -> None:
    assert after(" crowns a year, the ministry says.") == "crowns a year"


@pytest.mark.parametrize(
    ("text", "rim"),
    [
        ("The dam above the town of Ostvale broke on Monday night, and nobody had been told.", "Monday night …"),
        ("On Monday, Ada Orm, a miller of the town of Ostvale above the dam, saw it break.", "of Ostvale above the dam …"),
        ("word " * 60, "word …"),
        ("The dam above the town of Ostvale broke on Monday night.", "Monday night"),
    ],
)
def test_a_long_text_is_cut_near_its_end_and_marked(text: str, rim: str) -> None:
    assert short(text, 70).endswith(rim)


def test_a_sentence_that_was_cut_has_no_full_stop() -> None:
    assert ended("The dam broke,") == "The dam broke."
    assert ended("The dam broke …") == "The dam broke …"


def test_quotation_marks_are_closed() -> None:
    assert quoted("“We saw it,” … “and ran.") == "“We saw it, and ran”"
    assert plain("“We saw it,” … “The dam was open.”") == "We saw it. The dam was open"
    assert plain("“Did we?” … “I ran.”") == "Did we? I ran"
    assert plain("KESK (KNA) — Rain fell.") == "Rain fell"


@pytest.mark.parametrize(
    ("text", "within"), [("The dam broke", "the dam broke"), ("Kesk flooded", "Kesk flooded"), ("NPA", "NPA")]
)
def test_a_name_keeps_its_capital(text: str, within: str) -> None:
    assert lower(text) == within


def test_a_pronoun_leans_on_the_text_before() -> None:
    assert leans("it expects 50,000")
    assert not leans("the river rose")
