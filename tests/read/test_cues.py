"""Forms of the words in the lexicon of cues."""

import pytest

from onrecord.read.cues import forms, lemma, lexicon, plural


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("claim", ("claim", "claims", "claiming", "claimed")),
        ("argue", ("argue", "argues", "arguing", "argued")),
        ("agree", ("agree", "agrees", "agreeing", "agreed")),
        ("deny", ("deny", "denies", "denying", "denied")),
        ("say", ("say", "says", "saying", "sayed")),
        ("stress", ("stress", "stresses", "stressing", "stressed")),
    ],
)
def test_regular_forms(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb) == expected


def test_doubled_and_irregular_forms() -> None:
    assert forms("admit", doubles=True) == ("admit", "admits", "admitting", "admitted")
    assert forms("write", past=["wrote", "written"]) == ("write", "writes", "writing", "wrote", "written")


@pytest.mark.parametrize(
    ("form", "base"), [("said", "say"), ("denies", "deny"), ("vowed", "vow"), ("thinking", "think"), ("referred", "refer")]
)
def test_forms_lead_to_their_lemma(form: str, base: str) -> None:
    assert lemma(form) == base


def test_unknown_forms_lose_their_ending() -> None:
    assert lemma("walked") == "walk"
    assert "walked" not in lexicon().verbs


def test_plurals() -> None:
    assert [plural(w) for w in ("claim", "theory", "promise", "guess")] == ["claims", "theories", "promises", "guesses"]


def test_every_particle_belongs_to_a_verb_of_the_lexicon() -> None:
    known = lexicon().classes.keys() | lexicon().raised
    assert set(lexicon().particles) <= known
