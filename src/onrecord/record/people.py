"""Who may write to a record, and who is logged in: rows that come and go, unlike all that is kept."""

from dataclasses import dataclass
from typing import Literal

import apsw

from onrecord.errors import NotFound, RecordError
from onrecord.record.instants import instant

SessionKind = Literal["browser", "program"]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who may judge; `added` is ISO 8601."""

    name: str
    added: str


def people(connection: apsw.Connection) -> list[Person]:
    """Everybody who may log in, by name."""
    return [Person(*row) for row in connection.execute("SELECT name, added FROM person ORDER BY name")]


def password(connection: apsw.Connection, name: str) -> tuple[str, str] | None:
    """A name as it was added and its hashed password; None where there is no such person. Case does not count."""
    found: tuple[str, str] | None = connection.execute("SELECT name, password FROM person WHERE name = ?", (name,)).get
    return found


def bearer(connection: apsw.Connection, token: str, *, kind: SessionKind, at: str) -> str | None:
    """Who a hashed token was given to, if it is of that kind and has not ended at `at`."""
    found: str | None = connection.execute(
        "SELECT person FROM session WHERE token = ? AND kind = ? AND ends > ?", (token, kind, instant(at))
    ).get
    return found


@dataclass(frozen=True, slots=True)
class People:
    """Changes who may write, inside a transaction."""

    connection: apsw.Connection

    def add(self, person: Person, *, password: str) -> None:
        """A person with a hashed password; raises RecordError where the name is taken."""
        if self.connection.execute("SELECT 1 FROM person WHERE name = ?", (person.name,)).get is not None:
            raise RecordError(f"{person.name} is there already; remove the name first to give it a new password")
        self.connection.execute("INSERT INTO person VALUES (?, ?, ?)", (person.name, password, person.added))

    def remove(self, name: str) -> None:
        """Take a person away, and end all that they are logged in to; raises NotFound."""
        self.connection.execute("DELETE FROM person WHERE name = ?", (name,))
        if not self.connection.changes():
            raise NotFound(f"nobody called {name} may log in; `onrecord user list` names those who may")

    def rehash(self, name: str, *, password: str) -> None:
        """The same password under newer costs."""
        self.connection.execute("UPDATE person SET password = ? WHERE name = ?", (password, name))

    def begin(self, token: str, *, name: str, kind: SessionKind, at: str, ends: str) -> None:
        """A session under a hashed token; those that have ended at `at` go."""
        self.connection.execute("DELETE FROM session WHERE ends <= ?", (instant(at),))
        self.connection.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (token, name, kind, instant(ends)))

    def end(self, token: str) -> None:
        """End a session, if there is one."""
        self.connection.execute("DELETE FROM session WHERE token = ?", (token,))
