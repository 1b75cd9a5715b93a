"""Where an article is at home: the town and the country that "police" and "the government" in it belong to."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.read.names import Name
from onrecord.read.nouns import Tree, roles, singular


@dataclass(frozen=True, slots=True)
class Home:
    """The town and the country that an article is reported from, each None where it does not say."""

    town: str | None = None
    country: str | None = None

    def qualify(self, words: tuple[str, ...], name: str) -> str:
        """`name` with the place it belongs to, where it is a body that has no name of its own."""
        if not words or name != name.lower():
            return name
        known, head = roles(), singular(words[-1])
        pair = " ".join(words[-2:])
        if self.town and (pair in known.compounds or words[-1] == "police" or head in known.local):
            return f"{self.town} {name}"
        return f"{self.country} {name}" if self.country and head in known.national and len(words) == 1 else name


def home(parsed: Tree, found: list[Name]) -> Home:
    """The home of an article, by its dateline; without one, the only city and country that it names."""
    dateline = _dateline(parsed)
    if dateline:
        town, _, country = dateline.partition(", ")
        return Home(_cased(town), _known(country, found) or _only(parsed, "country"))
    return Home(_only(parsed, "city"), _only(parsed, "country"))


def _dateline(parsed: Tree) -> str | None:
    """The place before the dash of "PORT VELL, Ostrava (NNA) -", with what follows its comma."""
    opening = parsed.doc.text[:90].split("\n")[0]
    for mark in (" - ", " – ", " — ", "— "):
        place, found, _ = opening.partition(mark)
        if found and place.split(",")[0].split(" (")[0].isupper():
            return place.split(" (")[0].strip()
    return None


def _cased(town: str) -> str:
    return " ".join(w.capitalize() for w in town.split())


def _known(country: str, found: list[Name]) -> str | None:
    """The second part of a dateline if it is a place and no date."""
    part = country.split(",")[0].strip()
    return part if part and any(" ".join(n.words) == part.lower() and n.label == "GPE" for n in found) else None


def _only(parsed: Tree, precision: str) -> str | None:
    """The one city or country that the article names; None where it names two. "the Eastern Mole" names no town of that name."""
    names = {p.name for p in parsed.doc.places if p.precision == precision and not _within_name(parsed, p.span[0])}
    return names.pop() if len(names) == 1 else None


def _within_name(parsed: Tree, span: Span) -> bool:
    """Whether another capitalised word of the same name stands right before a place or after it."""
    tokens, inside = parsed.doc.tokens, parsed.at(span)
    for beside in (inside.start - 1, inside.stop):
        if 0 <= beside < len(tokens) and parsed.text(beside)[0].isupper() and tokens[beside].tag in ("NNP", "NNPS", "JJ"):
            left, right = sorted((span, tokens[beside].span))
            if parsed.doc.text[left.end : right.start] == " ":
                return True
    return False
