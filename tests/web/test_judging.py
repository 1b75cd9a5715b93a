"""Judging with plain forms: decide, go back, see it beside what the program thinks, undo."""

import re
from pathlib import Path

import pytest

from onrecord.link.judged import ref
from onrecord.record import Record
from onrecord.view import dossier
from onrecord.view.told import told
from tests.web.desk import NAME, Browser, browser, desk

TEXT = """At least 12 people were hurt on Tuesday, Mayor Ilse Darnov said.

The fire service said 15 people were hurt on the old quay.

“Nobody warned us,” said baker Tomas Virelle. The port denied that anybody had been warned."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return desk(tmp_path, text=TEXT)


@pytest.fixture
def ada(path: Path) -> Browser:
    made = browser(path)
    made.log_in()
    return made


def claims(path: Path) -> tuple[str, list[str]]:
    with Record.open(path, readonly=True) as record:
        [story] = record.stories()
        return story.id, [c.id for c in told(record, story=story.id).telling.claims]


def test_a_decision_is_a_row_under_the_name_of_the_login(ada: Browser, path: Path) -> None:
    _, (claim, *_) = claims(path)
    page = f"/judge/{claim}"
    answer = ada.fill(
        page, "/judge", about=claim, subject=claim, verb="rate", source="B", information="2", note="saw the list", who="Eve"
    )
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    with Record.open(path, readonly=True) as record:
        [made] = record.judgements()
    assert (made.who, made.verb, made.value, made.note) == (NAME, "rate", "B2", "saw the list")
    shown = ada.get(page).text
    assert re.search(r"<b>B2</b> Ada Quill", shown)
    assert "The program thinks" in shown


def test_an_undo_is_one_more_row_and_can_be_undone(ada: Browser, path: Path) -> None:
    _, (claim, *_) = claims(path)
    page = f"/judge/{claim}"
    ada.fill(page, "/judge", about=claim, subject=claim, verb="confirm")
    for verbs in (["confirm", "undo"], ["confirm", "undo", "undo"]):
        last = re.findall(r'name="subject" value="([^"]+)"><input type="hidden" name="verb" value="undo"', ada.get(page).text)[-1]
        ada.fill(page, "/judge", about=claim, subject=last, verb="undo")
        with Record.open(path, readonly=True) as record:
            assert [j.verb for j in record.judgements()] == verbs
            states = [row.state for row in dossier(record, subject=claim).history]
    assert states == ["stands", "undone", "stands"]


def test_claims_are_merged_and_split_by_choice(ada: Browser, path: Path) -> None:
    story, (one, other, *_) = claims(path)
    assert f'<option value="{other}">' in ada.get(f"/judge/{one}").text
    ada.fill(f"/judge/{one}", "/judge", about=one, subject=one, verb="merge", value=other)
    assert other not in claims(path)[1]
    assert "joined to another claim" in ada.get(f"/judge/{other}").text
    assert "<li><b>joined with" in ada.get(f"/judge/{one}").text
    assert re.search(r"<li>[^<]+: <b>joined with", ada.get(f"/judge/{other}").text)
    with Record.open(path, readonly=True) as record:
        member = ref(next(c for c in told(record, story=story).telling.claims if c.id == one).members[-1])
    assert f'<option value="{member}">' in ada.get(f"/judge/{one}").text
    ada.fill(f"/judge/{one}", "/judge", about=one, subject=one, verb="split", value=member)
    split = claims(path)[1][-1]
    assert "no claim of its own" in ada.get(f"/judge/{split}").text
    assert len(claims(path)[1]) == len([one, other, *_])


def test_a_story_and_an_item_have_a_page(ada: Browser, path: Path) -> None:
    story, _ = claims(path)
    with Record.open(path, readonly=True) as record:
        version = record.articles()[0].versions[0].id
    for subject, address in ((story, story), (f"{version}#q1", f"{version}%23q1")):
        answer = ada.fill(f"/judge/{address}", "/judge", about=subject, subject=subject, verb="correct", value="Thirteen people.")
        assert answer.headers["location"] == f"/judge/{address}"
        assert "corrected: Thirteen people." in ada.get(f"/judge/{address}").text
    assert f"/judge/{version}%23q1" in ada.get(f"/evidence/{version}").text


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({"verb": "praise"}, 422, "no judgement"),
        ({"verb": "rate", "source": "G", "information": "9"}, 422, "Admiralty"),
        ({"verb": "correct", "value": " "}, 422, "needs the text"),
        ({"verb": "merge", "value": "nowhere"}, 404, "no claim nowhere"),
        ({"verb": "undo", "subject": "nowhere"}, 404, "no judgement"),
        ({}, 422, "no judgement"),
    ],
)
def test_what_does_not_fit_is_said_on_the_page(ada: Browser, path: Path, fields: dict[str, str], status: int, says: str) -> None:
    _, (claim, *_) = claims(path)
    answer = ada.fill(f"/judge/{claim}", "/judge", **{"about": claim, "subject": claim, "note": "typed", **fields})
    assert answer.status_code == status
    assert 'role="alert">' in answer.text
    assert says in answer.text
    with Record.open(path, readonly=True) as record:
        assert record.judgements() == []


def test_without_a_login_nothing_is_written(path: Path) -> None:
    _, (claim, *_) = claims(path)
    nobody = browser(path)
    page = nobody.get(f"/judge/{claim}").text
    assert "Log in to judge" in page
    assert "<textarea" not in page
    assert 'action="/judge"' not in page
    answer = nobody.fill("/login", "/judge", about=claim, subject=claim, verb="confirm")
    assert answer.headers["location"] == f"/login?next=%2Fjudge%2F{claim}"
    with Record.open(path, readonly=True) as record:
        assert record.judgements() == []


def test_a_forged_decision_is_refused(ada: Browser, path: Path) -> None:
    _, (claim, *_) = claims(path)
    fields = {"about": claim, "subject": claim, "verb": "confirm"}
    assert ada.fill(f"/judge/{claim}", "/judge", origin="http://evil.example", **fields).status_code == 403
    assert ada.fill(f"/judge/{claim}", "/judge", origin=None, **fields).status_code == 403
    assert ada.post("/judge", data={**fields, "form": "0"}, headers={"origin": "http://localhost"}).status_code == 403
    with Record.open(path, readonly=True) as record:
        assert record.judgements() == []


@pytest.mark.parametrize("subject", ["nowhere", "nowhere%23q1", "%3Cscript%3E", ""])
def test_a_subject_that_is_not_there_is_not_found(ada: Browser, subject: str) -> None:
    answer = ada.get(f"/judge/{subject}")
    assert answer.status_code == 404
    assert "<script>" not in answer.text


def test_what_is_written_is_text_on_every_page(ada: Browser, path: Path) -> None:
    story, (claim, *_) = claims(path)
    ada.fill(f"/judge/{claim}", "/judge", about=claim, subject=claim, verb="correct", value="<b>x</b>", note="<img src=x>")
    for page in (f"/judge/{claim}", f"/story/{story}", f"/story/{story}/judgements"):
        assert "<b>x</b>" not in ada.get(page).text
        assert "<img" not in ada.get(page).text


def test_every_field_has_a_label_and_every_button_a_name(ada: Browser, path: Path) -> None:
    _, (claim, *_) = claims(path)
    for page in (ada.get(f"/judge/{claim}").text, ada.get("/search").text, browser(path).get("/login").text):
        fields = re.findall(r"<(?:input|select)(?![^>]*hidden)[^>]* id=\"([^\"]+)\"", page)
        assert fields
        assert len(fields) == len(set(fields))
        assert all(f'<label for="{id}"' in page or f'<label class="hidden" for="{id}"' in page for id in fields)
        assert "<button></button>" not in page
