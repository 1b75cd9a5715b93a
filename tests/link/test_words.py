"""Words for comparing texts."""

import pytest

from onrecord.link.words import content, names, rarity, stem, tokens, weight


def test_tokens_keep_numbers_whole_and_lose_possessives() -> None:
    assert tokens("Ostvale’s mayor counted 3,400 people") == ["Ostvale", "mayor", "counted", "3,400", "people"]


@pytest.mark.parametrize(
    ("left", "right"),
    [("welders", "welding"), ("evacuated", "evacuation"), ("denies", "denied"), ("batteries", "battery"), ("warned", "warning")],
)
def test_forms_of_a_word_share_a_stem(left: str, right: str) -> None:
    assert stem(left) == stem(right)


def test_a_stem_keeps_three_letters() -> None:
    assert all(len(stem(word)) >= 3 for word in ("dying", "used", "being", "cases"))


def test_rare_words_tell_more() -> None:
    assert rarity(stem("the")) < 0.1 < rarity(stem("government")) < rarity(stem("sprinkler"))
    assert weight(["the"]) == rarity("the")


def test_content_leaves_out_small_words() -> None:
    assert content("the dam was of the") == ["dam"]


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    assert names("Police in Ostvale said so. Nobody else did.") == {stem("Ostvale")}
