"""The API against its own description, by schemathesis: what fits is answered as it says, what does not is refused as it says."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.flow import people
from onrecord.openapi import openapi
from onrecord.record import Record
from onrecord.web import site

HERE = "http://localhost"
OPENED: list[ASGIApp] = []


async def desk(scope: Scope, receive: Receive, send: Send) -> None:
    """The desk that the fixture opened: tests are named after the description before there is a record."""
    await OPENED[-1](scope, receive, send)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, example_file: Path) -> dict[str, str]:
    """What a program shows to a desk over a copy of the example."""
    path = tmp_path_factory.mktemp("described") / "desk.record"
    path.write_bytes(example_file.read_bytes())
    with Record.open(path) as record:
        people.enrol(record, name="Ada Quill", password="nine grey herons wade")
        token = people.token(record, name="Ada Quill")
    OPENED.append(site(path))
    return {"host": "localhost", "authorization": f"Bearer {token}"}


schema = schemathesis.openapi.from_dict(openapi())
schema.app = desk


@schema.parametrize()
@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_api_is_as_it_is_described(case: schemathesis.Case[Any], shown: dict[str, str]) -> None:
    case.call_and_validate(base_url=HERE, headers=shown)
