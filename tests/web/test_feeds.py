"""The feeds keep the rules of their formats."""

import json
import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import jsonschema
import pytest
from starlette.testclient import TestClient

from onrecord.flow import add
from onrecord.record import Record
from onrecord.web import site
from onrecord.web.feeds import ATOM, same, utc
from tests.flow.invented import Words, fill, page, world

NS = {"a": ATOM}
STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
URI = {"type": "string", "pattern": "^(https?|urn):"}
TEXT = {"type": "string", "minLength": 1}
AUTHOR = {
    "type": "object",
    "properties": {"name": TEXT, "url": URI, "avatar": URI},
    "additionalProperties": False,
    "minProperties": 1,
}
ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
    "properties": {
        "id": TEXT, "url": URI, "external_url": URI, "title": TEXT, "content_html": TEXT, "content_text": TEXT, "summary": TEXT,
        "image": URI, "banner_image": URI, "date_published": {"type": "string", "pattern": f"^{STAMP}$"},
        "date_modified": {"type": "string", "pattern": f"^{STAMP}$"}, "authors": {"type": "array", "items": AUTHOR},
        "tags": {"type": "array", "items": TEXT}, "language": TEXT, "attachments": {"type": "array"},
    },
    "patternProperties": {"^_[a-z]": {"type": "object"}},
    "additionalProperties": False,
}  # fmt: skip
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"}, "title": TEXT, "home_page_url": URI, "feed_url": URI,
        "description": TEXT, "user_comment": TEXT, "next_url": URI, "icon": URI, "favicon": URI, "language": TEXT,
        "authors": {"type": "array", "items": AUTHOR}, "expired": {"type": "boolean"}, "hubs": {"type": "array"},
        "items": {"type": "array", "items": ITEM},
    },
    "patternProperties": {"^_[a-z]": {"type": "object"}},
    "additionalProperties": False,
}  # fmt: skip
"""The rules of JSON Feed 1.1 as a schema."""


@pytest.fixture
def client(example_file: Path) -> TestClient:
    return TestClient(site(example_file), base_url="http://127.0.0.1")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    fill(tmp_path / "own.record").close()
    return tmp_path / "own.record"


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [e.text or "" for e in element.findall(f"a:{name}", NS)]


def test_atom_keeps_its_rules(client: TestClient, example: Record) -> None:
    answer = client.get("/changes.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall("a:entry", NS)
    assert feed.tag == f"{{{ATOM}}}feed"
    assert len(entries) == sum(len(example.telling(size.id).changes) for size in example.sizes(limit=9)) > 20
    for one in (feed, *entries):
        assert [len(texts(one, name)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert all(re.fullmatch(STAMP, at) for at in [*texts(one, "updated"), *texts(one, "published")])
        assert all(re.match(r"(urn|https?):\S+$", id) for id in texts(one, "id"))
        alternates = [e.get("type") for e in one.findall("a:link[@rel='alternate']", NS)]
        assert alternates == ["text/html"]
    assert feed.find("a:author/a:name", NS) is not None
    assert [e.get("href") for e in feed.findall("a:link[@rel='self']", NS)] == ["http://127.0.0.1/changes.atom"]
    assert len({id for e in entries for id in texts(e, "id")}) == len(entries)
    assert texts(feed, "updated")[0] == max(at for e in entries for at in texts(e, "updated"))
    assert not feedparser.parse(answer.content).bozo


def test_json_feed_keeps_its_rules(client: TestClient, march: str) -> None:
    answer = client.get(f"/changes.json?story={march}")
    assert answer.headers["content-type"] == "application/feed+json"
    feed = json.loads(answer.content)
    jsonschema.validate(feed, JSON_FEED)
    assert feed["feed_url"] == f"http://127.0.0.1/changes.json?story={march}"
    assert {item["_onrecord"]["story"] for item in feed["items"]} == {march}
    times = [datetime.fromisoformat(item["date_published"]) for item in feed["items"]]
    assert times == sorted(times, reverse=True)
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])


@pytest.mark.parametrize("name", ["atom", "json", "txt"])
def test_what_did_not_change_is_not_sent_again(own: Path, name: str) -> None:
    client = TestClient(site(own), base_url="http://127.0.0.1")
    first = client.get(f"/changes.{name}")
    tag = first.headers["etag"]
    again = client.get(f"/changes.{name}", headers={"if-none-match": f'"x", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    with Record.open(own) as record, world(s=[page("Varn says 8 ships", url="https://varn.example/ships", at="2025-01-09")]):
        list(add(record, ["s"], pipeline=Words()))
    later = client.get(f"/changes.{name}", headers={"if-none-match": tag})
    assert later.status_code == 200
    assert later.headers["etag"] != tag


def test_ids_stay_when_something_is_added_late(own: Path) -> None:
    client = TestClient(site(own), base_url="http://127.0.0.1")
    before = {item["id"]: item["content_text"] for item in client.get("/changes.json").json()["items"]}
    with (
        Record.open(own) as record,
        world(s=[page("Ann says 4 ships sank", url="https://ann.example/1", at="2025-01-01T09:00:00Z")]),
    ):
        list(add(record, ["s"], pipeline=Words()))
    after = {item["id"]: item["content_text"] for item in client.get("/changes.json").json()["items"]}
    assert before.items() < after.items()


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "own.record"
    fill(path, captures=[page("<script>&\x08]]> says 5", url="javascript://x.example/1", at="2025-01-01")]).close()
    client = TestClient(site(path), base_url="http://127.0.0.1")
    feed = ElementTree.fromstring(client.get("/changes.atom").content)
    assert texts(feed.findall("a:entry", NS)[0], "title") == ["<script>&\ufffd]]> says 5."]
    assert b"javascript:" not in client.get("/changes.atom").content
    jsonschema.validate(client.get("/changes.json").json(), JSON_FEED)


@pytest.mark.parametrize(("asked", "status"), [("story=nowhere", 404), ("cursor=zz", 400), ("cursor=", 200)])
def test_what_cannot_be_answered_is_said(client: TestClient, asked: str, status: int) -> None:
    assert client.get(f"/changes.json?{asked}").status_code == status


def test_an_empty_record_has_feeds(tmp_path: Path) -> None:
    Record.open(tmp_path / "e.record").close()
    client = TestClient(site(tmp_path / "e.record"), base_url="http://127.0.0.1")
    jsonschema.validate(client.get("/changes.json").json(), JSON_FEED)
    assert texts(ElementTree.fromstring(client.get("/changes.atom").content), "updated") == ["1970-01-01T00:00:00Z"]
    assert client.get("/changes.txt").text == "Nothing is new.\n"


def test_times_are_in_utc_and_tags_are_compared_weakly() -> None:
    assert utc("2026-03-14T15:40:00+01:00") == "2026-03-14T14:40:00Z"
    assert utc("2026-03-14") == "2026-03-14T00:00:00Z"
    assert same('W/"a", "b"', '"a"')
    assert same("*", '"a"')
    assert not same(None, '"a"')
