import pytest

from onrecord.errors import NotFound
from onrecord.record import Record
from onrecord.view import evidence
from onrecord.view.evidence import LAYERS


def test_every_mark_lies_in_the_text(example: Record, march: str) -> None:
    for article in example.articles(story=march):
        for version in article.versions:
            page = evidence(example, version=version.id)
            assert page.marks
            assert all(0 <= m.start < m.end <= len(page.text) and m.layer in LAYERS for m in page.marks)


def test_every_item_has_a_note(example: Record, march: str) -> None:
    page = evidence(example, version=example.articles(story=march)[0].versions[0].id)
    assert {m.item for m in page.marks} <= {n.item for n in page.notes}


def test_it_names_the_fetches_and_the_other_versions(example: Record, march: str) -> None:
    gazette = next(a for a in example.articles(story=march) if "ellern-railway-march" in (a.url or ""))
    first, second = (evidence(example, version=v.id) for v in gazette.versions)
    assert len(first.fetched) == 2
    assert len(second.fetched) == 1
    assert [v.id for v in first.versions] == [v.id for v in second.versions]


def test_an_item_that_is_not_there_is_not_found(example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    assert evidence(example, version=version, item="q1").item == "q1"
    with pytest.raises(NotFound):
        evidence(example, version=version, item="q999")
    with pytest.raises(NotFound):
        evidence(example, version="nowhere")


def test_words_can_be_asked_for_by_their_place(example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    page = evidence(example, version=version, start=3, end=9)
    assert page.span == (3, 9)
    for start, end in ((9, 3), (0, len(page.text) + 1), (5, None), (None, 5)):
        with pytest.raises(NotFound):
            evidence(example, version=version, start=start, end=end)


def test_a_note_knows_where_its_words_are(example: Record, march: str) -> None:
    page = evidence(example, version=example.articles(story=march)[0].versions[0].id)
    for note in page.notes:
        layer = "content" if note.layer == "attribution" else note.layer
        own = [m for m in page.marks if (m.item, m.layer) == (note.item, layer)]
        assert (note.start, note.end) == (min(m.start for m in own), max(m.end for m in own))
