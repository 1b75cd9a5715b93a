"""Whatever is changed behind the record's back is named."""

import re
from pathlib import Path

import apsw
import pytest

from onrecord.errors import RecordError
from onrecord.model.claim import Judgement
from onrecord.model.news import Problem
from onrecord.record import Record
from onrecord.record.verify import CHECKS, Verified, verify
from tests.record.conftest import Damage

ZIP = "zeroblob(40)"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked again without a pause."""
    monkeypatch.setattr("onrecord.record.verify.PAUSE", 0)


def test_a_sound_record_has_no_problem(ships: Record) -> None:
    assert list(ships.verify()) == []


@pytest.mark.parametrize(
    ("sql", "kind", "message"),
    [
        (f"UPDATE snapshot SET body = {ZIP} WHERE rowid = 1", "snapshots", r"Snapshot \w{64} cannot be read"),
        ("UPDATE snapshot SET body = (SELECT body FROM snapshot WHERE rowid = 2) WHERE rowid = 1", "snapshots", "another hash"),
        ("UPDATE snapshot SET size = size + 1 WHERE rowid = 1", "snapshots", "another hash"),
        ("UPDATE fetch SET at = '2024-01-01' WHERE seq = 1", "fetches", "does not have the id"),
        ("UPDATE fetch SET instant = 0 WHERE seq = 2", "fetches", "another instant"),
        (f"UPDATE input SET article = {ZIP} WHERE rowid = 1", "inputs", "cannot be read"),
        ("UPDATE input SET article = (SELECT article FROM input WHERE rowid = 2) WHERE rowid = 1", "inputs", "another hash"),
        ("UPDATE input SET text_sha256 = 'x' WHERE rowid = 1", "inputs", "text of input .* another hash"),
        (f"UPDATE reading SET reading = {ZIP} WHERE seq = 1", "readings", "cannot be read"),
        ("UPDATE reading SET sha256 = 'x' WHERE seq = 1", "readings", "another hash"),
        ("UPDATE version SET reading = 3 WHERE number = 5", "versions", "reading of another input"),
        ("UPDATE version SET occurrence = 9 WHERE number = 1", "versions", "does not have the id"),
        ("UPDATE version SET text_sha256 = 'x' WHERE number = 1", "versions", "text of another input"),
        ("UPDATE article SET address = 'x' WHERE number = 1", "versions", "does not have the id"),
        ("DELETE FROM shown", "replayed", "shows no version"),
        ("UPDATE story SET told = 0", "replayed", "not told yet"),
        ("DELETE FROM words WHERE rowid = 1", "replayed", "cannot be searched"),
        ("DELETE FROM posting WHERE term = 1", "terms", "does not lead to"),
        ("UPDATE vocabulary SET articles = 9 WHERE term = 'ships'", "terms", "'ships' does not lead to"),
        ("UPDATE version SET fetch = 'x' WHERE number = 1", "keys", "table version points at a row of fetch"),
        ("UPDATE claim SET claim = replace(claim, '\"item\":\"q0\"', '\"item\":\"q9\"')", "tellings", "names item q9"),
        ("UPDATE copies SET copies = replace(copies, '[\"', '[\"x')", "tellings", "Copies .* names version x"),
        ("UPDATE change SET change = replace(change, 'on\":\"', 'on\":\"x')", "tellings", "change at .* names version x"),
        ("UPDATE claim SET claim = replace(claim, '#q', '#x')", "tellings", "A conflict of claim .* names item x0"),
        ("UPDATE change SET change = '{'", "tellings", "cannot be read"),
    ],
)  # fmt: skip
def test_damage_is_named(ships: Record, damage: Damage, sql: str, kind: str, message: str) -> None:
    damage(sql)
    named = [p.message for p in ships.verify() if p.kind == kind]
    assert any(re.search(message, m) for m in named), named


def test_a_reading_that_points_outside_its_text(ships: Record, damage: Damage) -> None:
    damage("UPDATE reading SET reading = (SELECT reading FROM reading WHERE seq = 2)")
    assert any("points outside the text at a0" in p.message for p in ships.verify())


def test_a_damaged_page_of_the_file(ships: Record, path: Path) -> None:
    ships.close()
    whole = bytearray(path.read_bytes())
    whole[4096 * 2 : 4096 * 5] = b"\xff" * (4096 * 3)
    path.write_bytes(whole)
    connection = apsw.Connection(str(path))
    kinds = {found.kind for found in verify(connection) if isinstance(found, Problem)}
    assert kinds & {check.name for check in CHECKS}
    connection.close()


def test_what_another_program_is_about_to_tell_is_no_problem(
    ships: Record, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    damage("UPDATE story SET told = 0")
    pauses = list[float]()

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            damage("UPDATE story SET told = 1")

    monkeypatch.setattr("time.sleep", pause)
    assert list(ships.verify()) == []
    assert len(pauses) == 3


def test_it_goes_on_where_it_was_broken_off(ships: Record, damage: Damage) -> None:
    damage("UPDATE fetch SET instant = 0 WHERE seq = 2")
    whole = list(ships.verifying())
    for n, step in enumerate(whole):
        if isinstance(step, Verified) and step.cursor is not None:
            assert list(ships.verifying(cursor=step.cursor)) == whole[n + 1 :]
    assert isinstance(whole[-1], Verified)
    assert whole[-1].cursor is None


def test_others_write_between_its_slices(ships: Record) -> None:
    for number, step in enumerate(ships.verifying()):
        assert isinstance(step, Verified)
        ships.judge(Judgement(f"j{number}", "2025-01-02T00:00:00Z", "Ada Quill", "confirm", "claim"))
    assert len(ships.judgements()) > len(CHECKS)


@pytest.mark.parametrize("cursor", ["", "files:1", "file:", "file:-1", "file:x"])
def test_what_is_no_place_to_go_on(ships: Record, cursor: str) -> None:
    with pytest.raises(RecordError, match="no place at which verify ended"):
        list(ships.verifying(cursor=cursor))
