"""The join of an article to a story is a proposal: a person can undo it, and join by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NotFound, RecordError
from onrecord.export import record_json
from onrecord.flow import add, judge, rebuild
from onrecord.model.claim import Member
from onrecord.record import Record
from onrecord.view import judgements, stories, story
from tests.flow.invented import Words, fill, page, world

ADA = "Ada Quill"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with world(), fill(tmp_path / "a.record") as made:
        yield made


def joined(record: Record) -> dict[str, tuple[str, ...]]:
    """The articles of each story."""
    return {s.id: s.articles for s in record.stories()}


def export(record: Record) -> bytes:
    return b"".join(record_json(record))


def large(record: Record) -> tuple[str, str]:
    """The larger story, and the article that joined it last."""
    found = max(record.stories(), key=lambda s: len(s.articles))
    return found.id, found.articles[-1]


def other(record: Record) -> str:
    return min(record.stories(), key=lambda s: len(s.articles)).id


def test_an_article_is_taken_out_of_its_story_and_put_back(record: Record) -> None:
    before, board = joined(record), export(record)
    id, article = large(record)
    left = judge(record, who=ADA, verb="leave", subject=article)
    assert article not in record.story(id).articles
    [alone] = [s for s in record.stories() if s.articles == (article,)]
    assert [m.version for c in record.telling(alone.id).claims for m in c.members]
    judge(record, who=ADA, verb="undo", subject=left.id)
    assert joined(record) == before
    assert export(record) == board


def test_an_article_is_joined_by_hand_and_its_claims_with_it(record: Record) -> None:
    _, article = large(record)
    to = other(record)
    judge(record, who=ADA, verb="join", subject=article, value=to)
    assert article in record.story(to).articles
    versions = {v.id for v in record.article(article).versions}
    assert versions & {m.version for c in story(record, story=to).claims for m in _members(record, c.id)}
    assert {row.id: row.articles for row in stories(record)}[to] == len(record.story(to).articles)


def _members(record: Record, claim: str) -> tuple[Member, ...]:
    return record.claim(claim).members


def test_the_last_judgement_that_stands_counts(record: Record) -> None:
    id, article = large(record)
    to = other(record)
    judge(record, who=ADA, verb="leave", subject=article, now="2025-03-01")
    last = judge(record, who="Ben Tarn", verb="join", subject=article, value=to, now="2025-03-02")
    assert record.article(article).story == to
    judge(record, who=ADA, verb="undo", subject=last.id)
    assert record.article(article).story not in (id, to)


def test_a_join_survives_rebuild_and_reading_again(record: Record) -> None:
    _, article = large(record)
    judge(record, who=ADA, verb="join", subject=article, value=other(record))
    before, seen = joined(record), len(record.changes())
    rebuild(record, pipeline=Words("words-2"))
    assert joined(record) == before
    assert len(record.changes()) == seen
    assert list(record.verify()) == []


def test_linking_goes_on_from_what_it_proposed(record: Record, tmp_path: Path) -> None:
    id, article = large(record)
    url = record.article(article).url
    text = record.reading(record.article(article).versions[0].id).text
    judge(record, who=ADA, verb="leave", subject=article)
    with world(s=[page(text, url="https://news.example/late", at="2025-02-02T00:00:00+00:00")]):
        list(add(record, ["s"], pipeline=Words()))
    late = next(a for a in record.articles() if a.url == "https://news.example/late")
    assert late.story == id
    assert record.article(article).url == url


def test_a_new_version_stays_where_a_person_put_its_article(record: Record) -> None:
    _, article = large(record)
    to = other(record)
    judge(record, who=ADA, verb="join", subject=article, value=to)
    with world(s=[page("Anew 77 ships.", url=record.article(article).url, at="2025-02-03T00:00:00+00:00")]):
        list(add(record, ["s"], pipeline=Words()))
    assert record.article(article).story == to
    assert record.article(article).versions[-1].id in {r.version.id for r in record.readings(story=to)}


def test_a_move_is_no_news(record: Record) -> None:
    before = record.notices.last()
    judge(record, who=ADA, verb="leave", subject=large(record)[1])
    assert record.notices.last() == before


def test_judgements_say_where_an_article_was_put(record: Record) -> None:
    _, article = large(record)
    to = other(record)
    made = judge(record, who=ADA, verb="join", subject=article, value=to)
    [row] = judgements(record)
    assert (row.story, row.state, row.says) == (to, "stands", f"put into the story “{record.story(to).title or to}”")
    judge(record, who=ADA, verb="undo", subject=made.id)
    assert [r.state for r in judgements(record)] == ["undone", "stands"]


def test_what_does_not_fit_is_refused(record: Record) -> None:
    id, article = large(record)
    with pytest.raises(RecordError, match="already"):
        judge(record, who=ADA, verb="join", subject=article, value=id)
    with pytest.raises(RecordError, match="needs the id of a story"):
        judge(record, who=ADA, verb="join", subject=article)
    with pytest.raises(NotFound):
        judge(record, who=ADA, verb="join", subject="nowhere", value=id)
    with pytest.raises(NotFound):
        judge(record, who=ADA, verb="join", subject=article, value="nowhere")
    judge(record, who=ADA, verb="leave", subject=article)
    with pytest.raises(RecordError, match="alone"):
        judge(record, who=ADA, verb="leave", subject=article)
