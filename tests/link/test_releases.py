"""Texts in which a party speaks for itself."""

from onrecord.link.releases import party
from onrecord.link.telling import tell
from onrecord.model.news import Reading
from tests.link.written import counts, reading, takes, toll

OURS = "We began our list on Tuesday because nobody gave us one. We keep our list by the door. "
RELEASE = f"{OURS * 7}Of the men on our list 22 people were killed by the flood. The governor said 19. That is not true."


def _release(text: str = RELEASE) -> Reading:
    items = counts(text, "q1", "22", 22, 22, of="people"), takes(text, "s1", "", "denies", "not true", None)
    return reading("b", text, *items, outlet="The Families\u2019 Committee", day=2)


def test_a_text_full_of_we_is_that_of_its_outlet() -> None:
    theirs = RELEASE.replace("We ", "They ").replace("our ", "their ").replace(" us", " them")
    quoted = f"The union spoke. “{OURS * 7}” " + "It rained on the town all day. " * 20
    assert party(_release()) == "The Families\u2019 Committee"
    assert [party(reading("b", text, outlet="The Post")) for text in (theirs, quoted, OURS)] == [None, None, None]


def test_a_party_speaks_for_itself() -> None:
    (claim,) = [c for c in tell("s", [toll("a", "12", 12, 12), _release()]).claims if c.label == "People killed"]
    assert [m.speaker for m in claim.members] == ["The governor", "The Families\u2019 Committee"]
