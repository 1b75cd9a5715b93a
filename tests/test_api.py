import json
from pathlib import Path

import jsonschema
import pytest
from starlette.testclient import TestClient

from onrecord import codec
from onrecord.openapi import address
from onrecord.record import Record
from onrecord.view import VIEWS
from onrecord.web import site

SPEAKER, OUTLET = "Mirren Aldous", "Daily Beacon"


@pytest.fixture(scope="module")
def client(example_file: Path) -> TestClient:
    return TestClient(site(example_file), base_url="http://localhost")


def test_each_view_answers_with_the_rows_of_its_function(client: TestClient, example: Record, march: str) -> None:
    version = example.articles(story=march)[0].versions[0].id
    given = {"story": march, "version": version, "subject": march}
    for view in VIEWS:
        given["name"] = {"outlet": OUTLET}.get(view.name, SPEAKER)
        asked = {o.name: given[o.name] for o in view.options if o.required}
        answer = client.get(address(view).format(**asked))
        assert answer.status_code == 200, answer.text
        assert answer.content == codec.encode(codec.plain(view.call(example, **asked)))


def test_answers_fit_the_description(client: TestClient, march: str) -> None:
    described = client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    for view in VIEWS:
        if [o.name for o in view.options if o.required] == ["story"]:
            answer = client.get(address(view).format(story=march)).json()
            responses = described["paths"][address(view)]["get"]["responses"]
            schema = responses["200"]["content"]["application/json"]["schema"]
            jsonschema.validate(answer, {**schema, "components": described["components"]})


def test_options_are_query_parameters(client: TestClient, march: str) -> None:
    everything = client.get("/api/changes").json()
    since = everything[len(everything) // 2]["at"]
    later = client.get("/api/changes", params={"since": since, "story": march}).json()
    assert later == [c for c in everything if c["at"] > since and c["story"] == march]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("/api/story/nowhere", 404),
        ("/api/evidence/nowhere", 404),
        ("/api/search?query=march&limit=many", 422),
        ("/api/stories?colour=red", 422),
        ("/api/changes?since=yesterday", 422),
        ("/api/nothing", 404),
    ],
)
def test_a_failure_is_one_sentence(client: TestClient, asked: str, status: int) -> None:
    answer = client.get(asked)
    assert answer.status_code == status
    assert answer.json()["error"].strip()
    assert "\n" not in answer.json()["error"]


def test_a_text_is_read(client: TestClient) -> None:
    answer = client.post("/api/read", json={"text": "At least 12 people died, Mayor Ilse Darnov said.", "id": "x"})
    reading = answer.json()
    assert (reading["id"], reading["quantities"][0]["low"], reading["quantities"][0]["high"]) == ("x", 12, None)


@pytest.mark.parametrize("body", [b"", b"{", b'{"txt": 1}', b'{"text": 5}'])
def test_a_body_that_does_not_fit_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/api/read", content=body).status_code == 422


def test_a_body_that_is_too_long_is_refused(client: TestClient) -> None:
    assert client.post("/api/read", content=b" " * 2_000_000).status_code == 413


def test_the_export_is_the_whole_record(client: TestClient, example: Record) -> None:
    whole = json.loads(client.get("/api/export").content)
    assert len(whole["stories"]) == len(example.stories())
