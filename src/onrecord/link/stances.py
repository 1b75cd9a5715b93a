"""The words of stances.toml: what is a charge, a hedge or a note of a correction, and which words say the same."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from onrecord.link.words import content, stem


@cache
def listed(section: str) -> frozenset[str]:
    """The stems of a list."""
    return frozenset(map(stem, _lexicon()[section]["words"]))


def folded(text: str) -> list[str]:
    """The stems of the words of a text that carry meaning; words that say the same have one, numbers are left out."""
    for pattern, first in _phrases():
        text = pattern.sub(first, text)
    return [_synonyms().get(s, s) for s in content(text) if not s[0].isdigit()]


def charged(word: str) -> bool:
    """Whether a stem stands for words that say what is disputed."""
    return word in _firsts()


def of_a_text(name: str) -> bool:
    """Whether a name is of a text and not of someone ("the same report", "an earlier version of this post")."""
    return bool(_TEXTS.match(name))


_TEXTS = re.compile(
    r"(?:an?|the|this|that|its|our)?\s*(?:(?:same|earlier|previous|first|original|later|updated)\s+)?"
    r"(?:reports?|articles?|story|stories|versions?|posts?|pages?|corrections?|clarifications?|headlines?|captions?)"
    r"(?:\s+(?:on|of|about|in|from|published|that)\b.*)?$",
    re.I,
)


@cache
def _synonyms() -> dict[str, str]:
    groups = _lexicon()["synonyms"]
    return {stem(word): stem(first) for first, some in groups.items() for word in some}


@cache
def _firsts() -> frozenset[str]:
    return frozenset(_synonyms().values())


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    groups = _lexicon()["phrases"]
    return tuple((re.compile("|".join(rf"\b{re.escape(p)}\b" for p in some), re.I), first) for first, some in groups.items())


@cache
def _lexicon() -> dict[str, Any]:
    path = resources.files("onrecord.link").joinpath("lexicon/stances.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
