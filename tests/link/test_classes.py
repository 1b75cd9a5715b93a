"""The classes of what is counted."""

from onrecord.link.classes import counted, falls, kinds, refers, spoken_of


def test_words_of_a_class_and_words_that_name_the_event() -> None:
    assert kinds("Protesters marched; 12 were detained at the march.") == ["gathered", "gathered", "arrested"]
    assert kinds("the strike on the march") == []
    assert kinds("The mill, which employs 620 people, did not return calls; 400 of them had returned.") == ["returned"]


def test_what_is_counted_in_words() -> None:
    assert counted("arrested") == "people arrested"
    assert counted("injured", "officers") == "officers injured"


def test_the_missing_grow_fewer() -> None:
    assert falls("missing")
    assert not falls("killed")


def test_words_for_a_figure_given_before() -> None:
    assert refers("a figure of 16")
    assert not refers("who counted them")
    assert spoken_of("the new figure")
