"""The words that carry a stance."""

from onrecord.read.stance_words import forms, stances


def test_forms_of_regular_verbs() -> None:
    assert forms("deny") == ("deny", "denies", "denied", "denying")
    assert forms("dismiss") == ("dismiss", "dismisses", "dismissed", "dismissing")
    assert forms("refute") == ("refute", "refutes", "refuted", "refuting")
    assert forms("rebut") == ("rebut", "rebuts", "rebutted", "rebutting")


def test_a_verb_stands_in_all_its_forms_with_its_stance() -> None:
    assert {stances().verbs[form] for form in forms("deny")} == {"denies"}
    assert stances().particles["bore"] == "out"
