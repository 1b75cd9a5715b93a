"""A desk with one person on it, and a browser that fills in its forms."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

from httpx2 import Response
from starlette.testclient import TestClient

from onrecord.flow import add, people
from onrecord.record import Record
from onrecord.web import site
from onrecord.web.login_gate import LOCAL, Door

NAME, PASSWORD = "Ada Quill", "nine grey herons wade"
HERE = "http://localhost"


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


class Browser(TestClient):
    """A client that sends a form with what its page put into it."""

    def fill(self, page: str, action: str, *, origin: str | None = HERE, **fields: str) -> Response:
        """Open a page, fill in its form, and send it."""
        given = {"form": token(self.get(page).text), **fields}
        return self.post(action, data=given, headers={"origin": origin} if origin else {}, follow_redirects=False)

    def log_in(self, *, name: str = NAME, password: str = PASSWORD, next: str = "/") -> Response:
        """Send the login form."""
        return self.fill("/login", "/login", name=name, password=password, next=next)


def token(page: str) -> str:
    """What the forms of a page carry."""
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found
    return unescape(found[1])


def desk(folder: Path, *, text: str = "At least 12 people were hurt on Tuesday, Mayor Ilse Darnov said.") -> Path:
    """A record with one article and one person."""
    path = folder / "desk.record"
    (folder / "quay.txt").write_text(text)
    with Record.open(path) as record:
        list(add(record, [str(folder / "quay.txt")]))
        people.enrol(record, name=NAME, password=PASSWORD)
    return path


def browser(path: Path, *, clock: Clock | None = None, door: Door = LOCAL, base_url: str = HERE) -> Browser:
    """A browser before a desk; it follows no redirect unasked."""
    return Browser(site(path, clock=clock or Clock(), door=door), base_url=base_url, follow_redirects=False)
