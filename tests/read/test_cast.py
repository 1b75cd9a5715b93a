"""What a name or a title tells of who bears it."""

from onrecord.read.cast import Part, gender, gender_of, titled
from onrecord.read.names import given


def test_given_names_tell_a_gender_or_none() -> None:
    assert (given("ilse"), given("peter"), given("xqz")) == ("f", "m", None)


def test_an_ending_speaks_where_the_name_is_unknown() -> None:
    assert gender_of("Velka Dorn") == "f"
    assert gender_of("Luca Dorn") == "m"
    assert gender_of("Dorn") is None


def test_titles_speak_before_names() -> None:
    assert (titled("ms."), titled("spokesman"), titled("doctor")) == ("f", "m", None)
    part = Part("person", titles=[("mr",)])
    part.names["Velka Dorn"] += 1
    assert gender(part) == "m"
