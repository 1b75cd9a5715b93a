from onrecord.record import Record
from onrecord.view import stories


def test_the_story_with_the_latest_news_comes_first(example: Record, march: str) -> None:
    rows = stories(example)
    assert rows[0].id == march
    assert [r.last for r in rows] == sorted((r.last for r in rows), reverse=True)


def test_a_match_on_the_same_day_is_another_story(example: Record, march: str) -> None:
    others = [r for r in stories(example) if r.id != march]
    assert [r.title for r in others] == ["City beat Harrow Dale before 18,400"]


def test_sizes_count_articles_versions_and_claims(example: Record, march: str) -> None:
    row = next(r for r in stories(example) if r.id == march)
    assert (row.articles, row.versions) == (9, 11)
    assert row.claims == len(example.telling(march).claims) > 0
    assert (row.first[:10], row.last[:10]) == ("2026-03-14", "2026-03-16")
