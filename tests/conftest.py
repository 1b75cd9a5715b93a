"""What many tests share: no network but loopback, and the example story in a record."""

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.flow import add
from onrecord.record import Record

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    """Any connection that would leave this machine fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not ipaddress.ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test tried to connect to {address}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record file that holds the example story."""
    path = tmp_path_factory.mktemp("example") / "example.record"
    with Record.open(path) as record:
        problems = [str(x) for x in add(record, fetches=str(EXAMPLES / "fetches.jsonl")) if not hasattr(x, "url")]
    assert not problems
    return path


@pytest.fixture
def example(example_file: Path) -> Iterator[Record]:
    """The example story, open to be read."""
    with Record.open(example_file, create=False, readonly=True) as record:
        yield record


@pytest.fixture
def march(example: Record) -> str:
    """The id of the example's main story."""
    return max(example.stories(), key=lambda s: len(s.articles)).id
