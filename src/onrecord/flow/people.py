"""Who may write: passwords, logins of browsers and tokens of programs. A token is shown once and held only as a hash."""

import secrets
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from onrecord import codec
from onrecord.errors import NotFound, RecordError
from onrecord.record import Record
from onrecord.record.people import Person, SessionKind

SHORTEST, LONGEST = 15, 256
"""Characters of a password that stands alone (NIST SP 800-63B-4, 3.1.1.2), and a limit to what is hashed."""
LOGIN = timedelta(hours=12)
TOKEN = timedelta(days=365)

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
_AT_ONCE = BoundedSemaphore(2)  # each hash takes 64 MiB: many logins at once must not take all memory


def enrol(record: Record, *, name: str, password: str, now: datetime | None = None) -> Person:
    """Let a person log in, and judge under that name; raises RecordError where the name or the password will not do."""
    said = " ".join(unicodedata.normalize("NFC", name).split())
    if not said or len(said) > 80 or not said.isprintable():
        raise RecordError(f"{name!r} is no name; give 1 to 80 characters, as they shall stand on judgements")
    if not SHORTEST <= len(password) <= LONGEST:
        raise RecordError(f"the password has {len(password)} characters; choose one of {SHORTEST} to {LONGEST}")
    person = Person(said, _at(now).isoformat(timespec="seconds"))
    hashed = _HASHER.hash(_same(password))
    with record.transaction() as write:
        write.people.add(person, password=hashed)
    return person


def remove(record: Record, *, name: str) -> None:
    """Take a person away with all logins and tokens; what they decided stays. Raises NotFound."""
    with record.transaction() as write:
        write.people.remove(name)


def log_in(record: Record, *, name: str, password: str, now: datetime | None = None) -> str | None:
    """A new token for the browser of a person; None where name and password do not fit, which takes the same time."""
    known = record.password(name)
    held, hashed = known or (name, _nobody())
    if not _fits(hashed, password[: LONGEST + 1]) or known is None:
        return None
    if _HASHER.check_needs_rehash(hashed):
        with record.transaction() as write:
            write.people.rehash(held, password=_HASHER.hash(_same(password)))
    return _begin(record, name=held, kind="browser", now=now, last=LOGIN)


def token(record: Record, *, name: str, now: datetime | None = None, last: timedelta = TOKEN) -> str:
    """A new token with which a program writes through the API under that name; raises NotFound."""
    known = record.password(name)
    if known is None:
        raise NotFound(f"nobody called {name} may log in; `onrecord user add {name}` lets them")
    return _begin(record, name=known[0], kind="program", now=now, last=last)


def bearer(record: Record, *, token: str, kind: SessionKind, now: datetime | None = None) -> str | None:
    """Who a token was given to; None where it was not, or has ended."""
    return record.bearer(codec.sha256(token), kind=kind, at=_at(now).isoformat())


def log_out(record: Record, *, token: str) -> None:
    """End a login."""
    with record.transaction() as write:
        write.people.end(codec.sha256(token))


def _begin(record: Record, *, name: str, kind: SessionKind, now: datetime | None, last: timedelta) -> str:
    token, at = secrets.token_urlsafe(32), _at(now)
    with record.transaction() as write:
        write.people.begin(codec.sha256(token), name=name, kind=kind, at=at.isoformat(), ends=(at + last).isoformat())
    return token


def _fits(hashed: str, password: str) -> bool:
    with _AT_ONCE:
        try:
            return _HASHER.verify(hashed, _same(password))
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    """A hash that no password fits, so that an unknown name takes as long as a wrong password."""
    return _HASHER.hash(secrets.token_urlsafe(32))


def _same(password: str) -> bytes:
    """The password however a keyboard writes its accents (NFKC), in UTF-8."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _at(now: datetime | None) -> datetime:
    return now or datetime.now(UTC)
