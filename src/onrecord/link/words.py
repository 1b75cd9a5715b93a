"""Words for comparing texts: tokens, light stems, names, and how common a word is in news English."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = (
    ("isation", "ise"), ("ization", "ise"), ("fulness", "ful"), ("iveness", "ive"), ("ements", ""), ("ations", "at"),
    ("ation", "at"), ("ement", ""), ("ments", ""), ("ities", ""), ("ingly", ""), ("ment", ""), ("ness", ""),
    ("ings", ""), ("ions", ""), ("iers", "i"), ("edly", ""), ("ing", ""), ("ion", ""), ("ies", "i"), ("ied", "i"),
    ("ier", "i"), ("ors", ""), ("ers", ""), ("ity", ""), ("ous", ""), ("ive", ""), ("est", ""), ("or", ""), ("er", ""),
    ("ed", ""), ("ly", ""), ("es", ""), ("al", ""), ("s", ""), ("e", ""), ("y", "i"),
)  # fmt: skip
FAMILY = 6
"""Letters in which stems of one family agree."""
CLOSE = 0.35, 0.9
"""Share of the weight of the shorter of two statements, and the weight, that both have where they may speak of one thing."""
RAREST = 0.02
"""Articles in a thousand that hold a word which the list of common words lacks."""


def tokens(text: str) -> list[str]:
    """Words and numbers as written, without a possessive ending."""
    return [word if word.isalnum() else _POSSESSIVE.sub("", word) for word in TOKEN.findall(text)]


@cache
def stem(word: str) -> str:
    """A key that forms of one word share ("welder", "welding"): small letters, one or two endings off, at least three left."""
    word = _POSSESSIVE.sub("", word.casefold()).replace("’", "'")
    if not word.isascii() or word[:1].isdigit():
        return word
    for _ in range(2):
        shorter = _shorter(word)
        if shorter == word:
            break
        word = shorter
    return word


def _shorter(word: str) -> str:
    for ending, instead in _ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and _VOWEL.search(rest):
            if ending == "s" and rest[-1] in "su":
                continue
            rest += instead
            double = ending in ("ed", "ing") and len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "aeiouls"
            return rest[:-1] if double else rest
    return word


@cache
def common() -> dict[str, float]:
    """How many of a thousand news articles hold a word, by its stem; only words that are not rare."""
    rows = resources.files("onrecord.link").joinpath("lexicon/words.tsv").read_text(encoding="utf-8").splitlines()
    return {stem: float(rate) for stem, rate in (row.split("\t") for row in rows if row[:1] != "#")}


@cache
def rarity(stem: str) -> float:
    """How much a shared word tells: about 0 for "the", 1 for a word of one article in a hundred, 2 and more for rare ones."""
    return max(0.0, math.log10(1000 / common().get(stem, RAREST)) - 0.3) * 0.6


def akin(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two sets of stems have one of a family in common: "president" and "presidency"."""
    return any(a == b or (min(len(a), len(b)) >= FAMILY and a[:FAMILY] == b[:FAMILY]) for a in left for b in right)


def content(text: str) -> list[str]:
    """The stems of words that carry meaning, in order: those that fewer than a third of all articles hold."""
    return [s for s in map(stem, tokens(text)) if rarity(s) > 0.1]


def names(text: str) -> set[str]:
    """Stems of words that stand with a capital where no sentence begins."""
    found = set()
    for match in TOKEN.finditer(text):
        word = match[0]
        if len(word) > 1 and word[0].isupper():
            before = match.start()
            while before and text[before - 1] in " \t\"'“”‘’(":
                before -= 1
            if before and text[before - 1] not in ".!?:\n" and text[match.start() - 1] != "\n":
                found.add(stem(word))
    return found


def shared(left: Iterable[str], right: Iterable[str]) -> float:
    """The weight of the stems that both hold."""
    return math.fsum(rarity(s) for s in set(left) & set(right))  # exact, so that the order of a set does not count


def weight(stems: Iterable[str]) -> float:
    """The weight of all different stems."""
    return math.fsum(rarity(s) for s in set(stems))


def close(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two statements are near enough in words that the contrary of one can be meant by the other."""
    one, other = set(left), set(right)
    both = weight(one & other)
    return both >= CLOSE[1] and both >= CLOSE[0] * min(weight(one), weight(other))
