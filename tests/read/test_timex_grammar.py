from onrecord.model.document import Document, Token
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.timex_grammar import Trie, expressions


def doc(text: str, **tags: str) -> Document:
    """A document of one paragraph, its tokens cut at blanks, tagged as given or else NNP for capitals and NN for the rest."""
    tokens, at = [], 0
    for i, word in enumerate(text.split(" ")):
        tag = tags.get(word, "NNP" if word[:1].isupper() else "NN")
        tokens.append(Token(at, at + len(word), tag, "dep", i))
        at += len(word) + 1
    return Document("a", Version("a"), text, paragraphs=(Span(0, len(text)),), tokens=tuple(tokens))


def found(document: Document) -> list[tuple[str, str]]:
    return [(document.text[e.start : e.end], e.kind) for e in expressions(document)]


def test_the_longest_match_wins() -> None:
    assert found(doc("on Friday , May 4 , 2001 at noon")) == [("Friday , May 4 , 2001 at noon", "TIME")]


def test_the_features_of_a_whole_are_those_of_its_parts() -> None:
    (expression,) = expressions(doc("early next week"))
    assert expression.features == {"mod": "START", "shift": 1, "unit": "week"}


def test_parts_of_hyphenated_words_are_read() -> None:
    assert found(doc("a mid-1990s plan")) == [("mid-1990s", "DATE")]
    assert found(doc("a ten-year plan")) == [("ten-year", "DURATION")]


def test_a_verb_is_no_month() -> None:
    assert found(doc("They May go", May="MD")) == []
    assert found(doc("in May", May="NNP")) == [("May", "DATE")]


def test_no_expression_crosses_a_paragraph() -> None:
    text = "in May 2001"
    split = Document("a", Version("a"), text, (Span(0, 6), Span(7, 11)), (), doc(text).tokens)
    assert found(split) == [("May", "DATE"), ("2001", "DATE")]


def test_a_pattern_may_leave_out_and_choose() -> None:
    trie = Trie()
    trie.add("the? DAY|NIGHT", ("X", {}))
    assert trie.next["the"].next.keys() == {"DAY", "NIGHT"} == trie.next.keys() - {"the"}
    assert trie.next["the"].next["DAY"].made == (("X", {}),)
