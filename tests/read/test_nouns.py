"""Names with their titles and appositions, and the phrases around a noun."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.nouns import Name, Tree, names, singular, tree
from onrecord.read.parse import parse


def parsed(text: str) -> Tree:
    (doc,) = parse([Document("t", Version("t"), text)])
    return tree(doc)


def found(text: str) -> dict[str, Name]:
    return {name.span.of(text): name for name in names(parsed(text))}


def test_a_title_stands_before_the_name() -> None:
    assert found("Interior Minister Ilka Dorven spoke.")["Ilka Dorven"].title == ("interior", "minister")


def test_a_name_may_hold_of() -> None:
    assert "Port of Varden Authority" in found("The Port of Varden Authority said nothing.")


def test_an_apposition_is_a_role() -> None:
    text = "Anna Kelm, a chemist at the plant, spoke."
    assert [r.of(text) for r in found(text)["Anna Kelm"].roles] == ["a chemist"]


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
