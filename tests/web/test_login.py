"""Who gets in, and everything that must not: foreign forms, planted cookies, ended logins, guesses, redirects elsewhere."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from onrecord.flow import people
from onrecord.record import Record
from onrecord.web.login import back
from onrecord.web.login_attempts import LIMITS, WINDOW
from tests.web.desk import HERE, NAME, PASSWORD, Browser, Clock, browser, desk, token


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk(tmp_path_factory.mktemp("login"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ada(path: Path, clock: Clock) -> Browser:
    return browser(path, clock=clock)


def test_reading_is_open_and_a_login_shows_its_name(ada: Browser) -> None:
    assert ada.get("/").status_code == 200
    assert "Log in" in ada.get("/").text
    answer = ada.log_in(next="/search?query=boats")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?query=boats")
    assert NAME in ada.get("/").text


def test_the_cookie_is_for_this_desk_alone(ada: Browser) -> None:
    said = ada.log_in().headers["set-cookie"]
    assert said.startswith("onrecord=")
    for part in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"):
        assert part in said
    assert "Secure" not in said
    assert "Domain" not in said


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(path: Path) -> None:
    ada = browser(path, base_url="https://localhost")
    said = ada.fill("/login", "/login", origin="https://localhost", name=NAME, password=PASSWORD).headers["set-cookie"]
    assert said.startswith("__Host-onrecord=")
    assert "Secure" in said
    assert NAME in ada.get("/").text


def test_pages_with_a_secret_are_not_stored(ada: Browser) -> None:
    assert ada.get("/login").headers["cache-control"] == "no-store"
    assert ada.log_in().headers["cache-control"] == "no-store"
    assert "no-store" in ada.get("/").headers["cache-control"]


@pytest.mark.parametrize(("name", "password"), [(NAME, "wrong"), ("Ben Tarn", PASSWORD), ("", "")])
def test_what_does_not_fit_says_the_same_whatever_is_wrong(ada: Browser, name: str, password: str) -> None:
    answer = ada.log_in(name=name, password=password)
    assert answer.status_code == 403
    assert "Name and password do not fit." in answer.text
    assert NAME not in ada.get("/").text


def test_a_login_ends_by_itself(ada: Browser, clock: Clock) -> None:
    ada.log_in()
    clock.move(people.LOGIN - timedelta(seconds=1))
    assert NAME in ada.get("/").text
    clock.move(timedelta(seconds=1))
    assert NAME not in ada.get("/").text


def test_logging_out_ends_it_in_the_record_too(ada: Browser) -> None:
    ada.log_in()
    shown = ada.cookies["onrecord"]
    answer = ada.fill("/", "/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    ada.cookies.set("onrecord", shown)
    assert NAME not in ada.get("/").text


def test_a_planted_cookie_is_worth_nothing_after_the_login(ada: Browser) -> None:
    ada.cookies.set("onrecord", "planted", domain="localhost.local")
    assert ada.log_in().status_code == 303
    assert ada.cookies["onrecord"] != "planted"
    ada.cookies.clear()
    ada.cookies.set("onrecord", "planted")
    assert NAME not in ada.get("/").text


def test_a_second_login_ends_the_first(ada: Browser) -> None:
    ada.log_in()
    first = ada.cookies["onrecord"]
    form = token(ada.get("/").text)
    ada.post("/login", data={"form": form, "name": NAME, "password": PASSWORD}, headers={"origin": HERE})
    assert ada.cookies["onrecord"] != first
    ada.cookies.clear()
    ada.cookies.set("onrecord", first)
    assert NAME not in ada.get("/").text


@pytest.mark.parametrize("form", [None, "", "0" * 64, "é"])
def test_a_form_without_its_token_is_refused(ada: Browser, form: str | None) -> None:
    ada.get("/login")
    fields = {"name": NAME, "password": PASSWORD} | ({} if form is None else {"form": form})
    answer = ada.post("/login", data=fields, headers={"origin": HERE})
    assert answer.status_code == 403
    assert "made for another login" in answer.text


def test_the_token_of_another_browser_is_refused(ada: Browser, path: Path) -> None:
    other = token(browser(path).get("/login").text)
    ada.get("/login")
    answer = ada.post("/login", data={"form": other, "name": NAME, "password": PASSWORD}, headers={"origin": HERE})
    assert answer.status_code == 403


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://localhost:9999", "https://localhost"])
def test_a_form_of_another_site_is_refused(ada: Browser, origin: str | None) -> None:
    answer = ada.fill("/login", "/login", origin=origin, name=NAME, password=PASSWORD)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("body", [b"x" * 70_000, b"%ff=1", b"a=1&" * 60])
def test_a_form_that_cannot_be_read_is_refused(ada: Browser, body: bytes) -> None:
    headers = {"origin": HERE, "content-type": "application/x-www-form-urlencoded"}
    assert ada.post("/login", content=body, headers=headers).status_code in (403, 413, 422)


def test_guessing_has_to_wait(ada: Browser, clock: Clock) -> None:
    for _ in range(LIMITS[0]):
        assert ada.log_in(password="wrong").status_code == 403
    answer = ada.log_in()
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= WINDOW.total_seconds()
    assert "minutes" in answer.text
    clock.move(WINDOW)
    assert ada.log_in().status_code == 303


@pytest.mark.parametrize(
    ("address", "to"),
    [
        ("/story/x?part=once", "/story/x?part=once"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x=y", "/"),
        ("", "/"),
    ],
)
def test_a_login_leads_back_into_the_desk_alone(address: str, to: str) -> None:
    assert back(address) == to


def test_a_removed_person_is_out_at_once(tmp_path: Path) -> None:
    path = desk(tmp_path)
    ada = browser(path)
    ada.log_in()
    with Record.open(path) as record:
        people.remove(record, name=NAME)
    assert NAME not in ada.get("/").text


def test_a_name_is_text_on_every_page(tmp_path: Path) -> None:
    path = desk(tmp_path)
    with Record.open(path) as record:
        people.enrol(record, name="<b>Ben", password=PASSWORD)
    ben = browser(path)
    ben.log_in(name="<b>Ben")
    assert "<b>Ben" not in ben.get("/").text
    assert re.search("&lt;b&gt;Ben", ben.get("/").text)
