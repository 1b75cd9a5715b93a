"""What speaks for an article being of a story."""

import math

from onrecord.link.kinship import TRAITS, Terms, traits, weighed

FLOOD: Terms = {"dam": 2, "brok": 1, "kesk": 1, "^kesk": 1, "!dam": 1, "&lower mill": 1, "#412": 1, "@2031-03-01": 1}


def _traits(article: Terms, *members: Terms, at: str | None = None, when: str | None = None) -> dict[str, float]:
    found = traits(weighed((article, at), lambda _: 1.0), [(terms, when) for terms in members])
    return dict(zip(TRAITS, found, strict=True))


def test_an_article_is_as_near_as_can_be_to_itself() -> None:
    found = _traits(FLOOD, FLOOD)
    assert found["cover"] == 1.0
    assert math.isclose(found["names"], 1.0)
    assert math.isclose(found["head"], 1.0)
    assert found["pairs"] == found["figures"] == math.log(2)
    assert (found["fresh"], found["far"], found["size"]) == (1.0, 0.0, 0.0)


def test_nothing_in_common_is_nothing() -> None:
    found = _traits({"chess": 1, "^ulla": 1, "ulla": 1, "!chess": 1}, FLOOD)
    assert set(found.values()) == {0.0}


def test_days_far_apart_speak_against_one_event() -> None:
    near, far = (_traits({"dam": 1, "@" + day: 1}, FLOOD) for day in ("2031-03-03", "2041-03-03"))
    assert (near["fresh"], near["far"]) == (1.0, 0.0)
    assert far["fresh"] == 0.0
    assert far["far"] > 8


def test_articles_fetched_at_one_moment_say_nothing_of_time() -> None:
    moment, later = "2031-03-01T10:00:00+00:00", "2031-03-01T10:05:00+00:00"
    assert _traits({"dam": 1}, {"dam": 1}, at=moment, when=moment)["fresh"] == 0.0
    assert _traits({"dam": 1}, {"dam": 1}, at=moment, when=later)["fresh"] == 1.0


def test_the_nearest_article_decides_and_the_size_counts() -> None:
    found = _traits(FLOOD, {"chess": 1}, FLOOD)
    assert math.isclose(found["near"], _traits(FLOOD, FLOOD)["near"])
    assert found["size"] == math.log(2)
