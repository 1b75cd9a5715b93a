"""The words that can hand a statement to someone, from `lexicon/cues.toml`, found by any of their forms."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lemma by form, classes by lemma, the particles that a verb takes into its cue, and words that are cues by themselves."""

    verbs: MappingProxyType[str, str]
    nouns: MappingProxyType[str, str]
    classes: MappingProxyType[str, frozenset[str]]
    noun_classes: MappingProxyType[str, str]
    raised: frozenset[str]
    particles: MappingProxyType[str, frozenset[str]]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    silence: MappingProxyType[str, frozenset[str]]
    hearsay: MappingProxyType[str, frozenset[str]]
    labels: frozenset[str]
    comment: frozenset[str]
    figures: MappingProxyType[str, frozenset[str]]
    relaying: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    raw = tomllib.loads((resources.files("onrecord.read") / "lexicon" / "cues.toml").read_text("utf-8"))
    irregular, doubling = raw["inflection"]["irregular"], frozenset(raw["inflection"]["doubling"].split())
    classes: dict[str, set[str]] = {}
    for name, words in raw["verbs"].items():
        for word in words.split():
            classes.setdefault(word, set()).add(name)
    nouns = {word: name for name, words in raw["nouns"].items() for word in words.split()}
    counting = " ".join(raw["figures"][part] for part in ("at", "object", "noun")).split()
    verbs = sorted({*classes, *counting, *raw["passives"]["raised"].split(), *raw["silence"]["governing"].split()})
    return Lexicon(
        verbs=MappingProxyType(dict(_by_form(verbs, irregular, doubling))),
        nouns=MappingProxyType({form: noun for noun in nouns for form in (noun, plural(noun))}),
        classes=MappingProxyType({word: frozenset(names) for word, names in classes.items()}),
        noun_classes=MappingProxyType(nouns),
        raised=frozenset(raw["passives"]["raised"].split()),
        particles=MappingProxyType({word: frozenset(after) for word, after in raw["particles"].items()}),
        adverbs=frozenset(raw["adverbs"]["words"].split()),
        adjectives=frozenset(raw["adjectives"]["words"].split()),
        silence=MappingProxyType({part: frozenset(words.split()) for part, words in raw["silence"].items()}),
        hearsay=MappingProxyType({part: frozenset(words.split()) for part, words in raw["hearsay"].items()}),
        labels=frozenset(raw["labels"]["words"]),
        comment=frozenset(raw["comment"]["participles"].split()),
        relaying=frozenset(raw["relaying"]["verbs"].split()),
        figures=MappingProxyType({part: frozenset(words.split()) for part, words in raw["figures"].items()}),
    )


def _by_form(verbs: list[str], irregular: dict[str, Any], doubling: frozenset[str]) -> Iterator[tuple[str, str]]:
    for verb in verbs:
        for form in forms(verb, past=irregular.get(verb), doubles=verb in doubling):
            yield form, verb


def forms(verb: str, *, past: list[str] | None = None, doubles: bool = False) -> tuple[str, ...]:
    """The forms of an English verb: lemma, -s, -ing, and the past forms (`past` where they are irregular)."""
    stem = verb + verb[-1] if doubles else verb
    ed = verb[:-1] + "ied" if _consonant_y(verb) else stem.removesuffix("e") + "ed"
    ing = stem if stem.endswith(("ee", "oe", "ye")) else stem.removesuffix("e")
    return (verb, plural(verb), ing + "ing", *(past or [ed]))


def plural(word: str) -> str:
    """A word with -s, as a plural noun or a verb in the third person has it."""
    if _consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "go")) else "s")


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS


def lemma(word: str) -> str:
    """The lemma of a verb form that the lexicon knows, else the form itself without its ending."""
    known = lexicon().verbs.get(word)
    if known:
        return known
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)]
    return word
