"""A process that does tasks: `python -m onrecord.backfill.worker`, JSON lines in and out.

It loads the pipeline once. It tells which page it is at, so that whoever started it knows which one it died of, and ends when its
input does, at once, whatever it is doing.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from pathlib import Path

from onrecord import codec
from onrecord.errors import OnrecordError

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def main() -> None:
    """Do tasks until there are none."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # one core for each worker
    from onrecord.backfill.work import Task, done, warm

    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints must not get between the lines

    def say(kind: str, value: object) -> None:
        out.write(codec.encode({kind: value}) + b"\n")

    given: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(given,), daemon=True).start()
    while True:
        task = codec.decode(given.get(), Task)
        try:
            if task.kind == "read":
                warm()
            result = done(task, lambda ordinal: say("at", ordinal))
        except (OnrecordError, OSError) as error:
            say("failed", str(error))
        else:
            say("done", [result, memory()])


def memory() -> int:
    """Bytes of memory that this process holds; 0 where the system does not tell."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * PAGE if statm.exists() else 0


def _listen(given: queue.SimpleQueue[bytes]) -> None:
    for line in sys.stdin.buffer:
        given.put(line)
    os._exit(0)


if __name__ == "__main__":
    main()
