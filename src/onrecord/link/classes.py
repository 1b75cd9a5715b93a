"""The classes of what news counts, and the words around figures, from counts.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from onrecord.link.words import TOKEN, stem


@cache
def lexicon() -> dict[str, Any]:
    """The classes of counts and the words around figures."""
    return tomllib.loads(resources.files("onrecord.link").joinpath("lexicon/counts.toml").read_text(encoding="utf-8"))


@cache
def listed(section: str) -> frozenset[str]:
    """The stems of a list of words."""
    return frozenset(map(stem, lexicon()[section]["words"]))


def names_class(word: str) -> bool:
    """Whether a stem is that of a word of a class."""
    return word in _by_stem()


def classed(text: str, *, backwards: bool = False) -> Iterator[tuple[str, str]]:
    """The words of a class in a text: what stands between each and the text's beginning (or its end), and the class."""
    found = [(m.start(), m.end(), c) for m in TOKEN.finditer(text) if (c := _class(m[0]))]
    found += [(m.start(), m.end(), lexicon()["class"][(m.lastindex or 1) - 1]["name"]) for m in _phrases().finditer(text)]
    for start, end, name in sorted(found):
        yield (text[end:] if backwards else text[:start]), name


def has(text: str, section: str) -> bool:
    """Whether a text holds a word or a phrase of a list."""
    row = lexicon()[section]
    small = text.casefold()
    return any(stem(w) in listed(section) for w in TOKEN.findall(text)) or any(
        re.search(rf"\b{re.escape(p)}\b", small) for p in row.get("phrases", ())
    )


def falls(kind: str) -> bool:
    """Whether a count of this class goes down as time passes, as that of the missing does."""
    return bool(_row(kind).get("falls", False))


def later(kind: str) -> bool:
    """Whether a class is of what follows an event, which is news only where more than one speaks of it."""
    return bool(_row(kind).get("later", False))


def local(kind: str) -> bool:
    """Whether those who came from some place are a part of the count."""
    return bool(_row(kind).get("local", False))


def becomes(kind: str) -> tuple[str, ...]:
    """The classes in which some of those counted may be counted later; "four of the wounded had died" are a part of these."""
    return tuple(_row(kind).get("becomes", ()))


def once(kind: str) -> bool:
    """Whether what is counted was over when it was counted, so that a higher number is no news but another count."""
    return bool(_row(kind).get("once", False))


def proved(kind: str, text: str) -> bool:
    """Whether a text says of what is counted that it was shown to be so, where others are only suspected."""
    small = text.casefold()
    return any(re.search(rf"\b{re.escape(word)}\b", small) for word in _row(kind).get("proved", ()))


def setting(kind: str) -> bool:
    """Whether a class says where those counted were, and not what happened to them."""
    return bool(_row(kind).get("setting", False))


def shared_out(kind: str) -> bool:
    """Whether a share of what is counted is someone's, as a party's share of the vote."""
    return bool(_row(kind).get("number", False))


def refers(text: str) -> bool:
    """Whether a text has a word for a figure given before, as it stands, or a phrase ("that makes")."""
    row = lexicon()["again"]
    small = text.casefold()
    return any(w in row["words"] for w in TOKEN.findall(small)) or any(
        re.search(rf"\b{re.escape(p)}\b", small) for p in row["phrases"]
    )


def puts(text: str) -> bool:
    """Whether a text has a verb by which figures alone are given ("puts it at", "makes it"), and not only one of saying."""
    row, small = lexicon()["gives"], text.casefold()
    verbs = set(row["words"]).difference(row["telling"], ("given", "declared", "named", "names"))
    return not verbs.isdisjoint(TOKEN.findall(small)) or any(re.search(rf"\b{re.escape(p)}\b", small) for p in row["phrases"])


def deed(text: str) -> bool:
    """Whether a text tells of something given, promised or asked for."""
    return not set(lexicon()["deeds"]["words"]).isdisjoint(TOKEN.findall(text.casefold()))


def scoped(text: str) -> bool:
    """Whether a text says that its figure counts more, or fewer, than another one."""
    return has(text, "scope")


def spoken_of(text: str) -> bool:
    """Whether words speak of a figure without giving it ("the new figure", "the ministry's total")."""
    return any(stem(word) in listed("again") for word in TOKEN.findall(text)) and not any(c.isdigit() for c in text)


def kinds(text: str) -> list[str]:
    """The classes that words name."""
    return [name for _, name in classed(text)]


def counted(kind: str, noun: str = "") -> str:
    """What a figure of a class counts, in words: "people killed", or the noun of the text, "officers injured"."""
    row = _row(kind)
    return f"{noun or row['who']} {row['how']}"


@cache
def _row(kind: str) -> dict[str, Any]:
    return next((row for row in lexicon()["class"] if row["name"] == kind), {})


@cache
def _class(word: str) -> str:
    """The class that a word names; "" for none."""
    name = _by_stem().get(stem(word), "")
    return "" if word.casefold() in _row(name).get("event", ()) else name


@cache
def _by_stem() -> dict[str, str]:
    return {stem(word): row["name"] for row in lexicon()["class"] for word in row["words"]}


@cache
def _phrases() -> re.Pattern[str]:
    """A pattern of all phrases, a group for each class; "…" in one stands for up to four words."""
    classes = (f"({'|'.join(map(re.escape, row['phrases'])) or '(?!)'})" for row in lexicon()["class"])
    return re.compile(rf"\b(?:{'|'.join(classes)})\b".replace(r"\ …\ ", r"(?:\s+(?:St\.|[\w’'-]+)){0,4}\s+"), re.I)
