"""What was made is kept, made once however many ask, and let go when there is too much."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from onrecord.record.memory import Memory


def test_a_value_is_made_once() -> None:
    memory, made = Memory(), list[str]()

    def make() -> tuple[str, int]:
        made.append("tide")
        return "tide", 4

    assert [memory.once("a", make) for _ in range(3)] == ["tide"] * 3
    assert made == ["tide"]


def test_threads_wait_for_the_one_that_makes_it() -> None:
    memory, made, gate = Memory(), list[int](), threading.Barrier(4)

    def ask(number: int) -> int:
        def make() -> tuple[int, int]:
            made.append(number)
            return number, 1

        gate.wait()
        return memory.once("a", make)

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(ask, range(4)))
    assert len(made) == 1
    assert answers == made * 4


def test_the_least_used_goes_first() -> None:
    memory, made = Memory(10), list[str]()

    def make(name: str) -> tuple[str, int]:
        made.append(name)
        return name, 4

    for name in ("a", "b", "a", "c", "a", "b"):
        assert memory.once(name, partial(make, name)) == name
    assert made == ["a", "b", "c", "b"]


def test_a_value_that_is_too_heavy_is_given_and_not_kept() -> None:
    memory, made = Memory(10), list[int]()

    def make() -> tuple[str, int]:
        made.append(1)
        return "whale", 11

    assert [memory.once("a", make) for _ in range(2)] == ["whale"] * 2
    assert len(made) == 2


def test_what_could_not_be_made_is_tried_again() -> None:
    memory = Memory()

    def fail() -> tuple[str, int]:
        raise ValueError("torn")

    with pytest.raises(ValueError, match="torn"):
        memory.once("a", fail)
    assert memory.once("a", lambda: ("whole", 1)) == "whole"
