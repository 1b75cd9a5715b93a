"""Pieces of sentences that can stand by themselves in a label or in a line about a change."""

from __future__ import annotations

import re

from onrecord.link.words import rarity, stem

LONG = 110
"""Code points from which words are cut, at the end of a clause or at a blank."""
_PARTS = re.compile(r"(?<![.?!]),?[\"”] … [\"“](?=[A-Z](?<!I)|I\w)")
"""Between two quoted sentences of one speaker."""
_QUOTES = re.compile('["“”«»]')
_DATELINE = re.compile(r"^[A-Z][^.!?]{0,60}?(?:\([^)]{1,30}\)\s*[-–—]|\s[–—-])\s+(?=\S)")
_END = re.compile(r"[;:“”\"]|[.!?](?=\s|$)|,(?=\s)|\s[–—-]\s|\b(?:and|but|while|whereas)\b(?=\s)")
_ASIDE = re.compile(r",\s(?:[a-z]+ed|which|who|whose|an?|the|now|then|based|built|including|according)\b[^,;:]*,\s")
_CUT = re.compile(r"[,;:–—]\s|\s(?:and|but|while|who|which|because|after|although|though)\s")
_JOINING = re.compile(r"^(?:(?:and|but|so|yet|that|while)\s+)+", re.IGNORECASE)
_BARE = re.compile(r"(?:to|who|whom|whose|which|of|for|as|with|by|against)\b", re.IGNORECASE)
_COMMON = 0.75
"""Rarity below which a word at the beginning of a sentence is taken for no name."""
_ARTICLES = frozenset(("The", "A", "An", "In", "On", "At", "Some", "About", "Around", "Nearly", "Almost", "Only", "That", "This"))
_PRONOUNS = frozenset(
    (
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "any",
        "anything",
        "such",
    )
)


def undated(text: str) -> str:
    """A text without the dateline that it begins with."""
    return _DATELINE.sub("", text)


def plain(text: str) -> str:
    """Words on one line, without a dateline, quotation marks or marks at their rims."""
    whole = _PARTS.sub(". ", _DATELINE.sub("", text.strip()))
    line = " ".join(_QUOTES.sub("", whole).replace(" … ", " ").split())
    return line.strip(" ,;:.–—-")


def short(text: str, length: int = LONG) -> str:
    """Plain words; where they are long, cut near their end, at the end of a clause or else at a blank, and marked so."""
    line = plain(text)
    if len(line) <= length:
        return line
    ends = [m.start() for m in _CUT.finditer(line, length * 2 // 3, length)]
    blank = line.rfind(" ", 0, length)
    return line[: ends[-1] if ends else blank if blank > 0 else length].rstrip(" ,") + " …"


def quoted(text: str, length: int = 2 * LONG) -> str:
    """Words in quotation marks that are closed."""
    return f"“{short(text, length)}”"


def before(text: str) -> str:
    """The clause that a text ends in."""
    text = _ASIDE.sub(" ", _DATELINE.sub("", text))
    found = list(_END.finditer(text))
    return text[found[-1].end() :].strip() if found else text.strip()


def after(text: str) -> str:
    """The clause that a text begins with."""
    found = _END.search(text)
    return (text[: found.start()] if found else text).strip()


def lower(text: str) -> str:
    """A text within a sentence: its first letter is small where the word is a common one."""
    word, _, rest = text.partition(" ")
    title = rest[:1].isupper() and word not in _ARTICLES
    named = title or word == "I" or word[1:2].isupper() or rarity(stem(word)) >= _COMMON
    return text if named else text[:1].lower() + text[1:]


def upper(text: str) -> str:
    """A text at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """A sentence with its full stop, or the mark of what was cut."""
    return text if text.endswith(" …") else f"{text.rstrip(' .,;')}."


def unjoined(text: str) -> str:
    """A clause without the words that join it to the one before: "but", "and that"."""
    return _JOINING.sub("", text)


def bare(text: str) -> bool:
    """Whether words are no clause: an infinitive, a relative clause, what a preposition began ("to rest him for the season")."""
    return bool(_BARE.match(plain(text)))


def leans(text: str) -> bool:
    """Whether a clause begins with a word that only the text before it explains."""
    return plain(text).split(" ", 1)[0].casefold() in _PRONOUNS
