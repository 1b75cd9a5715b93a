"""What was made of rows, kept under a hash of those rows: bounded, and safe between threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 48_000_000
"""Bytes that all values of one memory may weigh, as their makers tell: about 150 MB of Python objects made of JSON."""


@dataclass(slots=True)
class _Made:
    """A value, or one that a thread is making; the others wait for it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    value: Any = None
    weight: int = -1


class Memory:
    """Values by keys that say all that a value follows from, so that none is ever out of date; the least used go first."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._weight = most, 0
        self._values: OrderedDict[Hashable, _Made] = OrderedDict()
        self._lock = threading.Lock()

    def once(self, key: Hashable, make: Callable[[], tuple[T, int]]) -> T:
        """The value of a key; where it is not here, `make` gives it with its weight, in one thread however many ask."""
        with self._lock:
            one = self._values.setdefault(key, _Made())
            self._values.move_to_end(key)
        if one.weight < 0:
            with one.lock:
                if one.weight < 0:
                    self._fill(key, one, make)
        value: T = one.value
        return value

    def _fill(self, key: Hashable, one: _Made, make: Callable[[], tuple[T, int]]) -> None:
        try:
            one.value, weight = make()
        except BaseException:
            with self._lock:
                self._values.pop(key, None)
            raise
        with self._lock:
            one.weight = weight
            if self._values.get(key) is one:
                self._weight += weight
            self._shrink()

    def _shrink(self) -> None:
        """Let the least used go until the rest fits; one that is being made stays."""
        while self._weight > self._most:
            key = next((key for key, one in self._values.items() if one.weight >= 0), None)
            if key is None:
                return
            self._weight -= self._values.pop(key).weight
