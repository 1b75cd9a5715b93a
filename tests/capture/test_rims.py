"""What clings to the rims of a text."""

from onrecord.capture.rims import trimmed
from tests.capture.invented import BODY, LEAD


def test_headline_stamp_and_labels_go() -> None:
    around = ["Crane falls", "Posted 6 May 2031, 6.40am by newsroom", LEAD, "Advertisement", *BODY[1:], "https://post.example/a"]
    assert trimmed(around, "Crane falls") == list(BODY)


def test_a_stamp_after_the_headline_goes_with_it() -> None:
    assert trimmed(["Crane falls Posted Tuesday 6 May 2031, 6.40am", *BODY], "Crane falls") == list(BODY)
    assert trimmed([f"Crane falls {LEAD}", *BODY[1:]], "Crane falls") == list(BODY)


def test_sentences_with_a_date_stay() -> None:
    said = "6 May 2031 was the day on which the harbour was closed."
    assert trimmed([said, *BODY], None) == [said, *BODY]
