"""What is read, what repeats, and how it is cut into units."""

from pathlib import Path

import pytest

from onrecord import codec
from onrecord.backfill import files, plan
from onrecord.backfill.lots import Lot
from onrecord.backfill.plan import SURVEY, Folder, Unit, address


def survey(folder: Folder, lot: int, *pages: tuple[str, str]) -> None:
    """A survey of a lot whose pages have these ids and verdicts; each id is also its text."""
    rows = [
        {"ordinal": n, "byte": n * 10, "page": id, "address": f"https://{id}.example/{lot}", "verdict": verdict, "text": id}
        for n, (id, verdict) in enumerate(pages)
    ]
    files.write_file(folder.survey(lot), SURVEY, rows)


def planned(folder: Folder, lot: int) -> list[tuple[int, int, str, str | None]]:
    return [(row["seq"], row["unit"], row["verdict"], row["repeats"]) for row in files.rows(folder.plan(lot))]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    files.write_text(tmp_path / "lots.json", codec.encode([Lot("lines", ("a.jsonl",)), Lot("lines", ("b.jsonl",))]).decode())
    return Folder(tmp_path)


def test_pages_are_numbered_and_cut_into_units_of_one_lot(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "UNIT", 2)
    survey(folder, 0, ("a", "read"), ("b", "language"), ("c", "read"), ("d", "read"))
    survey(folder, 1, ("e", "read"))
    assert plan.plan(folder) == [Unit(0, 3), Unit(0, 1), Unit(1, 1)]
    assert planned(folder, 0) == [(0, 0, "read", None), (1, 0, "language", None), (2, 0, "read", None), (3, 1, "read", None)]
    assert planned(folder, 1) == [(4, 2, "read", None)]


def test_copies_are_found_over_all_lots_and_failures_stay(folder: Folder) -> None:
    survey(folder, 0, ("a", "read"), ("p", "problem"))
    survey(folder, 1, ("a", "read"), ("p", "failed"))
    plan.plan(folder)
    assert planned(folder, 0) == [(0, 0, "read", None), (1, 0, "problem", None)]
    assert planned(folder, 1) == [(2, 1, "repeat", "a"), (3, 1, "failed", None)]


def test_what_was_planned_stays(folder: Folder) -> None:
    survey(folder, 0, ("a", "read"))
    survey(folder, 1)
    first = plan.plan(folder)
    survey(folder, 0, ("a", "read"), ("b", "read"))
    assert plan.plan(folder) == first == [Unit(0, 1)]


def test_a_page_without_an_address_is_kept_under_its_name() -> None:
    assert address(None, "x") == "urn:onrecord:x"
    assert address("https://Varn.example/a/?utm_source=b", "x") == "https://varn.example/a"
