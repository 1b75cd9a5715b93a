"""Words for comparing texts."""

import math

import pytest

from onrecord.link.words import content, names, rarity, shared, stem, tokens, weight


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


def test_weights_do_not_hang_on_the_order_of_a_set() -> None:
    stems = [f"word{n}" for n in range(40)] + [stem(word) for word in ("government", "harbour", "police", "minister", "flood")]
    exact = math.fsum(map(rarity, stems))
    assert sum(map(rarity, stems)) != exact  # as it would be by the order in which they are added up
    assert weight(stems) == weight(stems[::-1]) == shared(stems, stems) == exact


def test_content_leaves_out_small_words() -> None:
    assert content("the dam was of the") == ["dam"]


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    assert names("Police in Ostvale said so. Nobody else did.") == {stem("Ostvale")}
