"""Webhooks take each change at least once, whatever fails and whoever is killed."""

import base64
import hashlib
import hmac
import json
import random
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from onrecord.errors import AnswerError, RecordError, SourceError
from onrecord.flow import add
from onrecord.flow.hooks import deliver, deliver_on, signed
from onrecord.flow.watch_list import Hook
from onrecord.model.holding import Delivery
from onrecord.record import Record
from onrecord.settings import Limits
from tests.flow.invented import Words, fill, page, world
from tests.flow.site import Clock, Page, Site, served

KEY = b"0123456789abcdef0123456789abcdef"
LIMITS = Limits(fetch_seconds=0.3)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(tmp_path / "h.record").close()
    return tmp_path / "h.record"


def hook(url: str, **more: bool) -> Hook:
    return Hook("desk", url, KEY, **{"private": True, "past": True, **more})


def news(record: Record, number: int) -> None:
    """One more change."""
    with world(s=[page(f"Varn says {number} ships sank", url=f"https://varn.example/{number}", at="2025-01-05T00:00:00Z")]):
        list(add(record, ["s"], pipeline=Words()))


def ids(record: Record) -> set[str]:
    return {n.id for n in record.notices.news(after=0, upto=10**6, story=None, limit=10**6)}


def genuine(headers: dict[str, str], body: bytes) -> bool:
    """Whether a message is what its sender signed, checked as a receiver would."""
    told = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mac = hmac.new(KEY, told, hashlib.sha256).digest()
    return hmac.compare_digest(headers["webhook-signature"], "v1," + base64.b64encode(mac).decode())


