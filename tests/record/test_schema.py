"""What is kept can be added to and in no way changed, by whatever program has the file."""

import apsw
import pytest

from onrecord.model.claim import Judgement
from onrecord.model.holding import Delivery, Look, Poll
from onrecord.record import Record

KEPT = ("migration", "snapshot", "fetch", "input", "extract", "reading", "judgement", "notice", "look", "poll", "delivery")


@pytest.fixture
def connection(ships: Record) -> apsw.Connection:
    ships.judge(Judgement("j1", "2025-01-02T00:00:00Z", "Ada Quill", "confirm", "claim", None, None))
    with ships.transaction() as write:
        write.watching.append(Look("Ada Quill", "2025-01-02T00:00:00Z", 1))
        write.watching.append(Poll("https://varn.example/", "varn", "page", "2025-01-02T00:00:00Z", "new", 0, 0, 1))
        write.watching.append(Delivery("desk", "c1", "2025-01-02T00:00:00Z", True, "200", 0, 0, 1))
    return apsw.Connection(str(ships.path))


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("change", ["DELETE FROM {0}", "UPDATE {0} SET rowid = rowid", "REPLACE INTO {0} SELECT * FROM {0}"])
def test_kept_rows_stay(connection: apsw.Connection, table: str, change: str) -> None:
    change = change.replace("rowid = rowid", "position = position") if table == "extract" else change
    with pytest.raises(apsw.ConstraintError, match=f"append-only: {table}"):
        connection.execute(change.format(table))
    connection.close()


def test_there_is_no_other_kept_table(connection: apsw.Connection) -> None:
    guarded = {name for (name,) in connection.execute("SELECT DISTINCT tbl_name FROM sqlite_schema WHERE type = 'trigger'")}
    assert guarded == set(KEPT)
    connection.close()
