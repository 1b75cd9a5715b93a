from onrecord.view.story import Statement
from onrecord.web.axis import LEFT, RIGHT, Strip, strips


def figure(low: float | None, high: float | None) -> Statement:
    return Statement(None, True, low, high, None, False, None, None, ())


def test_figures_of_a_claim_share_an_axis() -> None:
    least, most, middle = strips([figure(0, 0), figure(100, 100), figure(25, 75)])
    assert least == Strip(LEFT, LEFT, False, False)
    assert most == Strip(RIGHT, RIGHT, False, False)
    assert middle is not None
    assert LEFT < middle.left < middle.right < RIGHT


def test_an_open_bound_runs_to_the_rim() -> None:
    assert strips([figure(40, None), figure(None, 20)]) == [Strip(RIGHT, 100.0, False, True), Strip(0.0, LEFT, True, False)]


def test_one_value_stands_in_the_middle_and_words_have_no_strip() -> None:
    words = Statement(None, False, None, None, None, False, None, None, ())
    assert strips([figure(5, 5), words, figure(None, None)]) == [Strip(50.0, 50.0, False, False), None, None]
    assert strips([words]) == [None]
