"""What stands around words: entities, and the words before and after."""

import pytest

from onrecord.model.document import Document, Entity, Sentence, Token
from onrecord.model.news import Version
from onrecord.read.surroundings import Surroundings, sort, surroundings


def around(text: str, *entities: tuple[str, str]) -> Surroundings:
    """Surroundings of a text of blank-separated words that is one sentence; entities by their words and label."""
    tokens, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(start, at, "NNP", "dep", 0))
    found = tuple(Entity(text.index(e), text.index(e) + len(e), label) for e, label in entities)
    sentence = Sentence(0, len(text), 0, len(tokens))
    return surroundings(Document("a", Version("a"), text, (), (sentence,), tuple(tokens), found))


def test_entities_lose_the_article_and_the_possessive() -> None:
    seen = around("the Orvale Bank 's vault", ("the Orvale Bank 's", "ORG"))
    assert seen.entity(1, 3) == "ORG"
    assert seen.entity(1, 2) == "ORG:first"
    assert seen.entity(2, 3) == "ORG:last"
    assert seen.entity(2, 5) == "ORG:over"
    assert seen.entity(4, 5) == "none"


def test_a_list_taken_for_one_name_is_none() -> None:
    assert around("over Velmora , Ostrelle", ("Velmora , Ostrelle", "ORG")).entity(1, 2) == "none"


def test_words_of_full_names_are_known() -> None:
    assert around("Mira Orlan left", ("Mira Orlan", "PERSON")).persons == {"mira", "orlan"}
    assert around("Mira left", ("Mira", "PERSON")).persons == frozenset()


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("in Velmora", "in"),
        ("in the Velmora", "the+in"),
        ("saw the Velmora", "the"),
        ("Judge Velmora", "title"),
        ("Orlan Velmora", "Capital"),
        ("Ostrelle , Velmora", ","),
        ("Velmora", "start"),
        ("saw Velmora", "none"),
    ],
)
def test_what_stands_before(text: str, before: str) -> None:
    assert around(text).before(len(text.split()) - 1) == before


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Velmora", "end"),
        ("Velmora police", "office"),
        ("Velmora Street", "Capital:street"),
        ("Velmora , and", ","),
        ("Velmora region", "area"),
        ("Velmora slept", "none"),
    ],
)
def test_what_stands_after(text: str, after: str) -> None:
    assert around(text).after(1) == after


def test_words_have_a_sort_by_their_side() -> None:
    assert sort("before", "Near") == "near"
    assert sort("after", "near") == "none"