def test_the_signature_is_that_of_the_standard() -> None:
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    at = Clock().now.fromtimestamp(1614265330, tz=Clock().now.tzinfo)
    found = signed(Hook("x", "https://x.example", secret), id="msg_p5jXN8AQM9LWM0D4loKWxJek", at=at, body=body)
    assert found["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert found["webhook-timestamp"] == "1614265330"


def test_each_change_is_sent_once_where_nothing_fails(path: Path, site: Site) -> None:
    with Record.open(path) as record:
        made = list(deliver(record, [hook(f"{site.url}/in")], clock=Clock(), limits=LIMITS))
        assert [d.done for d in made] == [True] * 6
        assert list(deliver(record, [hook(f"{site.url}/in")], clock=Clock(), limits=LIMITS)) == []
        assert made[-1].settled == record.notices.last()
        assert {headers["webhook-id"] for _, headers, _ in site.sent} == ids(record)
        for _, headers, body in site.sent:
            told = json.loads(body)
            assert genuine(headers, body)
            assert told["data"]["id"] == headers["webhook-id"]
            assert told["type"] == f"change.{told['data']['kind']}"
            assert told["data"]["sentence"]
        news(record, 8)
        assert [d.done for d in deliver(record, [hook(f"{site.url}/in")], clock=Clock(), limits=LIMITS)] == [True]


def test_a_new_hook_hears_only_what_is_new_unless_it_asks(path: Path, site: Site) -> None:
    with Record.open(path) as record:
        fresh = hook(f"{site.url}/in", past=False)
        assert list(deliver(record, [fresh], clock=Clock(), limits=LIMITS)) == []
        news(record, 8)
        assert [d.done for d in deliver(record, [fresh], clock=Clock(), limits=LIMITS)] == [True]


def test_through_failures_and_restarts_nothing_is_lost(path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, clock, failed, killed, number = random.Random(7), Clock(), 0, 0, 100
    received = dict[str, list[bytes]]()

    def receive(_: str, headers: dict[str, str], body: bytes) -> Page:
        assert genuine(headers, body)
        kind = chance.choice(["ok", "ok", "500", "429", "410", "drip"] if failed < 100 else ["ok"])
        if kind == "ok" or chance.random() < 0.1:  # some take a message and fail to say so
            received.setdefault(headers["webhook-id"], []).append(body)
        later = {"Retry-After": "30"} if kind == "429" else {}
        return Page(drip=True) if kind == "drip" else Page(status=200 if kind == "ok" else int(kind), headers=later)

    site.receive = receive
    kept = Record.transaction
    while True:
        with Record.open(path) as record, monkeypatch.context() as patch:
            if failed < 100 and chance.random() < 0.3:
                number += 1
                news(record, number)
            if chance.random() < 0.2:  # killed after something was sent, before it was noted
                patch.setattr(Record, "transaction", lambda self: _killed() if site.sent else kept(self))
            try:
                for made in deliver(
                    record, [hook(f"{site.url}/in")], clock=clock, chance=chance.random, limits=Limits(fetch_seconds=0.05)
                ):
                    failed += not made.done
                    if chance.random() < 0.3:
                        break
                else:
                    if failed >= 100 and ids(record) == received.keys():
                        break
            except KeyboardInterrupt:
                killed += 1
        clock.pass_(90_000)
    assert failed >= 100
    assert killed > 5
    with Record.open(path) as record:
        assert received.keys() == ids(record)
        assert all(len(set(bodies)) == 1 for bodies in received.values())
        assert record.notices.undelivered(hook="desk", after=0, limit=9) == []
        assert list(record.verify()) == []


def _killed() -> None:
    raise KeyboardInterrupt


def test_a_change_that_is_always_refused_does_not_hold_up_the_others(path: Path, site: Site) -> None:
    refused = ""

    def receive(_: str, headers: dict[str, str], body: bytes) -> Page:
        nonlocal refused
        refused = refused or headers["webhook-id"]
        return Page(status=400 if headers["webhook-id"] == refused else 200)

    site.receive = receive
    clock = Clock()
    with Record.open(path) as record:
        for _ in range(40):
            list(deliver(record, [hook(f"{site.url}/in")], clock=clock, limits=LIMITS))
            clock.pass_(4_000)
        assert [n.id for n in record.notices.undelivered(hook="desk", after=0, limit=9)] == [refused]
        assert record.watching.attempts("desk", after=0)[refused] > 10


def test_a_hook_that_fails_is_tried_ever_later(path: Path) -> None:
    clock, waits = Clock(), list[float]()

    def send(*_: object, **__: object) -> int:
        raise AnswerError("no", status=503, wait=7_200.0 if len(waits) == 3 else None)

    with Record.open(path) as record:
        for _ in range(5):
            [made] = deliver(record, [hook("https://x.example")], clock=clock, chance=lambda: 0.5, send=send)
            waits.append(made.due / 1e6 - clock.now.timestamp())
            clock.now += timedelta(seconds=waits[-1])
    assert [round(w) for w in waits] == [5, 10, 20, 7_200, 80]


def test_private_addresses_are_sent_to_only_where_the_list_allows(path: Path, site: Site) -> None:
    with Record.open(path) as record:
        [made] = deliver(record, [hook(f"{site.url}/in", private=False)], clock=Clock(), limits=LIMITS)
        assert (made.done, site.sent) == (False, [])
        assert "not public" in made.says


def test_what_another_program_adds_is_delivered(path: Path, site: Site) -> None:
    over, bell = threading.Event(), threading.Event()
    with Record.open(path) as record:
        given = [hook(f"{site.url}/in")]
        thread = threading.Thread(target=deliver_on, args=(record, given), kwargs={"bell": bell, "over": over.is_set})
        thread.start()
        with Record.open(path) as other:
            news(other, 8)
        bell.set()
        deadline = threading.Event()
        while len(site.sent) < 7 and not deadline.wait(0.02):
            pass
        over.set()
        bell.set()
        thread.join(5)
        assert not thread.is_alive()
        assert {headers["webhook-id"] for _, headers, _ in site.sent} == ids(record)


def test_a_record_that_is_held_does_not_end_the_delivery(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = list[int]()

    def busy(*_: object, **__: object) -> Iterator[Delivery]:
        rounds.append(1)
        raise RecordError("another program is writing")
        yield

    monkeypatch.setattr("onrecord.flow.hooks.deliver", busy)
    monkeypatch.setattr("onrecord.flow.hooks.LOOK", 0.001)
    with Record.open(path) as record:
        deliver_on(record, [hook("https://x.example")], bell=threading.Event(), over=lambda: len(rounds) > 2)
    assert len(rounds) == 3


def test_an_address_that_is_none_is_a_failure(path: Path) -> None:
    def send(*_: object, **__: object) -> int:
        raise SourceError("no such host")

    with Record.open(path) as record:
        [made] = deliver(record, [hook("https://x.example")], clock=Clock(), send=send)
        assert (made.done, made.says, made.failures) == (False, "no such host", 1)
