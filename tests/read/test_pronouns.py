"""Whom a pronoun may mean."""

from onrecord.model.document import Document
from onrecord.model.news import Post, Version
from onrecord.model.span import Span
from onrecord.read.actors import actors
from onrecord.read.nouns import tree
from onrecord.read.parse import parse
from onrecord.read.pronouns import antecedents, scene


def meant(text: str, word: str, posts: tuple[Post, ...] = ()) -> list[str]:
    """The names of the actors that the last `word` of a text fits, best first."""
    (doc,) = actors(parse([Document("t", Version("t", posts=posts), text)]))
    names = {a.id: a.name for a in doc.actors}
    return [names[i] for _, i in antecedents(scene(tree(doc)), word, text.rindex(word), (), [])]


def test_gender_forbids() -> None:
    assert meant("Peter Ruud met Ilse Brandt. Then she left.", "she") == ["Ilse Brandt"]


def test_the_subject_comes_before_the_object() -> None:
    assert meant("Anna Kelm met Ilse Brandt. Then she left.", "she")[0] == "Anna Kelm"


def test_it_is_nobody_s_person() -> None:
    assert meant("Anna Kelm called the Harbour Authority. Then it closed.", "it") == ["Harbour Authority"]


def test_nobody_stands_before() -> None:
    assert meant("Then she left.", "she") == []


def test_a_post_of_a_live_blog_speaks_of_its_own_people() -> None:
    above, here = "The gauge is dead, Ruth Amsel tells us.", "Captain Odd Ferrier again. Twenty, she says."
    text, at = f"{above}\n\n{here}", len(above) + 2
    posts = Post(Span(0, len(above)), None, None), Post(Span(at, len(text)), None, None)
    assert meant(text, "she", posts) == ["Odd Ferrier"]
    assert meant(f"{above}\n\nShe is back, she says.", "she", posts) == []
