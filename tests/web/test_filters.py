import pytest

from onrecord.web.filters import brief, steady, web, when


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        ("2025-09-09T07:05:00+02:00", "9 Sep 2025, 07:05 +02:00"),
        ("2025-09-09T07:05:00Z", "9 Sep 2025, 07:05 +00:00"),
        ("2025-09-09T07:05", "9 Sep 2025, 07:05"),
        ("2025-09-09", "9 Sep 2025"),
        ("PRESENT_REF", "PRESENT_REF"),
        (None, ""),
    ],
)
def test_times_are_set_with_their_zone(stamp: str | None, said: str) -> None:
    assert when(stamp) == said


@pytest.mark.parametrize(
    ("stamp", "said"), [("2025-09-09T07:05:00+02:00", "9 Sep, 07:05 +02:00"), ("2025-09-09", "9 Sep 2025"), (None, "")]
)
def test_a_brief_time_leaves_its_year_out(stamp: str | None, said: str) -> None:
    assert brief(stamp) == said


def test_a_character_that_turns_the_line_around_is_named() -> None:
    assert steady("<b>\u202etxt") == '&lt;b&gt;<span class="control" data-name="RLO"></span>txt'


def test_an_address_that_may_be_linked_to_is_of_the_web() -> None:
    assert web("https://quay.example/") == "https://quay.example/"
    assert web("javascript:alert(1)") is None
    assert web(None) is None
