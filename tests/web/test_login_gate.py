"""What the gate lets through: hosts, other sites, doors that are shut, tokens of programs."""

from datetime import timedelta
from pathlib import Path

import pytest

from onrecord.flow import people
from onrecord.record import Record
from onrecord.web.login_gate import LOOPBACK, Door, door
from tests.web.desk import HERE, NAME, Clock, browser, desk


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk(tmp_path_factory.mktemp("gate"))


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8477", "127.0.0.1:8477", "[::1]:8477"])
def test_the_names_of_loopback_are_this_desk(path: Path, host: str) -> None:
    assert browser(path).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1", "192.0.2.1", "a b"]
)
@pytest.mark.parametrize("page", ["/", "/api/stories", "/static/desk.css", "/login"])
def test_another_name_that_leads_here_is_refused(path: Path, host: str, page: str) -> None:
    answer = browser(path).get(page, headers={"host": host})
    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    ("host", "named", "open"),
    [
        ("127.0.0.1", (), True),
        ("localhost", (), True),
        ("::1", (), True),
        ("0.0.0.0", (), False),
        ("::", (), False),
        ("192.0.2.7", (), False),
        ("127.0.0.1", ("desk.example",), False),
    ],
)
def test_beyond_loopback_the_door_is_shut(host: str, named: tuple[str, ...], open: bool) -> None:
    made = door(host, named)
    assert made.open is open
    assert made.hosts >= LOOPBACK | set(named)
    assert "0.0.0.0" not in made.hosts


SHUT = Door(LOOPBACK | {"desk.example"}, open=False)


@pytest.mark.parametrize("page", ["/", "/story/x", "/search?query=a", "/evidence/x", "/judge/x", "/since", "/nothing", "//login"])
def test_behind_a_shut_door_pages_ask_for_a_login(path: Path, page: str) -> None:
    answer = browser(path, door=SHUT).get(page)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=%2F")


@pytest.mark.parametrize("page", ["/api/stories", "/api/openapi.json", "/api/export", "/api/nothing"])
def test_behind_a_shut_door_the_api_asks_for_a_token(path: Path, page: str) -> None:
    answer = browser(path, door=SHUT).get(page)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "error" in answer.json()


@pytest.mark.parametrize("page", ["/live", "/changes.atom", "/fetched/x", "/original/x"])
def test_nothing_else_is_shown_behind_a_shut_door(path: Path, page: str) -> None:
    assert browser(path, door=SHUT).get(page).status_code == 303


def test_a_login_opens_the_door_to_pages_and_api(path: Path) -> None:
    ada = browser(path, door=SHUT)
    assert ada.get("/static/desk.css").status_code == 200
    ada.log_in()
    assert ada.get("/").status_code == 200
    assert ada.get("/api/stories").status_code == 200


def test_a_program_reads_and_writes_with_a_token(path: Path) -> None:
    clock = Clock()
    with Record.open(path) as record:
        token = people.token(record, name=NAME, now=clock.now)
        [story] = record.stories()
    program, shown = browser(path, door=SHUT, clock=clock), {"authorization": f"Bearer {token}"}
    assert program.get("/api/stories", headers=shown).status_code == 200
    made = program.post("/api/judge", json={"verb": "confirm", "subject": story.id}, headers=shown)
    assert (made.status_code, made.json()["who"]) == (201, NAME)
    assert program.post("/api/judge", json={"verb": "confirm", "subject": "x"}, headers=shown).status_code == 404
    assert program.post("/api/judge", json={"verb": "rate", "subject": "x"}, headers=shown).status_code == 409
    assert program.post("/api/judge", json={"subject": "x"}, headers=shown).status_code == 422
    clock.move(people.TOKEN + timedelta(seconds=1))
    assert program.post("/api/judge", json={"verb": "confirm", "subject": story.id}, headers=shown).status_code == 401


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer wrong", "Basic YTpi"])
def test_the_api_writes_for_nobody_else(path: Path, shown: str) -> None:
    answer = browser(path).post("/api/judge", json={"verb": "confirm", "subject": "x"}, headers={"authorization": shown})
    assert answer.status_code == 401


def test_a_cookie_is_worth_nothing_for_writing_through_the_api(path: Path) -> None:
    ada = browser(path)
    ada.log_in()
    assert ada.post("/api/judge", json={"verb": "confirm", "subject": "x"}, headers={"origin": HERE}).status_code == 401
    shown = {"authorization": f"Bearer {ada.cookies['onrecord']}"}
    assert ada.post("/api/judge", json={"verb": "confirm", "subject": "x"}, headers=shown).status_code == 401


def test_a_token_of_a_program_is_no_login_of_a_browser(path: Path) -> None:
    with Record.open(path) as record:
        token = people.token(record, name=NAME)
    ada = browser(path)
    ada.cookies.set("onrecord", token)
    assert NAME not in ada.get("/").text


@pytest.mark.parametrize("origin", ["http://evil.example", "null"])
def test_another_site_can_make_the_api_read_nothing(path: Path, origin: str) -> None:
    answer = browser(path).post("/api/read", json={"text": "x"}, headers={"origin": origin})
    assert answer.status_code == 403


@pytest.mark.parametrize("cookie", ["onrecord=", "onrecord=;", 'onrecord="x', "=;=", "onrecord=" + "x" * 5000])
def test_a_strange_cookie_is_nobody(path: Path, cookie: str) -> None:
    answer = browser(path).get("/", headers={"cookie": cookie})
    assert answer.status_code == 200
    assert NAME not in answer.text
