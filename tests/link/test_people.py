"""Names within a sentence."""

import pytest

from onrecord.link.people import by, name


@pytest.mark.parametrize(
    ("who", "within"),
    [
        ("organisers", "the organisers"),
        ("Ministry of Dams", "the Ministry of Dams"),
        ("Ilka Brandt", "Ilka Brandt"),
        ("police", "police"),
        ("two witnesses", "two witnesses"),
        ("senior security source", "a senior security source"),
        ("Kesk defence ministry", "the Kesk defence ministry"),
        (None, "The Ostvale Post"),
    ],
)
def test_a_description_has_its_article(who: str | None, within: str) -> None:
    assert by(who, "The Ostvale Post") == within


def test_a_sentence_begins_with_a_capital() -> None:
    assert name("organisers", None) == "The organisers"
