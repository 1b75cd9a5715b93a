from dataclasses import replace

import pytest

from onrecord.view.claims import Statement
from onrecord.view.held import Evidence
from onrecord.web.axis import LEFT, RIGHT, Strip, axis

PLACE = Evidence("v", "q1", "Ostrel Post", None, "", "")


def figure(
    low: float | None, high: float | None, *, who: str = "Ada Whin", unit: str | None = None, about: bool = False
) -> Statement:
    return Statement(who, True, low, high, unit, about, None, None, (PLACE,))


def strips(*given: Statement) -> list[Strip]:
    return [strip for lane in reversed(axis(given).lanes) for strip in lane.strips]


def test_figures_of_a_claim_share_an_axis_with_round_numbers_at_its_ticks() -> None:
    drawn = axis([figure(0, 0, who="a"), figure(100, 100, who="b"), figure(25, 75, who="c")])
    assert [t.said for t in drawn.ticks] == ["0", "50", "100"]
    between, most, least = (lane.strips[0] for lane in drawn.lanes)
    assert least == Strip(LEFT, LEFT, False, False, False, True)
    assert most == Strip(RIGHT, RIGHT, False, False, False, True)
    assert LEFT < between.left < between.right < RIGHT


def test_an_open_bound_runs_to_the_rim() -> None:
    above, below = strips(figure(40, None, who="a"), figure(None, 20, who="b"))
    assert (above.right, above.open_right, above.open_left) == (100.0, True, False)
    assert (below.left, below.open_left, below.open_right) == (0.0, True, False)


def test_an_approximate_figure_is_hollow() -> None:
    assert [strip.hollow for strip in strips(figure(5, 5, about=True), figure(6, 6))] == [True, False]


def test_a_claimant_has_one_lane_with_the_way_from_the_first_figure_to_the_last() -> None:
    [lane] = axis([figure(10, 10), figure(30, None, who="ADA WHIN"), figure(20, 20)]).lanes
    assert lane.now.low == 20
    assert [s.low for s in lane.before] == [30, 10]
    assert [s.latest for s in lane.strips] == [False, False, True]
    assert lane.steps == ((lane.strips[0].left, lane.strips[1].left), (lane.strips[1].left, lane.strips[2].left))


def test_the_claimant_with_the_latest_figure_comes_first_and_an_outlet_speaks_for_itself() -> None:
    own = replace(figure(3, 3), speaker=None)
    assert [lane.now.speaker for lane in axis([figure(1, 1), figure(2, 2, who="b"), own, figure(4, 4)]).lanes] == [
        "Ada Whin",
        None,
        "b",
    ]


def test_a_figure_in_another_unit_is_told_but_not_drawn() -> None:
    drawn = axis(
        [figure(5, 5, who="a", unit="t"), figure(6, 6, who="b"), figure(7, 7, who="c", unit="t"), figure(900, 900, unit="%")]
    )
    assert [len(lane.strips) for lane in drawn.lanes] == [0, 1, 1, 1]
    assert all(t.said.endswith(" t") for t in drawn.ticks)


def test_long_words_at_ticks_do_not_run_into_each_other() -> None:
    drawn = axis([figure(20_000_000, 20_000_000, unit="crowns"), figure(98_000_000, 98_000_000, unit="crowns")])
    said = [t.said for t in drawn.ticks]
    assert said[0]
    assert not said[1]
    assert drawn.ticks[0].anchor == "start"
    assert len([words for words in said if words]) > 1


@pytest.mark.parametrize("value", [0, 5, -3, 2_000_000, 0.01])
def test_one_value_stands_in_the_middle(value: float) -> None:
    drawn = axis([figure(value, value)])
    assert LEFT < drawn.lanes[0].strips[0].left < RIGHT
    assert len(drawn.ticks) > 1


def test_words_have_no_lane_and_no_figure_no_strip() -> None:
    words = Statement(None, False, None, None, None, False, None, None, (PLACE,))
    assert axis([words]).lanes == ()
    assert axis([figure(None, None)]).lanes[0].strips == ()
