from onrecord.model.news import Pipeline, Reading, Version
from onrecord.record import Record
from onrecord.view.held import Held, outlet


def reading(url: str, outlet: str | None = None) -> Reading:
    return Reading("v", Version("v", url=url, outlet=outlet), "", Pipeline("p"))


def test_an_outlet_without_a_name_is_its_host() -> None:
    assert outlet(reading(url="https://beacon.example/a/1")) == "beacon.example"
    assert outlet(reading(url="https://beacon.example/a/1", outlet="Daily Beacon")) == "Daily Beacon"
    assert outlet(reading(url="urn:onrecord:a")) is None


def test_an_item_that_is_gone_has_no_words(example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    found = Held(example).evidence(version, "a999")
    assert (found.words, found.context) == ("", "")


def test_the_context_is_the_paragraph(example: Record, march: str) -> None:
    held, version = Held(example), example.articles(story=march)[0].versions[0].id
    for q in held.reading(version).quantities:
        found = held.evidence(version, q.id)
        assert found.words in found.context
        assert "\n" not in found.context


def test_a_position_is_named_with_what_it_is_on_and_a_figure_with_its_words_alone(example: Record, march: str) -> None:
    held, named = Held(example), set[str]()
    for version in (v.id for article in example.articles(story=march) for v in article.versions):
        named |= {held.named(version, s.id) for s in held.reading(version).assessments}
        assert all(held.named(version, q.id) == held.evidence(version, q.id).words for q in held.reading(version).quantities)
    assert {"has denied: tear gas was used", "questioned: that figure (some 90 million crowns)"} <= named
