"""The names (IRIs) under which linked data speaks of what a record holds."""

import base64
from datetime import UTC, datetime
from urllib.parse import quote


def urn(kind: str, id: str) -> str:
    """The name of a thing by its id in the record; ids are hashes of content, so the same everywhere."""
    return f"urn:onrecord:{kind}:{quote(id, safe='')}"


def person(name: str) -> str:
    """The name of a person as a judgement has it."""
    return urn("person", name)


def hashed(sha256: str) -> str:
    """Bytes by their SHA-256 (RFC 6920)."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def address(url: str | None, version: str) -> str:
    """The address of a page; where it has none, the name of the version."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]") if url else urn("version", version)


def stamp(at: str | None) -> str | None:
    """A time as linked data has it (`xsd:dateTime`): a date alone is its first moment; without an offset it is UTC."""
    if at is None:
        return None
    try:
        time = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).isoformat().replace("+00:00", "Z")
