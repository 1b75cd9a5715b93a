from onrecord.record import Record
from onrecord.view import figures


def test_figures_tell_who_gives_them_and_what_they_count(example: Record, march: str) -> None:
    rows = figures(example, story=march)
    detained = [r for r in rows if (r.low, r.high) == (61, 61)]
    assert detained
    assert all(r.evidence.words in r.evidence.context for r in rows)


def test_a_figure_that_stands_in_two_versions_of_an_article_is_listed_once(example: Record, march: str) -> None:
    rows = figures(example, story=march)
    keys = [(r.evidence.outlet, r.speaker, r.low, r.high, r.unit, r.of, r.evidence.context) for r in rows]
    assert len(keys) == len(set(keys))


def test_figures_are_in_order_of_time(example: Record, march: str) -> None:
    times = [r.at or "" for r in figures(example, story=march)]
    assert times == sorted(times)
