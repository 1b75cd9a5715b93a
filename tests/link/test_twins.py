"""Items that stand in the same place of a repeated or edited paragraph."""

from onrecord.link.telling import tell
from onrecord.model.news import Reading
from tests.link.written import counts, reading, says

TEXT = (
    "The crowd filled Mill Square in Ostvale on Monday to protest against the weir, and police detained {} of them at the gate."
)


def _version(id: str, words: str, number: int, day: int, article: str = "page") -> Reading:
    text = TEXT.format(words)
    return reading(id, text, counts(text, "q1", words, number, number, of="them"), article=article, day=day)


def test_a_number_in_the_place_of_another_is_of_its_claim() -> None:
    (claim,) = tell("s", [_version("v1", "23", 23, 1), _version("v2", "sixty-one", 61, 2)]).claims
    assert [m.low for m in claim.members] == [23, 61]


def test_a_repeated_statement_is_of_its_claim_whatever_its_words() -> None:
    text = "Keep the Weir, the group of anglers and millers that called for the rally in Ostvale on Monday, says it expects more."
    versions = [reading(i, text, says(text, "a1", "Keep the Weir", "says", "it expects more"), article=i) for i in ("a", "b")]
    talk = "The miller accused the anglers of stealing the weir gate."
    more = reading("c", talk, says(talk, "a1", "The miller", "accused", "the anglers of stealing the weir gate"), day=2)
    told = tell("s", [*versions, more])
    assert all(len({m.version for m in c.members} & {"a", "b"}) in (0, 2) for c in told.claims)
