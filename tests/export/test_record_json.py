"""The export is one JSON document in the shape of the contract."""

from pathlib import Path
from typing import Any

from onrecord import codec
from onrecord.export import record_json
from onrecord.record import Record
from tests.flow.invented import fill

ARRAYS = ["articles", "fetches", "readings", "copies", "stories", "claims", "changes"]


def exported(record: Record) -> dict[str, Any]:
    """The export as dicts and lists."""
    found: dict[str, Any] = codec.loads(b"".join(record_json(record)))
    return found


def as_json(value: object) -> Any:
    """A value as it stands in an export."""
    return codec.loads(codec.encode(value))


def test_an_empty_record_has_empty_arrays(tmp_path: Path) -> None:
    with Record.open(tmp_path / "x.record") as record:
        assert exported(record) == {name: [] for name in ARRAYS}


def test_everything_is_there_in_order(tmp_path: Path) -> None:
    with fill(tmp_path / "x.record") as record:
        found = exported(record)
        assert list(found) == ARRAYS
        assert [r["id"] for r in found["readings"]] == [r.id for r in record.readings()]
        assert found["articles"] == [as_json(a) for a in record.articles()]
        assert found["changes"] == [as_json(c) for c in record.changes()]
        assert found["stories"] == [as_json(s) for s in record.stories()]
        assert [set(f) for f in found["fetches"]] == [{"at", "url", "version", "new"}] * 8


def test_ids_name_something(tmp_path: Path) -> None:
    with fill(tmp_path / "x.record") as record:
        found = exported(record)
    versions = {v["id"] for a in found["articles"] for v in a["versions"]}
    assert {r["version"]["id"] for r in found["readings"]} == versions
    assert {f["version"] for f in found["fetches"]} - {None} < versions
    assert {m["version"] for c in found["claims"] for m in c["members"]} <= versions
    assert {m for c in found["copies"] for m in c["members"]} <= versions
    assert {a["story"] for a in found["articles"]} == {s["id"] for s in found["stories"]}


def test_conflicts_are_named_as_the_contract_names_them(tmp_path: Path) -> None:
    with fill(tmp_path / "x.record") as record:
        conflicts = [c for claim in exported(record)["claims"] for c in claim["conflicts"]]
    assert conflicts
    assert {tuple(c) for c in conflicts} == {("member", "why", "with")}


def test_one_item_a_line_so_that_two_exports_can_be_compared(tmp_path: Path) -> None:
    with fill(tmp_path / "x.record") as record:
        text = b"".join(record_json(record)).decode()
    assert text.startswith('{\n"articles": [\n{"id":')
    assert text.endswith("}\n]\n}\n")
    assert sum(line.startswith("{") for line in text.splitlines()[1:]) == 4 + 8 + 6 + 2 + 2 + 3 + 6
