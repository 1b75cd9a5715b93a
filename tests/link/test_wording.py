"""Labels and sentences."""

from onrecord.link.telling import tell
from onrecord.link.wording import short
from tests.link.written import reading, says, toll


def test_a_long_text_is_cut_at_a_blank() -> None:
    assert short("“word " * 60).endswith("word …")
    assert len(short("word " * 60)) <= 142


def test_a_label_says_what_is_counted_and_in_which_words() -> None:
    (claim,) = tell("s", [toll("a", "12", 12, 12)]).claims
    assert claim.label == "People killed (The governor said 12 people had been killed by the flood in Ostvale.)"


def test_a_statement_is_told_with_its_speaker() -> None:
    text = "The millers accused the council of ignoring rust on the gates."
    item = says(text, "a1", "The millers", "accused", "the council of ignoring rust on the gates")
    (change,) = tell("s", [reading("a", text, item)]).changes
    assert change.sentence == "The millers said: “the council of ignoring rust on the gates”."
