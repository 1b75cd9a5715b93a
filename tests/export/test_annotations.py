"""Web Annotations against the rules of the data model (W3C Recommendation, 23 February 2017), each with its section."""

import base64
import json
from typing import Any

import pytest
from rdflib import RDF, Namespace
from rdflib.namespace import DCTERMS

from onrecord import codec
from onrecord.errors import NotFound
from onrecord.export.annotations import CONTEXT, MEDIA, QUOTE, annotations
from onrecord.record import Record
from tests.export.graph import graph

OA = Namespace("http://www.w3.org/ns/oa#")
AS = Namespace("http://www.w3.org/ns/activitystreams#")
TERMS: dict[str, Any] = {
    "oa": str(OA), "as": str(AS), "dc": "http://purl.org/dc/elements/1.1/", "dcterms": str(DCTERMS),
    "xsd": "http://www.w3.org/2001/XMLSchema#", "rdf": str(RDF), "foaf": "http://xmlns.com/foaf/0.1/",
    "id": "@id", "type": "@type",
    **{name: f"oa:{name}" for name in (
        "Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "TimeState", "TextualBody",
        "identifying", "tagging", "classifying", "assessing", "exact", "prefix", "suffix")},
    "AnnotationPage": "as:OrderedCollectionPage", "Software": "as:Application",
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "state": {"@id": "oa:hasState", "@type": "@id"}, "cached": {"@id": "oa:cachedSource", "@type": "@id"},
    "sourceDate": {"@id": "oa:sourceDate", "@type": "xsd:dateTime"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"}, "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "generated": {"@id": "dcterms:issued", "@type": "xsd:dateTime"}, "generator": {"@id": "as:generator", "@type": "@id"},
    "value": "rdf:value", "format": "dc:format", "name": "foaf:name",
}  # fmt: skip
"""The terms of the standard's context that we use (Web Annotation Vocabulary, appendix A)."""


@pytest.fixture
def page(example: Record, march: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(b"".join(annotations(example, story=march)))
    return found


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    return listed(annotation["target"])


def test_every_term_is_one_of_the_standard(page: dict[str, Any]) -> None:
    def names(value: Any) -> set[str]:
        if isinstance(value, dict):
            return set(value) | names(list(value.values()))
        return {name for x in value for name in names(x)} if isinstance(value, list) else set()

    assert names(page) - {"@context"} <= TERMS.keys()
    assert page["@context"] == CONTEXT
    assert f'profile="{CONTEXT}"' in MEDIA


def test_a_page_and_its_annotations(page: dict[str, Any]) -> None:
    """3.1: an id, the class Annotation, one or more targets; 3.3.5: a motivation; 5.2: a page has items."""
    made = graph(page, context=TERMS)
    items = list(made.subjects(RDF.type, OA.Annotation))
    assert len(items) == len(page["items"]) == len({a["id"] for a in page["items"]})
    for item in items:
        assert next(made.objects(item, OA.hasTarget))
        assert next(made.objects(item, OA.motivatedBy)) in (OA.identifying, OA.tagging, OA.classifying, OA.assessing)
    assert list(made.subjects(RDF.type, AS.OrderedCollectionPage))


def test_selectors_of_one_target_select_the_same_words(page: dict[str, Any], example: Record, march: str) -> None:
    """4.2.4 and 4.2.5: positions in code points from 0, end exclusive; a quotation with the words on either side."""
    texts = {codec.sha256(r.text): r.text for r in example.readings(story=march)}
    seen = 0
    for target in (t for a in page["items"] for t in targets(a)):
        digest = target["state"]["cached"].removeprefix("ni:///sha-256;")
        text = texts[base64.urlsafe_b64decode(digest + "=").hex()]
        position, *quotes = target["selector"]
        assert position["type"] == "TextPositionSelector"
        assert 0 <= position["start"] < position["end"] <= len(text)
        for quote in quotes:
            seen += 1
            assert quote["exact"] == text[position["start"] : position["end"]]
            assert text[: position["start"]].endswith(quote.get("prefix", ""))
            assert text[position["end"] :].startswith(quote.get("suffix", ""))
            assert len(quote["exact"]) <= QUOTE
    assert seen


def test_a_target_names_its_source_and_when_it_was_so(page: dict[str, Any]) -> None:
    """4.1: exactly one source; 4.3.1: a time state with sourceDate or cached."""
    for target in (t for a in page["items"] for t in targets(a)):
        assert target["source"].startswith(("https://", "urn:onrecord:"))
        assert target["state"]["type"] == "TimeState"
        assert "T" in target["state"]["sourceDate"]


def test_there_is_one_for_each_item_that_was_read(page: dict[str, Any], example: Record, march: str) -> None:
    items = sum(
        len(r.attributions) + len(r.quantities) + len(r.times) + len(r.places) + len(r.assessments)
        for r in example.readings(story=march)
    )
    assert sum(a["motivation"] != "tagging" for a in page["items"]) == items


def test_no_page_is_republished(page: dict[str, Any], example: Record, march: str) -> None:
    whole = json.dumps(page, ensure_ascii=False)
    assert all(r.text not in whole for r in example.readings(story=march) if len(r.text) > QUOTE)


def test_the_whole_record_and_a_story_that_is_not_there(example: Record) -> None:
    assert json.loads(b"".join(annotations(example)))["id"] == "urn:onrecord:annotations:record"
    with pytest.raises(NotFound):
        list(annotations(example, story="nowhere"))
