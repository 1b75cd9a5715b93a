"""Statements that are negated as a whole."""

import pytest

from onrecord.link.negation import negates


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("“No soldier set fire to anything,”", True),
        ("There has not been a gas bottle in the cellar", True),
        ("Not one interceptor left its tube", True),
        ("the hall had never been closed", True),
        ("the gates weren’t open", True),
        ("the gates burst because nobody had oiled them", False),
        ("soldiers set fire to the mill, which was not theirs", False),
        ("he noticed the fire", False),
    ],
)
def test_a_statement_is_negated_as_a_whole(text: str, negated: bool) -> None:
    assert negates(text) is negated
