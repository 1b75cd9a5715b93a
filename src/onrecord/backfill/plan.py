"""What is known of the input before it is read: a survey of each lot, and the plan of units that is made of all surveys.

Both are files in the work folder, each a function of the input and of what stands before it, so that a restart goes on with them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import capture, codec
from onrecord.backfill import files
from onrecord.backfill.copies import Known, Shelf
from onrecord.backfill.files import Columns, Row
from onrecord.backfill.lots import Lot

UNIT = 100
"""Pages that are read and kept together: what a kill can lose of each worker's work."""
SKIPPED = 20
"""Pages that are not read weigh as much as one that is."""

SURVEY: Columns = {
    "ordinal": "whole", "byte": "whole", "page": "text", "address": "text", "verdict": "text", "language": "text", "why": "text",
    "kind": "text", "text": "text", "figures": "text", "signature": "bytes",
}  # fmt: skip
PLAN: Columns = {
    "seq": "whole", "unit": "whole", "ordinal": "whole", "byte": "whole", "page": "text", "verdict": "text", "language": "text",
    "repeats": "text", "why": "text", "kind": "text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folder:
    """The work folder of a backfill: where what is done so far stands."""

    path: Path

    def lots(self) -> list[Lot]:
        """The lots of the input."""
        return codec.decode((self.path / "lots.json").read_bytes(), list[Lot])

    def survey(self, lot: int) -> Path:
        """Where the survey of a lot stands."""
        return self.path / "survey" / f"{lot:06}.parquet"

    def plan(self, lot: int) -> Path:
        """Where the plan of a lot stands."""
        return self.path / "plan" / f"{lot:06}.parquet"

    def part(self, unit: int) -> Path:
        """Where the rows of a unit stand."""
        return self.path / "parts" / f"{unit:08}"

    @property
    def units(self) -> Path:
        """Where the lot and the pages of each unit stand; it is there when all is planned."""
        return self.path / "units.json"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the lot it is of, and how many pages it has."""

    lot: int
    pages: int


def plan(folder: Folder) -> list[Unit]:
    """Decide what is read and what repeats, and cut it into units; what was decided before stays."""
    if folder.units.exists():
        return codec.decode(folder.units.read_bytes(), list[Unit])
    shelf, units, seq = Shelf(), list[Unit](), 0
    for lot in range(len(folder.lots())):
        planned = _planned(files.rows(folder.survey(lot)), shelf, first=len(units), seq=seq)
        files.write_file(folder.plan(lot), PLAN, planned)
        sizes = Counter(row["unit"] for row in planned)
        units += [Unit(lot, sizes[unit]) for unit in sorted(sizes)]
        seq += len(planned)
    files.write_text(folder.units, codec.encode(units).decode())
    return units


def address(url: str | None, id: str) -> str:
    """The address that a page is kept under."""
    return capture.address(url or f"urn:onrecord:{id}")


def _planned(survey: Iterable[dict[str, Any]], shelf: Shelf, *, first: int, seq: int) -> list[Row]:
    planned, unit, weight = list[Row](), first, 0
    for row in survey:
        if weight >= UNIT * SKIPPED:
            unit, weight = unit + 1, 0
        verdict, repeats = _decided(row, shelf)
        same = {name: row[name] for name in ("ordinal", "byte", "page", "language", "why", "kind")}
        planned.append({**same, "seq": seq + len(planned), "unit": unit, "verdict": verdict, "repeats": repeats})
        weight += SKIPPED if verdict == "read" else 1
    return planned


def _decided(row: dict[str, Any], shelf: Shelf) -> tuple[str, str | None]:
    """What becomes of a page, and the page that it repeats, if it does."""
    if row["verdict"] in ("problem", "failed"):
        return row["verdict"], None
    known = Known(row["page"], row["address"], row["text"], row["figures"], row["signature"])
    found = shelf.repeated(known)
    if found and (found[0] == "repeat" or row["verdict"] == "read"):
        return found
    return row["verdict"], None
