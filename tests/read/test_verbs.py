"""Constructions of verbs, each as a candidate among others."""

import pytest

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import words
from onrecord.read.attributions import watched
from onrecord.read.parse import parse
from onrecord.read.verbs import adjectival, verbal


def candidates(text: str, word: str) -> set[tuple[str, str, str, str]]:
    """Frame, source, cue and content of each candidate at a word."""
    view = watched(parse([Document("d", Version("d"), text)])[0])
    at = view.parse.words.index(word)
    find = verbal if view.parse.tokens[at].tag.startswith("VB") else adjectival
    return {(r.frame, words(text, r.source), words(text, r.cue), words(text, r.content)) for r in find(view, at)}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Venn said that it rained.", "said", ("clause", "Venn", "said", "it rained")),
        ("It rained, Venn said.", "said", ("aside", "Venn", "said", "It rained")),
        ("It rained, said Venn.", "said", ("aside", "Venn", "said", "It rained")),
        ("The dam, Venn said, would break.", "said", ("aside around", "Venn", "said", "The dam … would break")),
        ("As Venn said, the dam was old.", "said", ("as after", "Venn", "said", "the dam was old")),
        ("Venn said: “It rained.”", "said", ("quote", "Venn", "said", "“It rained.”")),
        ("“It rained,” Venn said.", "said", ("aside quote", "Venn", "said", "“It rained,”")),
        ("Venn called for calm.", "called", ("prep for", "Venn", "called for", "calm")),
        ("Venn promised to rebuild the dam.", "promised", ("infinitive", "Venn", "promised", "to rebuild the dam")),
        ("Venn praised the engineers.", "praised", ("object", "Venn", "praised", "the engineers")),
        ("The dam is believed to be weak.", "believed", ("raised", "", "is believed", "The dam … to be weak")),
        ("It is believed that the dam broke.", "believed", ("passive clause", "", "is believed", "the dam broke")),
        ("The Herald quoted Venn as saying that it rained.", "saying", ("clause", "Venn", "saying", "it rained")),
        ("Venn was quoted by the Herald as saying it rained.", "saying", ("clause", "Venn", "saying", "it rained")),
        ("“It rained,” the Herald quoted Venn as saying.", "saying", ("aside quote", "Venn", "saying", "“It rained,”")),
    ],
)
def test_construction(text: str, word: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in candidates(text, word)


def test_adjective_with_a_clause() -> None:
    expected = ("adjective clause", "Residents", "are worried", "the dam may break")
    assert expected in candidates("Residents are worried that the dam may break.", "worried")


def test_a_clause_may_end_before_what_is_set_off() -> None:
    found = candidates("Venn said the dam broke, which nobody had expected.", "said")
    assert {"the dam broke", "the dam broke, which nobody had expected"} <= {content for *_, content in found}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Venn declined to comment.", "comment"),
        ("Venn did not say why.", "say"),
        ("A fire at the pit claimed 28 lives.", "claimed"),
        ("It rained.", "rained"),
        ("“It rained,” the Herald quoted Venn as saying.", "quoted"),
        ("Venn was quoted as saying that it rained.", "quoted"),
    ],
)
def test_no_construction(text: str, word: str) -> None:
    assert candidates(text, word) == set()


def test_subject_in_a_quotation_is_not_the_speaker() -> None:
    found = candidates("“The dam is safe and it will hold,” explained Orla Venn.", "explained")
    assert {source for _, source, _, _ in found} == {"Orla Venn"}


def test_a_figure_that_the_parse_takes_for_a_second_subject_is_what_is_said() -> None:
    text = "Kadlan, the union man, says 2.4 percent. Strand, for the company, says 0.6 percent."
    view = watched(parse([Document("d", Version("d"), text)])[0])
    last = [n for n, word in enumerate(view.parse.words) if word == "says"][-1]
    assert "0.6 percent" in [words(text, r.content) for r in verbal(view, last)]
