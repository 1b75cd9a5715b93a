"""The phrases around a noun, and singulars."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.nouns import Tree, singular, tree
from onrecord.read.parse import parse


def parsed(text: str) -> Tree:
    (doc,) = parse([Document("t", Version("t"), text)])
    return tree(doc)


def test_the_head_of_a_phrase() -> None:
    text = "Two police officers at the scene spoke."
    one = parsed(text)
    head = one.head(Span(0, len("Two police officers at the scene")))
    assert head is not None
    assert one.words[head] == "officers"
    assert one.phrase(head).of(text) == "Two police officers"


def test_singulars() -> None:
    assert [singular(w) for w in ("officials", "authorities", "women", "police", "boss")] == [
        "official",
        "authority",
        "woman",
        "police",
        "boss",
    ]


def test_what_is_only_counted_is_the_noun() -> None:
    one = parsed("A number of readers wrote. The number rose.")
    assert one.counted(one.words.index("number")) == one.words.index("readers")
    again = len(one.words) - 3
    assert (one.words[again], one.counted(again)) == ("number", again)


def test_the_label_of_a_token() -> None:
    one = parsed("On Monday Anna Kelm spoke.")
    assert [one.label(i) for i in range(5)] == [None, "DATE", "PERSON", "PERSON", None]
