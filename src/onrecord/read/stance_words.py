"""The words that carry a stance, from stances.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.model.attribution import Stance
from onrecord.read.nouns import lexicon

STANCES: tuple[Stance, ...] = (
    "denies",
    "questions",
    "cannot-verify",
    "retracts",
    "contradicts",
    "confirms",
    "supports",
)


@dataclass(frozen=True, slots=True)
class Stances:
    """The lexicon of stances by word: verbs, verbs that need a claim as object, adjectives and nouns, first words of phrases."""

    verbs: dict[str, Stance]
    answers: dict[str, Stance]
    qualities: dict[str, Stance]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]
    revises: dict[str, Stance]
    refusals: frozenset[str]
    recognizing: frozenset[str]
    verifying: frozenset[str]
    accepting: frozenset[str]
    particles: dict[str, str]
    blocked: frozenset[str]
    claims: frozenset[str]
    figures: frozenset[str]
    wrong: frozenset[str]
    wrong_of: frozenset[str]


@cache
def stances() -> Stances:
    """The lexicon of stances, read once."""
    raw = lexicon("stances.toml")
    verbs: dict[str, Stance] = {}
    answers: dict[str, Stance] = {}
    revises: dict[str, Stance] = {}
    qualities: dict[str, Stance] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Stance]]] = {}
    for stance in STANCES:
        entry = raw[stance]
        verbs |= {form: stance for verb in entry.get("verbs", ()) for form in forms(verb)}
        answers |= {form: stance for verb in entry.get("answers", ()) for form in forms(verb)}
        revises |= {form: stance for verb in entry.get("revises", ()) for form in forms(verb)}
        qualities |= dict.fromkeys((*entry.get("adjectives", ()), *entry.get("nouns", ())), stance)
        for phrase in entry.get("phrases", ()):
            words = tuple(phrase.split())
            phrases.setdefault(words[0], []).append((words, stance))
    return Stances(
        verbs,
        answers,
        qualities,
        {first: tuple(some) for first, some in phrases.items()},
        revises,
        frozenset(raw["refusals"]["nouns"]),
        frozenset(form for verb in raw["recognizing"]["verbs"] for form in forms(verb)),
        frozenset(form for verb in raw["verifying"]["verbs"] for form in forms(verb)),
        frozenset(form for verb in raw["accepting"]["verbs"] for form in forms(verb)),
        {form: particle for particle, verbs in raw["particles"].items() for verb in verbs for form in forms(verb)},
        frozenset(raw["verifying"]["blocked"]),
        frozenset(raw["claims"]["nouns"]),
        frozenset(raw["claims"]["figures"]),
        frozenset(raw["wrong"]["adjectives"]),
        frozenset(raw["wrong"]["of"]),
    )


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a regular verb: deny, denies, denied, denying."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    end = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    last = verb[-1] if verb in ("rebut", "dispel") else ""
    return (verb, verb + end, verb + last + "ed", verb + last + "ing")
