"""Pieces of sentences."""

import pytest

from onrecord.link.clauses import after, before, leans, lower, plain, quoted, short


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


def test_a_long_text_is_cut_at_a_clause_or_a_blank() -> None:
    assert short("The dam above the town of Ostvale broke on Monday night, and nobody had been told.", 70).endswith(
        "Monday night"
    )
    assert short("word " * 60).endswith("word …")


def test_quotation_marks_are_closed() -> None:
    assert quoted("“We saw it,” … “and ran.") == "“We saw it, and ran”"
    assert plain("KESK (KNA) — Rain fell.") == "Rain fell"


@pytest.mark.parametrize(
    ("text", "within"), [("The dam broke", "the dam broke"), ("Kesk flooded", "Kesk flooded"), ("NPA", "NPA")]
)
def test_a_name_keeps_its_capital(text: str, within: str) -> None:
    assert lower(text) == within


def test_a_pronoun_leans_on_the_text_before() -> None:
    assert leans("it expects 50,000")
    assert not leans("the river rose")
