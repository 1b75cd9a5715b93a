from onrecord.record import Record
from onrecord.view import sources


def test_a_speaker_is_listed_with_the_outlets_that_quote_them(example: Record, march: str) -> None:
    rows = sources(example, story=march)
    aldous = next(s for s in rows.speakers if s.name == "Mirren Aldous")
    assert {"Norrast Press Agency", "The Sarnholm Gazette"} <= set(aldous.outlets)


def test_a_copy_names_the_article_that_it_repeats(example: Record, march: str) -> None:
    rows = sources(example, story=march)
    wire = next(o for o in rows.outlets if o.outlet == "Norrast Press Agency" and "14" in (o.url or ""))
    copies = {o.outlet for o in rows.outlets if o.copy_of == wire.article}
    assert copies == {"Daily Beacon", "Ellern Valley News"}
    assert wire.copy_of is None


def test_an_outlet_is_listed_once_with_its_versions(example: Record, march: str) -> None:
    rows = sources(example, story=march)
    assert len({o.article for o in rows.outlets}) == len(rows.outlets) == 9
    assert {o.outlet: o.versions for o in rows.outlets}["Radio Ise"] == 2


def test_who_doubts_whom_stands_with_the_words(example: Record, march: str) -> None:
    doubts = sources(example, story=march).doubts
    assert doubts
    for d in doubts:
        assert d.who is None or d.who != d.whom
        assert d.evidence.words in example.reading(d.evidence.version).text
    assert any(d.who and d.whom for d in doubts)
