"""Changes sent to webhooks as Standard Webhooks asks: signed, tried again until they are taken, under a key that stays.

Each attempt is a row. A change that was sent and not noted, because the program was killed in between, is sent again under the
same key, so that each arrives at least once and can be told from a second one.
"""

import base64
import hashlib
import hmac
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from onrecord import capture, codec
from onrecord.errors import AnswerError, RecordError, SourceError
from onrecord.flow.watch_list import Hook
from onrecord.flow.watch_schedule import DAY, Chance
from onrecord.model.holding import Delivery, Noticed
from onrecord.record import Record
from onrecord.record.instants import instant
from onrecord.settings import LIMITS, Limits

FIRST, MOST = 5.0, 3_600.0
"""Seconds to wait after a first failure, and at most; a hook that says that it is gone is left alone for a day."""

BATCH = 100
"""Changes among which the next one is chosen: one that was not tried before goes before one that failed."""

LOOK = 1.0
"""Seconds between two looks at what there is to deliver."""

Send = Callable[..., int]
Clock = Callable[[], datetime]


def deliver(
    record: Record,
    hooks: Sequence[Hook],
    *,
    clock: Clock = lambda: datetime.now(UTC),
    chance: Chance = random.random,
    send: Send = capture.send,
    limits: Limits = LIMITS,
) -> Iterator[Delivery]:
    """Send to each hook what it has not taken, until nothing is due now; gives each attempt when it is kept."""
    for hook in hooks:
        last = record.watching.delivery(hook.name) or _met(record, hook, clock())
        while instant(clock().isoformat()) >= last.due and (one := _next(record, hook, last)):
            last = _attempt(record, hook, one, last, clock=clock, chance=chance, send=send, limits=limits)
            yield last


def deliver_on(
    record: Record, hooks: Sequence[Hook], *, bell: threading.Event, over: Callable[[], bool], limits: Limits = LIMITS
) -> None:
    """Deliver until it is `over`, at once when the bell rings, else when something is due or another program wrote it."""
    while hooks and not over():
        bell.clear()
        try:
            for _ in deliver(record, hooks, limits=limits):
                if over():
                    return
        except RecordError:  # another program holds the file, as `rebuild` does: what was not noted is sent again
            bell.wait(LOOK)
        bell.wait(LOOK)


def message(noticed: Noticed) -> bytes:
    """What is sent: the type, the time and the change, with the names of the record's export, and its id."""
    change = noticed.change
    return codec.encode({
        "type": f"change.{change.kind}",
        "timestamp": change.at,
        "data": {"id": noticed.id, **codec.plain(change)},
    })  # fmt: skip


def signed(hook: Hook, *, id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The headers of a message: its key, the time of this attempt in seconds since 1970, and its HMAC-SHA256."""
    stamp = str(int(at.timestamp()))
    mac = hmac.new(hook.secret, b".".join((id.encode(), stamp.encode(), body)), hashlib.sha256).digest()
    return {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
    }


def _met(record: Record, hook: Hook, now: datetime) -> Delivery:
    """A hook seen for the first time: what was known before is not sent, unless it asks for the past."""
    settled = 0 if hook.past else record.notices.last()
    return _kept(record, Delivery(hook.name, "", now.isoformat(), True, "met", 0, 0, settled))


def _next(record: Record, hook: Hook, last: Delivery) -> Noticed | None:
    waiting = record.notices.undelivered(hook=hook.name, after=last.settled, limit=BATCH)
    tried = record.watching.attempts(hook.name, after=last.settled)
    return min(waiting, key=lambda n: (tried.get(n.id, 0), n.known), default=None)


def _attempt(
    record: Record, hook: Hook, one: Noticed, last: Delivery, *, clock: Clock, chance: Chance, send: Send, limits: Limits
) -> Delivery:
    body, now = message(one), clock()
    made = replace(last, change=one.id, at=now.isoformat())
    try:
        headers = signed(hook, id=one.id, at=now, body=body)
        status = send(hook.url, body, headers=headers, limits=replace(limits, private_addresses=hook.private))
    except SourceError as error:
        failures, due = last.failures + 1, clock() + timedelta(seconds=_pause(last.failures, error, chance))
        return _kept(record, replace(made, done=False, says=str(error), failures=failures, due=instant(due.isoformat())))
    upto = record.notices.last()  # read before what is left, so that nothing in between is passed over
    left = record.notices.undelivered(hook=hook.name, after=last.settled, limit=2)
    settled = min((n.known - 1 for n in left if n.id != one.id), default=upto)
    return _kept(record, replace(made, done=True, says=str(status), failures=0, due=0, settled=max(last.settled, settled)))


def _pause(failures: int, error: SourceError, chance: Chance) -> float:
    status, wait = (error.status, error.wait or 0.0) if isinstance(error, AnswerError) else (0, 0.0)
    doubled = DAY if status == 410 else min(MOST, FIRST * 2.0 ** min(failures, 16))
    return max(doubled * (0.75 + chance() / 2), min(wait, DAY))


def _kept(record: Record, row: Delivery) -> Delivery:
    with record.transaction() as write:
        write.watching.append(row)
    return row
