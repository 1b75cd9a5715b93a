"""A stream is cut into runs that are neither long nor heavy."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.flow.windows import HEAVIEST, LONGEST, windows


def test_runs_grow_to_the_longest() -> None:
    assert [len(run) for run in windows(range(60), weight=lambda _: 1)] == [1, 2, 4, 8, 16, 16, 13]


def test_a_heavy_item_ends_its_run() -> None:
    assert list(windows([1, HEAVIEST, 2, 3], weight=lambda n: n)) == [[1], [HEAVIEST], [2, 3]]


@given(st.lists(st.integers(0, HEAVIEST), max_size=80))
def test_nothing_is_lost_or_moved(items: list[int]) -> None:
    runs = list(windows(items, weight=lambda n: n))
    assert [item for run in runs for item in run] == items
    assert all(0 < len(run) <= LONGEST for run in runs)
    assert all(sum(run[:-1]) < HEAVIEST for run in runs)
