import pytest

from onrecord.web.ticks import LONG, RIM, tick


@pytest.mark.parametrize(
    ("at", "said", "anchor"),
    [
        (0, "x" * LONG, "start"),
        (RIM - 1, "x" * LONG, "start"),
        (RIM, "x" * LONG, "middle"),
        (50, "x" * 40, "middle"),
        (100 - RIM, "x" * LONG, "middle"),
        (100, "x" * LONG, "end"),
        (0, "x" * (LONG - 1), "middle"),
        (100, "", "middle"),
    ],
)
def test_long_words_at_the_ends_stay_inside_the_axis(at: float, said: str, anchor: str) -> None:
    assert tick(at, said).anchor == anchor
