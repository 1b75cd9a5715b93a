"""Who has looked, what was asked of the network, what was sent to webhooks: of each, the last row counts."""

from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from onrecord.model.holding import Delivery, Look, Poll

LOOK = "SELECT reader, at, position FROM look WHERE reader = ? ORDER BY seq DESC LIMIT 1"
POLLS = """
    SELECT url, source, kind, at, outcome, failures, born, nullif(due, -1), says, outlet, published FROM poll
    WHERE seq IN (SELECT max(seq) FROM poll GROUP BY url) ORDER BY seq"""
DELIVERY = """
    SELECT hook, change, at, done, says, failures, due, settled FROM delivery WHERE hook = ? ORDER BY seq DESC LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Watching:
    """The looks of readers, the polls of addresses and the deliveries to webhooks that a record keeps."""

    connection: apsw.Connection

    def look(self, reader: str) -> Look | None:
        """Where a reader stands; None where he has never looked."""
        row = self.connection.execute(LOOK, (reader,)).get
        return Look(*row) if row else None

    def polls(self) -> list[Poll]:
        """How each watched address stands, in the order in which they were last asked."""
        return [Poll(*row) for row in self.connection.execute(POLLS)]

    def delivery(self, hook: str) -> Delivery | None:
        """The last attempt of a webhook; None where it was never seen."""
        row = self.connection.execute(DELIVERY, (hook,)).get
        return Delivery(*(*row[:3], bool(row[3]), *row[4:])) if row else None

    def attempts(self, hook: str, *, after: int) -> dict[str, int]:
        """How often each change was sent in vain since every change known up to `after` had been taken."""
        rows = self.connection.execute(
            "SELECT change, count(*) FROM delivery WHERE hook = ? AND settled = ? AND done = 0 GROUP BY change", (hook, after)
        )
        return dict(rows)

    def deliveries(self, hook: str) -> Iterator[Delivery]:
        """All attempts of a webhook, oldest first."""
        for row in self.connection.execute(DELIVERY.replace("DESC LIMIT 1", ""), (hook,)):
            yield Delivery(*(*row[:3], bool(row[3]), *row[4:]))

    def append(self, row: Look | Poll | Delivery) -> None:
        """One more row, inside a transaction."""
        table: str
        values: tuple[str | int | None, ...]
        match row:
            case Look():
                table, values = "look", (row.reader, row.at, row.position)
            case Poll():
                due = -1 if row.due is None else row.due
                table, values = "poll", (
                    row.url, row.source, row.kind, row.at, row.outcome, row.says, row.failures, row.born, due, row.outlet,
                    row.published,
                )  # fmt: skip
            case Delivery():
                table, values = "delivery", (
                    row.hook, row.change, row.at, int(row.done), row.says, row.failures, row.due, row.settled,
                )  # fmt: skip
        self.connection.execute(f"INSERT INTO {table} VALUES (NULL{', ?' * len(values)})", values)
