"""Statements that are negated as a whole."""

import pytest

from onrecord.link.negation import denied, negates
from onrecord.link.stances import folded


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("“No soldier set fire to anything,”", True),
        ("There has not been a gas bottle in the cellar", True),
        ("Not one interceptor left its tube", True),
        ("the hall had never been closed", True),
        ("the gates weren’t open", True),
        ("There really is no link between them", True),
        ("As for the puddles: no one had told the crew", True),
        ("Neither he nor his driver was accused", True),
        ("the gates burst because nobody had oiled them", False),
        ("soldiers set fire to the mill, which was not theirs", False),
        ("he noticed the fire", False),
    ],
)
def test_a_statement_is_negated_as_a_whole(text: str, negated: bool) -> None:
    assert negates(text) is negated


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("no siren had sounded before the flood", "siren sounded before"),
        ("the hall had never been closed", "closed"),
        ("they did not rebuild the old mill at Kesk", "rebuild old"),
        ("she does not believe the millers burnt it", ""),
        ("she was not told that the millers burnt it", "told"),
        ("a biopsy was not performed", "biopsy performed"),
        ("the mill burnt", ""),
        ("and never", ""),
    ],
)
def test_what_a_negation_denies(clause: str, words: str) -> None:
    assert denied(clause) == set(folded(words))
