"""The choice between the candidates at a cue."""

from collections.abc import Mapping

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.model.span import words
from onrecord.read.attributions import watched
from onrecord.read.parse import parse
from onrecord.read.sayings import candidates
from onrecord.read.weights import NONE, best, features, weights

TEXT = "Venn said it rained, because nobody left."


def chosen(known: Mapping[str, float]) -> list[str]:
    view = watched(parse([Document("d", Version("d"), TEXT)])[0])
    return [words(TEXT, r.content) for _, r in best(view, candidates(view), known=known)]


def test_the_heaviest_candidate_stands() -> None:
    assert chosen({"all": NONE - 1, "lemma say": 3.0, "cut whole": 1.0}) == ["it rained, because nobody left"]
    assert chosen({"all": NONE - 1, "lemma say": 3.0, "cut cut advcl paused": 1.0}) == ["it rained"]


def test_none_stands_below_the_weight_of_none() -> None:
    assert chosen({"all": NONE - 1}) == []


def test_features_tell_words_construction_and_shape() -> None:
    view = watched(parse([Document("d", Version("d"), TEXT)])[0])
    seen = set(features(view, next(iter(candidates(view)))))
    assert {"frame clause", "lemma say", "lemma say clause", "class speech", "quoted none", "parts 1"} <= seen


def test_said_speaks_for_an_attribution() -> None:
    assert weights()["lemma say"] > 0
