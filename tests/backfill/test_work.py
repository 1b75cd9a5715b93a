"""What a worker makes of a lot and of a unit."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import codec
from onrecord.backfill import files, plan
from onrecord.backfill.lots import lots
from onrecord.backfill.plan import Folder
from onrecord.backfill.work import Task, done
from onrecord.model.news import Article, Reading
from tests.backfill.invented import archive, finished, html, lines, response, story
from tests.backfill.test_triage import GERMAN
from tests.flow.invented import Words


class Fragile(Words):
    """A pipeline that breaks at a word."""

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        some = list(articles)
        if any("Quessa" in article.text for article in some):
            raise ZeroDivisionError
        yield from super().__call__(some)


def begun(tmp_path: Path, *sources: str) -> Folder:
    """A work folder with the lots of some sources."""
    folder = Folder(tmp_path / "work")
    files.write_text(folder.path / "lots.json", codec.encode(lots(sources)).decode())
    return folder


def surveyed(folder: Folder, **more: Any) -> list[dict[str, Any]]:
    done(Task("survey", str(folder.path), 0, 0, **more), lambda ordinal: None)
    return files.rows(folder.survey(0))


def test_a_survey_tells_what_becomes_of_each_page(tmp_path: Path) -> None:
    german = {"id": "g", "text": GERMAN}
    path = lines(tmp_path / "a.jsonl", [story(1), german, {"id": "s", "text": "Too short."}])
    Path(path).write_text(Path(path).read_text() + "no json\n")
    found = surveyed(begun(tmp_path, path))
    assert [row["verdict"] for row in found] == ["read", "language", "short", "problem"]
    assert [row["byte"] for row in found] == sorted({row["byte"] for row in found})
    assert "line 4 is no JSON" in found[3]["why"]


@pytest.mark.parametrize(("whole", "seekable"), [(False, True), (True, False)])
def test_an_archive_that_was_compressed_as_a_whole_is_not_read_on(tmp_path: Path, whole: bool, seekable: bool) -> None:
    path = archive(tmp_path / "a.warc.gz", [response(n, html(story(n))) for n in range(2)], whole=whole)
    assert [row["byte"] >= 0 for row in surveyed(begun(tmp_path, path))] == [seekable, seekable]


def test_the_units_of_one_archive_give_the_same_rows_however_it_is_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "UNIT", 2)
    records = [response(n, html(story(n))) for n in range(5)]
    found = []
    for name, whole in (("a.warc", False), ("b.warc.gz", False), ("c.warc.gz", True)):
        found.append(finished(tmp_path / f"out-{name}", archive(tmp_path / name, records, whole=whole)))
    assert len(found[0]["versions"]) == 5
    assert found[0] == found[1] == found[2]


def test_a_page_that_breaks_the_pipeline_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", [story(n) for n in range(6)])
    found = finished(tmp_path / "out", path, pipeline=Fragile())
    broken = ["Quessa" in story(n)["text"] for n in range(6)]
    assert [row["status"] for row in found["versions"]] == ["failed" if b else "read" for b in broken]
    assert [(row["kind"], "ZeroDivisionError" in row["message"]) for row in found["problems"]] == [("failed", True)] * sum(broken)
    assert len(found["captures"]) == 6


def test_a_page_that_kills_is_left_out_and_kept(tmp_path: Path) -> None:
    folder = begun(tmp_path, lines(tmp_path / "a.jsonl", [story(n) for n in range(3)]))
    surveyed(folder)
    plan.plan(folder)
    seen = list[int]()
    task = Task("read", str(folder.path), 0, 0, alone=True, leave=(1,))
    result = done(task, seen.append, pipeline=Words())
    assert result.pages == {"read": 2, "failed": 1}
    assert {0, 1, 2} == set(seen)
    assert [row["kind"] for row in files.rows(folder.part(0) / "problems.parquet")] == ["killed"]
    assert len(files.rows(folder.part(0) / "captures.parquet")) == 3


def test_a_page_that_kills_the_first_look_is_left_out(tmp_path: Path) -> None:
    folder = begun(tmp_path, lines(tmp_path / "a.jsonl", [story(n) for n in range(2)]))
    assert [row["verdict"] for row in surveyed(folder, leave=(0,))] == ["failed", "read"]


def test_pages_that_are_not_read_are_kept_and_counted(tmp_path: Path) -> None:
    one = story(1, url="https://varn.example/a")
    copy, repeat = {**one, "id": "c", "url": "https://quessa.example/b"}, {**one, "id": "r"}
    path = lines(tmp_path / "a.jsonl", [one, copy, repeat, {"id": "g", "text": GERMAN}])
    found = finished(tmp_path / "out", path)
    first = found["versions"][0]["page"]
    assert [(row["status"], row["repeats"]) for row in found["versions"]] == [
        ("read", None),
        ("copy", first),
        ("repeat", first),
        ("language", None),
    ]
    assert len(found["captures"]) == 4
    assert {row["page"] for row in found["readings"]} == {first}
    told = codec.loads((tmp_path / "out" / "backfill.json").read_bytes())
    assert told["pages"] == {"read": 1, "copy": 1, "repeat": 1, "language": 1}


def test_a_page_without_an_article_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"%PDF-1.7 no page at all" * 40)
    found = finished(tmp_path / "out", str(tmp_path / "a.html"))
    assert [row["status"] for row in found["versions"]] == ["unreadable"]
    assert [row["kind"] for row in found["problems"]] == ["unreadable"]
