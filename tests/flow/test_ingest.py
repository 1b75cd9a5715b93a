"""What is added is kept once, fetch by fetch, with all that follows from it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from onrecord import capture
from onrecord.errors import SourceError
from onrecord.export import record_json
from onrecord.flow import Added, add, rebuild
from onrecord.model.news import Article, Capture, Problem, Version
from onrecord.record import Record
from tests.flow.invented import Source, Words, feed, fill, page, ships, world

NOW = "2025-02-01T00:00:00+00:00"
URL = "https://varn.example/ships"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "x.record") as record:
        yield record


def added(record: Record, captures: Source, *, pipeline: Words | None = None, now: str = NOW) -> list[Added | Problem]:
    """What `add` says of captures."""
    with world(s=captures):
        return list(add(record, ["s"], pipeline=pipeline or Words(), now=now))


def export(record: Record) -> bytes:
    """The whole record."""
    return b"".join(record_json(record))


def test_each_fetch_is_told_as_it_is_added(record: Record) -> None:
    told = added(record, ships())
    assert [(a.at[11:16], a.new, a.known) for a in told if isinstance(a, Added)] == [
        ("10:00", True, False),
        ("12:05", True, False),
        ("10:30", False, False),
        ("11:00", True, False),
        ("11:30", False, False),
        ("12:00", False, False),
        ("13:00", True, False),
        ("14:00", True, False),
    ]
    assert {f.version for f in record.fetches() if f.version} == {a.version for a in told if isinstance(a, Added) and a.version}


def test_adding_twice_changes_nothing_and_reads_nothing(record: Record) -> None:
    pipeline = Words()
    added(record, ships(), pipeline=pipeline)
    before, read = export(record), len(pipeline.read)
    assert all(isinstance(a, Added) and a.known and not a.new for a in added(record, ships(), pipeline=pipeline))
    assert export(record) == before
    assert len(pipeline.read) == read == 6


def test_a_page_that_did_not_change_is_not_read_again(record: Record) -> None:
    pipeline = Words()
    hours = [page("Varn says 5", url=URL, at=f"2025-01-01T{hour:02}:00:00Z") for hour in range(20)]
    added(record, hours, pipeline=pipeline)
    assert pipeline.read == ["Varn says 5"]
    assert [f.new for f in record.fetches()] == [True] + [False] * 19


def test_a_feed_shows_its_entries_under_their_own_addresses(record: Record) -> None:
    entries = {"https://tor.example/1": "Tor says 1", "https://tor.example/2": "Tor says 2"}
    (told,) = added(record, [feed(entries, url="https://tor.example/feed", at=NOW)])
    assert isinstance(told, Added)
    assert (told.new, told.version) == (False, None)
    assert [a.url for a in record.articles()] == list(entries)


def test_an_entry_without_an_address_gets_one(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    with world(s=[feed({"1": "Tor says 1"}, url="https://tor.example/feed", at=NOW)]):
        monkeypatch.setattr(capture, "extract", lambda one, limits: [Article("1", Version("1"), "Tor says 1")])
        list(add(record, ["s"], pipeline=Words(), now=NOW))
        monkeypatch.undo()
    assert [a.url for a in record.articles()] == ["urn:onrecord:1"]


def test_what_is_gone_or_unchanged_is_a_fetch_and_no_more(record: Record) -> None:
    captures = [page("Varn says 5", url=URL, at=f"2025-01-0{n}", status=s) for n, s in enumerate((304, 404, 500, 399), 1)]
    added(record, captures)
    assert [(f.status, f.new) for f in record.fetches()] == [(304, False), (404, False), (500, False), (399, True)]


def test_an_address_that_did_not_change_shows_what_it_showed(record: Record) -> None:
    first = replace(page("Varn says 5", url=URL, at="2025-01-01"), etag='"e1"', last_modified="Wed, 01 Jan 2025 00:00:00 GMT")
    same = replace(page("", url=URL, at="2025-01-02", status=304), body=b"")
    added(record, [first])
    assert record.validators(URL) == ('"e1"', "Wed, 01 Jan 2025 00:00:00 GMT")
    added(record, [same, page("Varn says 6", url=URL, at="2025-01-03"), replace(same, at="2025-01-04")])
    one, two = (v.id for v in record.articles()[0].versions)
    assert [(f.version, f.new) for f in record.fetches()] == [(one, True), (one, False), (two, True), (two, False)]
    before = export(record)
    with world():
        rebuild(record, pipeline=Words())
    assert export(record) == before
    assert record.validators(URL) == (None, None)
    assert record.validators("https://nowhere.example/") == (None, None)


def test_a_file_without_address_or_time(record: Record) -> None:
    plain = page("Varn says 5", id="notes")
    (told,) = added(record, [plain])
    assert isinstance(told, Added)
    assert told == Added(NOW, "urn:onrecord:notes", record.articles()[0].versions[0].id, new=True, known=False)
    (again,) = added(record, [plain], now="2025-03-01T00:00:00+00:00")
    assert again == replace(told, new=False, known=True)
    (changed,) = added(record, [page("Varn says 6", id="notes")], now="2025-03-01T00:00:00+00:00")
    assert isinstance(changed, Added)
    assert (changed.at, changed.new) == ("2025-03-01T00:00:00+00:00", True)


def test_a_reading_does_not_know_when_a_file_was_added(record: Record) -> None:
    added(record, [page(f"Varn says {n}", id="notes") for n in range(3)])
    with record.transaction() as write:
        assert [e.article.version.captured for e in write.derive.extracts()] == [None] * 3
    assert [v.captured for v in record.articles()[0].versions] == [NOW] * 3


def test_the_clock_is_read_where_no_time_is_given(record: Record) -> None:
    with world(s=[page("Varn says 5")]):
        (told,) = add(record, ["s"], pipeline=Words())
    assert isinstance(told, Added)
    assert told.at.endswith("+00:00")
    assert told.at > "2025"


def test_the_same_capture_twice_in_one_call(record: Record) -> None:
    one = page("Varn says 5", url=URL, at=NOW)
    told = added(record, [one, one, one, page("x"), page("x")])
    assert [a.known for a in told if isinstance(a, Added)] == [False, True, True, False, True]


def test_trouble_is_told_where_it_stands_and_the_rest_goes_on(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    captures: list[Capture | Problem] = [
        page("Varn says 5", url=URL, at=NOW),
        Capture("broken", b"{", url="https://b.example/1", at=NOW),
        Problem("line", "line 3 is no JSON", "s"),
        page("Orla says 6", url="https://c.example/1", at="noon"),
        page("Orla says 6 \ud800", url="https://d.example/1", at=NOW),
        page("Tor says 7", url="https://e.example/1", at=NOW),
    ]
    told = added(record, captures)
    kinds = [x.kind if isinstance(x, Problem) else x.url for x in told]
    assert kinds == [URL, "https://b.example/1", "page", "line", "fetch", "https://d.example/1", "text", "https://e.example/1"]
    assert [a.url for a in record.articles()] == [URL, "https://e.example/1"]
    assert len(list(record.fetches())) == 4

    def refuses(source: str, **_: object) -> Iterator[Capture]:
        raise SourceError(f"{source} is closed")
        yield

    with world():
        monkeypatch.setattr(capture, "captures", refuses)
        (problem,) = add(record, ["door"], pipeline=Words())
        monkeypatch.undo()
    assert problem == Problem("source", "door is closed", "door")


def test_an_extraction_that_breaks_a_limit_is_a_problem(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(one: Capture, **_: object) -> Iterator[Problem]:
        raise SourceError("too deep")
        yield

    with world(s=[page("Varn says 5", url=URL, at=NOW)]):
        monkeypatch.setattr(capture, "extract", refuses)
        told = list(add(record, ["s"], pipeline=Words()))
        monkeypatch.undo()
    assert told[1:] == [Problem("source", "too deep", URL)]


def test_a_list_of_fetches_is_replayed(record: Record) -> None:
    with world(replayed=ships()):
        assert len(list(add(record, fetches="replayed", pipeline=Words()))) == 8


def test_what_was_yielded_is_on_the_disk(tmp_path: Path) -> None:
    pages = [page(f"Varn says {n}", url=f"{URL}/{n}", at=f"2025-01-01T00:00:{n:02}Z") for n in range(40)]
    with Record.open(tmp_path / "x.record") as record, world(s=pages):
        some = list(islice(add(record, ["s"], pipeline=Words()), 20))
        with Record.open(record.path, readonly=True) as other:
            held = [f.url for f in other.fetches()]
    assert held[:20] == [a.url for a in some if isinstance(a, Added)]
    assert len(held) < 40


def test_a_story_left_untold_by_a_kill_is_told_by_the_next_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with fill(tmp_path / "whole.record") as whole, Record.open(tmp_path / "cut.record") as cut:
        monkeypatch.setattr("onrecord.flow.ingest.tell", lambda record: None)
        added(cut, ships())
        assert len(cut.untold()) == 2
        assert cut.changes() == []
        monkeypatch.undo()
        added(cut, [])
        assert cut.untold() == []
        assert export(cut) == export(whole)


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path, captures = tmp_path / "x.record", ships()

    def write(source: str) -> None:
        with Record.open(path) as record:
            list(add(record, [source], pipeline=Words(), now=NOW))

    with world(odd=captures[::2], even=captures[1::2], all=captures):
        threads = [threading.Thread(target=write, args=(source,)) for source in ("odd", "even", "all")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with fill(tmp_path / "y.record") as ordered, Record.open(path) as record, world():
            rebuild(record, pipeline=Words())
            assert list(record.verify()) == []
            assert export(record) == export(ordered)
