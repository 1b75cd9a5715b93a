"""Questions to the parse, on parses made by hand."""

from onrecord.model.document import Document, Sentence, Token
from onrecord.model.news import Version
from onrecord.model.span import Span
from onrecord.read.clauses import Parse, parsed


def tree(*words: tuple[str, str, str, int]) -> tuple[str, Parse]:
    """A sentence of (word, tag, dependency, head) with its parse."""
    text = " ".join(w for w, *_ in words)
    tokens, at = [], 0
    for word, tag, dep, head in words:
        tokens.append(Token(at, at + len(word), tag, dep, head))
        at += len(word) + 1
    sentence = Sentence(0, len(text), 0, len(tokens))
    return text, parsed(Document("d", Version("d"), text, sentences=(sentence,), tokens=tuple(tokens)))


TEXT, PARSE = tree(
    ("Venn", "NNP", "nsubj", 5),
    (",", ",", "punct", 0),
    ("who", "WP", "nsubj", 3),
    ("left", "VBD", "relcl", 0),
    (",", ",", "punct", 0),
    ("said", "VBD", "ROOT", 5),
    ("rain", "NN", "nsubj", 7),
    ("fell", "VBD", "ccomp", 5),
    ("and", "CC", "cc", 5),
    ("laughed", "VBD", "conj", 5),
)


def test_a_word_governs_a_range() -> None:
    assert PARSE.phrase(0) == (0, 4)
    assert PARSE.phrase(7) == (6, 7)
    assert PARSE.phrase(5) == (0, 9)


def test_a_phrase_is_cut_before_the_branch_of_its_verb() -> None:
    assert PARSE.phrase(0, without=3) == (0, 1)


def test_rims_are_trimmed() -> None:
    assert PARSE.trimmed(0, 4) == Span(0, TEXT.index("left") + 4)
    assert PARSE.trimmed(1, 1) is None


def test_names_lose_their_quotation_marks() -> None:
    text, parse = tree(('"', "``", "punct", 1), ("Venn", "NNP", "ROOT", 1), ('"', "''", "punct", 1))
    span = parse.named(0, 2)
    assert span is not None
    assert span.of(text) == "Venn"


def test_subject_of_a_verb_a_conjunct_and_a_relative_clause() -> None:
    assert PARSE.subject(5) == 0
    assert PARSE.subject(9) == 0
    assert PARSE.subject(3) == 0


def test_a_verb_without_any_subject_has_none() -> None:
    _, parse = tree(("Go", "VB", "ROOT", 0), (".", ".", "punct", 0))
    assert parse.subject(0) is None


def test_no_words_no_parse() -> None:
    assert parsed(Document("d", Version("d"), "")).words == []
