"""Provenance against PROV-O: every term is in the ontology that rdflib ships, every link has the ends that it asks for."""

import json
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, XSD, Graph, URIRef
from rdflib.namespace import PROV

from onrecord.errors import NotFound
from onrecord.export.names import hashed, person, urn
from onrecord.export.prov import prov
from onrecord.record import Record
from tests.export.graph import graph
from tests.export.judged import ADA, BEN, judged

ENDS = {
    PROV.used: (PROV.Activity, None),
    PROV.wasGeneratedBy: (PROV.Entity, PROV.Activity),
    PROV.wasInvalidatedBy: (PROV.Entity, PROV.Activity),
    PROV.wasDerivedFrom: (PROV.Entity, PROV.Entity),
    PROV.wasRevisionOf: (PROV.Entity, PROV.Entity),
    PROV.wasQuotedFrom: (PROV.Entity, PROV.Entity),
    PROV.hadPrimarySource: (PROV.Entity, PROV.Entity),
    PROV.wasAttributedTo: (PROV.Entity, PROV.Agent),
    PROV.wasAssociatedWith: (PROV.Activity, PROV.Agent),
}
"""Domain and range of each property (PROV-O, 3.1 to 3.3); None: the page itself, which is not described."""
AGENTS = {PROV.SoftwareAgent, PROV.Person}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, example_file: Path) -> Graph:
    path, story, _, _ = judged(tmp_path_factory.mktemp("prov"), example_file)
    with Record.open(path) as record:
        return graph(json.loads(b"".join(prov(record, story=story))))


def test_every_term_is_one_of_the_ontology(made: Graph) -> None:
    for _, name, value in made:
        term = value if name == RDF.type else name
        assert term == RDFS.label or (str(term).startswith(str(PROV)) and str(term).removeprefix(str(PROV)) in PROV), term


def test_every_link_has_the_ends_that_it_asks_for(made: Graph) -> None:
    def kinds(node: object) -> set[object]:
        found = set(made.objects(node, RDF.type))  # type: ignore[arg-type]
        return found | ({PROV.Agent} if found & AGENTS else set())

    for one, name, other in made:
        if name in ENDS:
            domain, range = ENDS[name]  # type: ignore[index]
            assert domain in kinds(one), (one, name)
            assert range is None or range in kinds(other), (name, other)
        elif name in (PROV.endedAtTime, PROV.generatedAtTime, PROV.invalidatedAtTime):
            assert other.datatype == XSD.dateTime  # type: ignore[attr-defined]
            assert other.value is not None  # type: ignore[attr-defined]


def test_a_version_comes_from_its_bytes_and_revises_the_one_before(made: Graph, example: Record, march: str) -> None:
    for article in example.articles(story=march):
        for n, version in enumerate(article.versions):
            node = URIRef(urn("version", version.id))
            assert (node, PROV.wasDerivedFrom, URIRef(hashed(version.sha256))) in made
            if n:
                assert (node, PROV.wasRevisionOf, URIRef(urn("version", article.versions[n - 1].id))) in made


def test_copies_have_their_origin_as_primary_source(made: Graph, example: Record, march: str) -> None:
    groups = [c for c in example.telling(march).copies if c.origin]
    assert groups
    for copies in groups:
        for member in set(copies.members) - {copies.origin}:
            origin = URIRef(urn("version", copies.origin or ""))
            assert (URIRef(urn("version", member)), PROV.hadPrimarySource, origin) in made


def test_judgements_are_of_people_and_what_was_undone_is_invalid(tmp_path: Path, example_file: Path) -> None:
    path, story, _, (kept, undone, _, undo) = judged(tmp_path, example_file)
    with Record.open(path) as record:
        found = graph(json.loads(b"".join(prov(record, story=story))))
    assert (URIRef(urn("judgement", kept.id)), PROV.wasAttributedTo, URIRef(person(ADA))) in found
    assert (URIRef(urn("judgement", undone.id)), PROV.wasInvalidatedBy, URIRef(urn("judging", undo.id))) in found
    assert (URIRef(urn("judgement", kept.id)), PROV.wasInvalidatedBy, None) not in found
    assert set(found.subjects(RDF.type, PROV.Person)) == {URIRef(person(ADA)), URIRef(person(BEN))}


def test_the_whole_record_and_a_story_that_is_not_there(example: Record, march: str) -> None:
    whole, one = (json.loads(b"".join(prov(example, story=story)))["@graph"] for story in (None, march))
    assert len(whole) > len(one)
    with pytest.raises(NotFound):
        list(prov(example, story="nowhere"))
