"""Who speaks."""

import pytest

from onrecord.link.actors import Names, one_of, same


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ilka Brandt", "Brandt"),
        ("Interior Minister Ilka Brandt", "Ilka Brandt"),
        ("Norvian Interior Ministry", "interior ministry"),
    ],
)
def test_one_name_within_the_other(left: str, right: str) -> None:
    assert same(left, right)


@pytest.mark.parametrize(("left", "right"), [("Ilka Brandt", "Ilka Moss"), ("police", "Ilka Brandt"), ("", "Ilka Brandt")])
def test_other_names(left: str, right: str) -> None:
    assert not same(left, right)


def test_a_minister_speaks_for_the_ministry() -> None:
    names = Names()
    names.learn("Ilka Brandt", "Interior Minister Ilka Brandt")
    assert names.same("Ilka Brandt", "Norvian Interior Ministry")
    assert not names.same("Ilka Brandt", "Kesk Dam Company")


def test_a_secretary_speaks_for_the_union_and_a_spokesman_for_the_minister() -> None:
    names = Names()
    names.learn("Tove Lind", "Tove Lind, secretary of the Union of Millers,")
    names.learn("Ilka Brandt", "Interior Minister Ilka Brandt")
    assert names.same("Tove Lind", "Union of Millers")
    assert names.same("spokesman for Ilka Brandt", "Norvian Interior Ministry")


def test_nobody_known_is_nobody() -> None:
    assert not Names().same(None, None)
    assert not one_of(Names(), "Brandt", [None, "Moss"])


def test_officials_may_be_anyone_in_office_and_two_officials_are_somebody() -> None:
    names = Names()
    names.learn("Ilka Brandt", "Interior Minister Ilka Brandt")
    assert names.same("Ilka Brandt", "officials")
    assert names.same("Ilka Brandt", "Norvian government")
    assert not names.same("Ilka Brandt", "two senior officials")
