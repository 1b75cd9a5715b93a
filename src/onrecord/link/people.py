"""Who speaks, as a sentence names them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_ONE = re.compile(
    r"\b(?:source|official|officer|witness|diplomat|spokesman|spokeswoman|spokesperson|employee|worker|resident|aide)\b"
)
_SET = re.compile(
    r"(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|some|several|many|other|both|no|any|all|those|these|his|her|their|its|our)\b",
    re.I,
)


def name(who: str | None, outlet: str | None) -> str:
    """A speaker, or the outlet that speaks itself, at the beginning of a sentence."""
    text = by(who, outlet)
    return text[:1].upper() + text[1:]


def by(who: str | None, outlet: str | None) -> str:
    """The same within a sentence: descriptions have their article."""
    text = (who or outlet or "the text").strip()
    first = text.split(" ", 1)[0]
    if _SET.match(text):
        return text if who is None else text[:1].lower() + text[1:]
    if first in _offices() or text.rsplit(" ", 1)[-1] in _offices():
        return f"the {text}"
    if not first[:1].islower():
        common = text.rsplit(" ", 1)[-1]
        return f"the {text}" if common[:1].islower() and common not in _plain() and not first.endswith(("'s", "’s")) else text
    bare = text.removeprefix("unnamed ")
    if "'s " not in bare and "’s " not in bare and _ONE.search(bare.split(" of ")[0].split(" for ")[0]):
        return f"{'an' if text[0] in 'aeiou' else 'a'} {text}"
    return text if bare != text or first in _plain() else f"the {text}"


@cache
def _offices() -> frozenset[str]:
    return frozenset(_lexicon()["offices"]["words"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(_lexicon()["plain"]["words"])


@cache
def _lexicon() -> dict[str, dict[str, list[str]]]:
    path = resources.files("onrecord.link").joinpath("lexicon/people.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
