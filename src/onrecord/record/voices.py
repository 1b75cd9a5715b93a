"""Who is quoted: each name once, with how many items, so that nobody has to count them again."""

from collections import Counter
from collections.abc import Iterable

import apsw

_OUTLETS = """
    WITH RECURSIVE other (name) AS (
        SELECT min(outlet) FROM finding WHERE speaker = v.name
        UNION ALL
        SELECT (SELECT min(outlet) FROM finding WHERE speaker = v.name AND outlet > other.name) FROM other WHERE name IS NOT NULL
    ) SELECT count(name) FROM other"""
"""From one outlet to the next by the index, however often each quotes the name."""
_VOICES = f"""
    SELECT v.name, v.items, ({_OUTLETS}) FROM (SELECT v.* FROM {{}} ORDER BY v.items DESC, v.name LIMIT ? OFFSET ?) v
    ORDER BY v.items DESC, v.name"""


def count(connection: apsw.Connection, speakers: Iterable[str]) -> None:
    """Count the speakers of new items, each as often as it is there."""
    for name, items in Counter(speakers).items():
        connection.execute("UPDATE voice SET items = items + ? WHERE name = ?", (items, name))
        if not connection.changes():
            connection.execute("INSERT INTO voice (name, items) VALUES (?, ?)", (name, items))
            connection.execute("INSERT INTO voiced (rowid, name) VALUES (?, ?)", (connection.last_insert_rowid(), name))


def voices(connection: apsw.Connection, match: str, *, limit: int, offset: int) -> list[tuple[str, int, int]]:
    """Names that match (FTS5; all where it is empty) with how many items and in how many outlets, the most often first."""
    source = "voiced JOIN voice v ON v.number = voiced.rowid WHERE voiced MATCH ?" if match else "voice v"
    given = (match,) if match else ()
    return list(connection.execute(_VOICES.format(source), (*given, limit, offset)))


def voice(connection: apsw.Connection, name: str) -> list[tuple[str, int, int]]:
    """The same of one whole name, in any case; nothing where nobody of that name is quoted."""
    return list(connection.execute(_VOICES.format("voice v WHERE v.name = ?"), (name, 1, 0)))
