"""The words of stances.toml: what is a charge, a hedge or a note of a correction, and which words say the same."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from onrecord.link.words import TOKEN, content, stem


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


def opposite(left: str, right: str) -> bool:
    """Whether each of two statements about one thing has a word that the other cannot have: "twice" against "once"."""
    one, other = ({word.casefold() for word in TOKEN.findall(text)} for text in (left, right))
    pairs = _lexicon()["contrary"]["pairs"]
    return any(a in x and b in y and a not in y and b not in x for x, y in ((one, other), (other, one)) for a, b in pairs)


def sober(text: str) -> str:
    """A text without the negations that negate nothing: "no doubt", "no fewer than", "not only"."""
    return _EMPHATIC.sub("", text)


def happens(word: str) -> tuple[str, ...]:
    """What sort of thing happens, as a verb, or its stem, says; () for any other word."""
    return () if word.casefold() in _lexicon()["lasting"]["words"] else _occurs().get(stem(word), ())


def affirms(cue: str) -> bool:
    """Whether a verb says that what others have said is so: "confirmed"."""
    return any(stem(word) in listed("affirms") for word in TOKEN.findall(cue))


def amended(text: str) -> bool:
    """Whether a paragraph says that a text was corrected."""
    return any(stem(word) in listed("amended") for word in TOKEN.findall(text))


def rival(sentence: str) -> bool:
    """Whether a sentence calls what was just told two accounts of one thing: "could not verify either account"."""
    return bool(_RIVAL.search(sentence))


def of_a_text(name: str) -> bool:
    """Whether a name is of a text and not of someone ("the same report", "an earlier version of this post")."""
    return bool(_TEXTS.match(name))


_EMPHATIC = re.compile(
    r"\bno\s+(?:doubt|fewer|less|more|longer|later|matter|wonder|sooner|question)\b|\bnot\s+(?:only|just|merely|least)\b", re.I
)
_RIVAL = re.compile(
    r"\b(?:either|neither)\s+(?:account|version)|\b(?:conflicting|competing|contradictory|rival)\s+(?:accounts|versions|claims|statements)",
    re.I,
)
_TEXTS = re.compile(
    r"(?:an?|the|this|that|its|our)?\s*(?:(?:same|earlier|previous|first|original|later|updated)\s+)?"
    r"(?:reports?|articles?|story|stories|versions?|posts?|pages?|corrections?|clarifications?|headlines?|captions?)"
    r"(?:\s+(?:on|of|about|in|from|published|that)\b.*)?$",
    re.I,
)


@cache
def _occurs() -> dict[str, tuple[str, ...]]:
    groups = _lexicon()["occurs"]
    return {stem(word): (kind,) for kind, some in groups.items() for word in some}


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
