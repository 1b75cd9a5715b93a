from pathlib import Path

from onrecord.flow import add
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


def test_times_are_ordered_as_instants_whatever_their_offset(tmp_path: Path) -> None:
    ferry = ("2026-03-14T12:00:00+00:00", "The ferry of Brackholm carried 12 goats to the island, Orla Denn said.")
    strike = ("2026-03-14T12:30:00+02:00", "Nurses at the Tarnwick hospital will strike for three days, their union announced.")
    with Record.open(tmp_path / "desk.record") as record:
        for n, (at, text) in enumerate((ferry, strike)):
            page = tmp_path / f"{n}.txt"
            page.write_text(text)
            list(add(record, [str(page)], now=at))
        assert [r.last for r in stories(record)] == [ferry[0], strike[0]]
