"""What is to be seen of a candidate, and what it weighs."""

from onrecord.model.document import Document
from onrecord.model.news import Version
from onrecord.read.attributions import watched
from onrecord.read.parse import parse
from onrecord.read.sayings import candidates
from onrecord.read.weights import features, weights

TEXT = "Venn said it rained, because nobody left."


def test_features_tell_words_construction_and_shape() -> None:
    view = watched(parse([Document("d", Version("d"), TEXT)])[0])
    seen = set(features(view, next(iter(candidates(view)))))
    assert {"frame clause", "lemma say", "lemma say clause", "class speech", "quoted none", "parts 1"} <= seen


def test_said_speaks_for_an_attribution() -> None:
    assert weights()["lemma say"] > 0
