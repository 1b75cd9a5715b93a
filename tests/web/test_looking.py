"""What one has seen is noted under the name of the login; without one the cursor stands in the address."""

import re
from pathlib import Path

import pytest

from onrecord.record import Record
from tests.web.desk import NAME, Browser, browser, desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    text = "At least 12 people were hurt on the old quay, Mayor Ilse Darnov said.\n\nThe fire service said 15 people were hurt."
    return desk(tmp_path, text=text)


@pytest.fixture
def client(path: Path) -> Browser:
    return browser(path)


def test_without_a_login_the_address_carries_the_cursor(client: Browser) -> None:
    page = client.get("/since").text
    assert "<h1>Since you last looked</h1>" in page
    assert "data-change=" in page
    assert 'data-live="' in page
    assert '<form method="post" action="/since"' not in page
    [later] = re.findall(r'href="(/since\?cursor=[0-9a-f-]+)">From here on', page)
    assert "Nothing is new." in client.get(later).text


def test_a_look_is_noted_under_the_name_of_the_login(client: Browser, path: Path) -> None:
    client.log_in()
    page = client.get("/since").text
    [cursor] = re.findall(r'name="cursor" value="([^"]+)"', page)
    answer = client.fill("/since", "/since", cursor=cursor)
    assert (answer.status_code, answer.headers["location"]) == (303, "/since")
    assert "Nothing is new." in client.get("/since").text
    with Record.open(path, readonly=True) as record:
        look = record.watching.look(NAME)
        assert look
        assert record.notices.cursor(look.position) == cursor


def test_nobody_else_moves_it(client: Browser, path: Path) -> None:
    assert client.post("/since", data={"cursor": "0"}).status_code == 403
    client.log_in()
    assert client.fill("/since", "/since", origin="https://evil.example", cursor="0").status_code == 403
    assert client.post("/since", data={"cursor": "0", "form": "x"}, headers={"origin": "http://localhost"}).status_code == 403
    assert client.fill("/since", "/since", cursor="zz").status_code == 400
    with Record.open(path, readonly=True) as record:
        assert record.watching.look(NAME) is None


def test_what_cannot_be_answered_is_said(client: Browser) -> None:
    assert client.get("/since?cursor=zz").status_code == 400
    assert client.get("/since?story=nowhere").status_code == 404
