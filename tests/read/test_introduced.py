"""Quotations that no verb of speech hands to anybody."""

import pytest

from tests.read.test_attributions import said


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Asked about the drone, she was curt: “There was no drone anywhere near the dam.”", "she", "was"),
        ("On the union’s charge about the dam he was short: “No gate was open that night.”", "he", "was"),
        ("Her answer was short: “Not one tent was delivered to us.”", "Her", "was"),
        ("The rain stopped. Ann Marr shook her head. “Nobody told us to leave before six.”", "Ann Marr", ""),
    ],
)
def test_whoever_the_sentence_before_is_about_says_it(text: str, source: str, cue: str) -> None:
    found = [a for a in said(text) if a[2].startswith("“")]
    assert [(a[0], a[1]) for a in found] == [(source, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The sign on the gate was old: “Beware of the dog at night.”",
        "They made her stand in the street with a board reading: “I stole from the poor.”",
        "The dam is the oldest in the land. “It leaks wherever you look,” it said in red paint.",
        "Ann Marr painted a picture: “The dam.”",
        "Ann Marr was arrested. “You have the right to remain silent.”",
        "Ann Marr received an anonymous letter: “We know where you live.”",
        "Ann Marr opened the email. “We know where you live.”",
        "On the wall about the dam that he was painting: “No gate was open that night.”",
        "Her message from the bank was short: “Your account is closed now.”",
    ],
)
def test_a_sign_or_a_title_is_said_by_nobody_in_the_sentence_before(text: str) -> None:
    assert not [
        a for a in said(text) if a[0] in ("Ann Marr", "They", "Her", "The sign on the gate", "The dam") and a[2].startswith("“")
    ]
