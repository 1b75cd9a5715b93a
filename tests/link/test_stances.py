"""Words that say the same, and names of texts."""

from onrecord.link.stances import charged, folded, of_a_text


def test_phrases_and_synonyms_have_one_stem() -> None:
    assert set(folded("chemical agents")) == set(folded("tear gas"))
    assert charged(folded("sabotage")[0])


def test_a_text_is_nobody() -> None:
    assert of_a_text("An earlier version of this post")
    assert of_a_text("The same report")
    assert not of_a_text("The postman")
