from dataclasses import replace

from onrecord.record import Record
from onrecord.view import since
from onrecord.view.digest import WIDTH, digest


def test_a_digest_is_short_lines_by_story_and_claim(example: Record, march: str) -> None:
    page = since(example)
    written = digest(page, address="http://127.0.0.1:8477")
    assert all(len(line) <= WIDTH for line in written.splitlines() if "http" not in line)
    assert written.startswith(f"{page.changes} changes\n")
    assert f"http://127.0.0.1:8477/story/{march}" in written
    flat = " ".join(written.split())
    assert all(news.sentence in flat for claim in page.claims for news in claim.changes)
    assert [written.count(f"\n{title}\n===") for title in {c.title for c in page.claims}] == [1, 1]


def test_nothing_new_is_said() -> None:
    from onrecord.view.since import SinceView

    page = SinceView("0", "0", None, None, 0, False, ())
    assert digest(page) == "Nothing is new.\n"
    assert digest(replace(page, looked="2026-03-14")) == "Nothing is new since 2026-03-14.\n"
