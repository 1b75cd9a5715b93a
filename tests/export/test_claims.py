"""Claim and ClaimReview against schema.org: every term is in the vocabulary that rdflib ships; a rating is a person's."""

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SDO

from onrecord.errors import NotFound
from onrecord.export.claims import CONTEXT, INFORMATION, SOURCE, claims, rated
from onrecord.export.names import urn
from onrecord.model.claim import Claim
from onrecord.record import Record
from tests.export.graph import graph
from tests.export.judged import ADA, judged

WITHIN = {
    SDO.claimReviewed: {SDO.ClaimReview},
    SDO.itemReviewed: {SDO.ClaimReview},
    SDO.reviewRating: {SDO.ClaimReview},
    SDO.ratingValue: {SDO.Rating},
    SDO.bestRating: {SDO.Rating},
    SDO.worstRating: {SDO.Rating},
    SDO.ratingExplanation: {SDO.Rating},
    SDO.appearance: {SDO.Claim},
    SDO.firstAppearance: {SDO.Claim},
    SDO.headline: {SDO.NewsArticle},
    SDO.publisher: {SDO.NewsArticle},
    SDO.dateModified: {SDO.NewsArticle},
    SDO.text: {SDO.Claim},
    SDO.author: {SDO.Claim, SDO.ClaimReview},
    SDO.datePublished: {SDO.Claim, SDO.ClaimReview, SDO.NewsArticle},
}
"""Which types a property is used on (schema.org, "Used on these types", of these types or what they inherit from)."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, example_file: Path) -> tuple[dict[str, Any], Graph, Claim]:
    path, story, claim, _ = judged(tmp_path_factory.mktemp("claims"), example_file)
    with Record.open(path) as record:
        document = json.loads(b"".join(claims(record, story=story)))
    return document, graph(document, context={"@vocab": str(SDO)}), claim


def test_every_term_is_one_of_the_vocabulary_and_on_a_type_that_has_it(made: tuple[dict[str, Any], Graph, Claim]) -> None:
    document, found, _ = made
    assert document["@context"] == CONTEXT
    for one, name, value in found:
        term = value if name == RDF.type else name
        assert str(term).removeprefix(str(SDO)) in SDO, term
        if name in WITHIN:
            assert set(found.objects(one, RDF.type)) <= WITHIN[name]  # type: ignore[index]


def test_a_review_is_there_for_each_rating_that_stands_and_for_nothing_else(made: tuple[dict[str, Any], Graph, Claim]) -> None:
    document, _, claim = made
    [review] = [node for node in document["@graph"] if node["@type"] == "ClaimReview"]
    assert review["itemReviewed"]["@id"] == urn("claim", claim.id)
    assert review["author"]["name"] == ADA
    assert review["datePublished"] == "2026-03-17T10:00:00+01:00"
    assert review["reviewRating"] == {
        "@type": "Rating", "ratingValue": "B2", "bestRating": "A1", "worstRating": "E5",
        "alternateName": "usually reliable; probably true", "ratingExplanation": "saw the list",
    }  # fmt: skip


def test_without_a_named_person_there_is_no_rating(example: Record) -> None:
    whole = b"".join(claims(example))
    assert b"Rating" not in whole
    assert b"ClaimReview" not in whole
    assert len(json.loads(whole)["@graph"]) == sum(len(example.telling(s.id).claims) for s in example.stories())


def test_a_claim_names_where_it_appears_first(made: tuple[dict[str, Any], Graph, Claim], example: Record) -> None:
    _, found, claim = made
    node = URIRef(urn("claim", claim.id))
    versions = {m.version for m in claim.members}
    assert set(found.objects(node, SDO.appearance)) == {URIRef(urn("version", v)) for v in versions}
    assert set(found.objects(node, SDO.firstAppearance)) <= set(found.objects(node, SDO.appearance))
    for author in found.objects(None, SDO.author):
        assert set(found.objects(author, RDF.type)) <= {SDO.Person, SDO.Organization}


def test_every_admiralty_code_has_words() -> None:
    assert {rated(a + b) for a in "ABCDEF" for b in "123456"} == {
        f"{a}; {b}" for a in SOURCE.values() for b in INFORMATION.values()
    }


def test_a_story_that_is_not_there(example: Record) -> None:
    with pytest.raises(NotFound):
        list(claims(example, story="nowhere"))
