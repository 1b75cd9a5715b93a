"""Labels and sentences."""

from onrecord.link.telling import tell
from tests.link.written import reading, says


def test_a_statement_is_told_with_its_speaker() -> None:
    text = "The millers accused the council of ignoring rust on the gates."
    item = says(text, "a1", "The millers", "accused", "the council of ignoring rust on the gates")
    (change,) = tell("s", [reading("a", text, item)]).changes
    assert change.sentence == "The millers accused the council of ignoring rust on the gates."
