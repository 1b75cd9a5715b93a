"""A worker that is replaced when it dies, and the page that kills it found and left out."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from onrecord import codec
from onrecord.backfill.work import Task
from onrecord.errors import OnrecordError

DEATHS = 3
"""Times that a page, worked on by itself, may end a worker before it is left out: once or twice can be chance."""
MOST = 20
"""Deaths over one task after which it is given up."""
PATIENCE = 600.0
"""Seconds without a sign of life after which a worker is ended."""
HEAVY = 1_000 * 1024 * 1024
"""Bytes of memory from which a worker is replaced before its next task."""


WORKER = (sys.executable, "-m", "onrecord.backfill.worker")


class Supervisor:
    """One worker at a time, started when first needed."""

    def __init__(self, command: Sequence[str] = WORKER, *, patience: float = PATIENCE) -> None:
        self._command, self._patience = command, patience
        self._worker: subprocess.Popen[bytes] | None = None
        self._parent = os.getppid()

    def answer(self, given: str) -> str:
        """The answer to a task, both as JSON: {"task", "done"}, or {"task", "failed"} with one sentence."""
        task = asked = codec.decode(given, Task)
        deaths, count = Counter[int](), 0
        while count < MOST:
            try:
                return codec.encode({"task": task, **self._asked(asked)}).decode()
            except _Died as died:
                count += 1
                deaths[died.at] += asked.alone and died.at >= 0
                leave = tuple(sorted(page for page, times in deaths.items() if times >= DEATHS))
                asked = replace(task, alone=True, leave=leave)
        says = f"a worker died {MOST} times over one run of pages ({task.kind} {task.number}): free some memory and go on"
        return codec.encode({"task": task, "failed": says}).decode()

    def close(self) -> None:
        """End the worker."""
        if self._worker:
            self._worker.kill()
            self._worker.communicate()
            self._worker = None

    def _asked(self, task: Task) -> dict[str, Any]:
        worker, at = self._started(), -1
        assert worker.stdin is not None
        try:
            worker.stdin.write(codec.encode(task) + b"\n")
            worker.stdin.flush()
        except OSError:
            self.close()
            raise _Died(at) from None
        while line := self._line(worker):
            said = codec.loads(line)
            if "at" in said:
                at = said["at"]
                continue
            if "done" in said:
                result, memory = said["done"]
                if memory > HEAVY:
                    self.close()
                return {"done": result, "memory": memory}
            return dict(said)
        self.close()
        raise _Died(at)

    def _line(self, worker: subprocess.Popen[bytes]) -> bytes:
        """The next line of a worker; empty where it died, or was ended because it said nothing for too long."""
        assert worker.stdout is not None
        waited = 0.0
        while waited < self._patience:
            if select.select([worker.stdout], [], [], 1.0)[0]:
                return worker.stdout.readline()
            waited += 1.0
            if os.getppid() != self._parent:  # whoever started us is gone: nobody waits for an answer
                self.close()
                os._exit(1)
        return b""

    def _started(self) -> subprocess.Popen[bytes]:
        if self._worker is None:
            self._worker = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        return self._worker


class _Died(OnrecordError):
    """A worker that ended without an answer, at the page `at`."""

    def __init__(self, at: int) -> None:
        super().__init__("a worker died")
        self.at = at
