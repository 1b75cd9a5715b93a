import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import words
from onrecord.read.parse import parse
from onrecord.read.quantities import quantities


def of(text: str) -> list[str]:
    (doc,) = quantities(parse([Document("a", Version("a"), text)]))
    return [words(text, q.of) for q in doc.quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 police officers were hurt.", ["police officers"]),
        ("Thousands of people fled the town.", ["people"]),
        ("Three of them swam to the mole.", ["them"]),
        ("The minister sold 40 percent of the ships.", ["ships"]),
        ("They paid $20,000 in fines.", ["fines"]),
        ("The rockets have a range of up to 6,000 meters.", ["range"]),
        ("Dozens had been hurt.", ["hurt"]),
        ("We have 12 dead in the harbour.", ["dead"]),
        ("A five-day war followed.", ["war"]),
        ("The clinics counted 1,700 cases, 440 of which came on Friday.", ["cases", "cases"]),
        ("The column had 19 lorries, of which at least twelve were burnt.", ["lorries", "lorries"]),
        ("Residents found 14 bodies in the street, five of which were burnt.", ["bodies", "bodies"]),
        ("Of those, nine were children from the village.", ["children"]),
        ("Of those, nine were hurt.", ["hurt"]),
        ("The mayor paid $40.", [""]),
        ("They counted 12 people in the north and seven in the south.", ["people", "people"]),
        ("The council raised the price to $40.", ["price"]),
        ("The land was valued at $40,000.", ["land"]),
        ("It had a depth of 12 metres (39 feet).", ["depth", "depth"]),
        ("The mole is 40 feet long.", ["mole"]),
        ("She found $40 in a bag.", [""]),
        ("Tavel lies 70 miles south of Orvale.", [""]),
        ("The port counted 31 dead, compared to three last year.", ["dead", "dead"]),
    ],
)
def test_what_a_figure_is_of(text: str, expected: list[str]) -> None:
    assert of(text) == expected
