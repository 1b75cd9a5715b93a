"""Hedges that an edit puts in or takes out."""

import pytest

from onrecord.link.telling import tell
from tests.link.written import reading, says, takes


@pytest.mark.parametrize(
    ("was", "now", "kinds"),
    [
        ("reportedly asleep", "asleep", ["hedge-dropped"]),
        ("asleep", "reportedly asleep", ["hedge-added"]),
        ("reportedly asleep", "reportedly awake", []),
        ("reportedly asleep", "allegedly asleep", []),
    ],
)
def test_a_hedge_that_comes_or_goes(was: str, now: str, kinds: list[str]) -> None:
    versions = []
    for day, words in enumerate((was, now), 1):
        text = f"The sluice keeper was {words} in the hours before the dam broke above Ostvale."
        item = says(text, "a1", "", "", text, speaker="neighbours")
        versions.append(
            reading(f"v{day}", text, item, takes(text, "s1", "", "questions", "hours", "a1"), article="page", day=day)
        )
    assert [c.kind for c in tell("s", versions).changes if c.kind.startswith("hedge")] == kinds
